"""Everything that can go wrong, as one tree. Each error says what happened and what to do.

CompanionError
├── UsageError              the command or call was put wrongly (exit status 2)
├── InputError              what was given cannot be used
│   ├── UnknownPerson       nobody has this id or address
│   ├── EmptyText           there is nothing to read
│   ├── TextTooLong         more than the field takes
│   ├── RulesError          the rules of a plan cannot be read
│   ├── UnreadableFile      the file is missing, damaged or not of the kind it claims
│   └── RefusedFile         the file is readable, and unsafe
├── SettingsError           a setting is missing or contradicts another
├── HomeError               the data folder cannot be used
│   ├── HomeBusy            another process is changing the index
│   └── HomeNewer           a newer program made this folder
├── ModelError              an embedding or language model is absent or did not answer
├── Stopped              whoever waited for it stopped it; nothing was changed
├── BoundaryStop            the words belong with a human first; nothing was kept (exit status 3)
├── NotAllowed              the actor may not do this
│   └── TooManyTries        somebody failed to sign in so often that they have to wait
└── Conflict                somebody changed the record meanwhile
"""

from __future__ import annotations


class CompanionError(Exception):
    """What happened, in one sentence, and what to do about it, in another."""

    exit_status = 1

    def __init__(self, happened: str, remedy: str = "") -> None:
        super().__init__(f"{happened} {remedy}".strip())
        self.happened = happened
        self.remedy = remedy


class UsageError(CompanionError):
    """The command or call was put wrongly."""

    exit_status = 2


class InputError(CompanionError):
    """What was given cannot be used."""


class UnknownPerson(InputError):
    """Nobody has this id or address."""

    def __init__(self, *who: str) -> None:
        named = " or ".join(repr(one) for one in who)
        super().__init__(f"Nobody here is called {named}.", "Give an id or an e-mail address from `companion people`.")


class EmptyText(InputError):
    """There is nothing to read."""


class TextTooLong(InputError):
    """More than the field takes."""


class RulesError(InputError):
    """The rules of a plan cannot be read."""


class UnreadableFile(InputError):
    """The file is missing, damaged or not of the kind it claims."""


class RefusedFile(InputError):
    """The file is readable, and unsafe to open."""


class SettingsError(CompanionError):
    """A setting is missing or contradicts another."""


class HomeError(CompanionError):
    """The data folder cannot be used."""


class HomeBusy(HomeError):
    """Another process is changing the index."""


class HomeNewer(HomeError):
    """A newer program made this folder."""


class ModelError(CompanionError):
    """An embedding or language model is absent or did not answer."""


class Stopped(CompanionError):
    """Whoever waited for it stopped it; nothing was changed."""


class BoundaryStop(CompanionError):
    """The words belong with a human first. `happened` names whom to turn to, `remedy` says why; nothing was kept."""

    exit_status = 3


class NotAllowed(CompanionError):
    """The actor may not do this. Worded like an unknown target, so that nothing is learned from it."""


class TooManyTries(NotAllowed):
    """Somebody failed to sign in so often that they have to wait. The same for people who have no account."""

    def __init__(self, seconds: int) -> None:
        super().__init__("That was tried too often.", f"Wait {seconds} seconds, then try again.")
        self.seconds = seconds


class Conflict(CompanionError):
    """Somebody changed the record since it was read."""
