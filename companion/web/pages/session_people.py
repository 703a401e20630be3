"""Whom somebody talks with, and whom they could begin with: lines of a list, and choices of a field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from companion.domain.agenda.agenda import Side
from companion.domain.people import Profile
from companion.domain.relationship import Relationship
from companion.errors import InputError
from companion.web import words
from companion.web.pages.session_bond import WHERE
from companion.web.pages.session_desk import nobody_yet
from companion.web.panel import Act

if TYPE_CHECKING:
    from companion.web.pages.you import You
    from companion.wiring import Companion

MOST_CHOICES = 500
"""People offered in a list; others are found by their id or address."""


def talks(companion: Companion, me: Profile) -> list[dict[str, Any]]:
    """A line for each relationship, those that go on first."""
    found = [_talk(companion, me, one) for one in reversed(companion.relationships.of(me.id))]
    return sorted(found, key=lambda line: line["over"])


def _talk(companion: Companion, me: Profile, one: Relationship) -> dict[str, Any]:
    side: Side = "mentee" if one.mentee == me.id else "mentor"
    other = companion.people.get(one.mentor if side == "mentee" else one.mentee)
    waiting = [due.what for due in companion.session_keeping.reminders(me.id) if other and other.id in {due.who, due.other}]
    return {
        "other": other.id if other else "", "name": other.name if other else "somebody who is no longer here",
        "headline": other.headline if other else "", "side": side, "where": WHERE[one.phase], "over": one.phase.value == "ended",
        "review": one.is_due_for_review(companion.clock.today()), "waiting": waiting,
    }  # fmt: skip


def everybody(companion: Companion, *, first: str) -> list[tuple[str, str]]:
    """Whom one may be, by name; where they are too many, those with a role."""
    found = sorted(companion.profiles.listing(), key=lambda one: first not in one.roles)[:MOST_CHOICES]
    found.sort(key=lambda one: words.folded(one.name))
    return [(one.id, f"{one.name}, {one.headline}" if one.headline else one.name) for one in found]


def chosen(companion: Companion, you: You, act: Act) -> Profile:
    """Whom somebody chose to be, where people do not sign in. Raises UsageError, InputError, UnknownPerson."""
    if you.is_given:
        raise nobody_yet()
    typed = act.text("other-who")
    return _called(companion, typed, companion.people.every()) if typed else companion.profiles.get(act.text("who"))


def to_begin_with(companion: Companion, me: Profile) -> list[tuple[str, str]]:
    """Whom one could note a talk with, by name."""
    fitting = sorted(_open_to(companion, me), key=lambda one: words.folded(one.name))
    return [(one.id, f"{one.name}, {one.headline}" if one.headline else one.name) for one in fitting[:MOST_CHOICES]]


def begun_with(companion: Companion, you: You, me: str, typed: str) -> str:
    """The id of whom one begins with, by an id, an address or the name as it stands in the list.

    Where people sign in, nobody who is not listed is found by guessing. Raises InputError.
    """
    own = companion.profiles.get(me)
    found = _called(companion, typed, [own, *_open_to(companion, own)])
    if you.is_given and not found.mentoring.consent.listed:
        raise _nobody_called(typed)
    return found.id


def _open_to(companion: Companion, me: Profile) -> list[Profile]:
    """People who agreed to be listed. Invented people stand among own ones only where there is nobody else, as where people are
    looked for."""
    samples = companion.people.sample_ids()
    listed = [one for one in companion.people.every() if one.id != me.id and one.mentoring.consent.listed]
    return [one for one in listed if (one.id in samples) == (me.id in samples)] or listed


def _called(companion: Companion, typed: str, among: Iterable[Profile]) -> Profile:
    """Somebody by an id or address, else the one of `among` with this whole name, whatever its accents. Raises InputError."""
    if known := companion.people.get(typed):
        return known
    name = words.folded(" ".join(typed.split()))
    found = [one for one in among if words.folded(one.name) == name]
    if not found:
        raise _nobody_called(typed)
    if len(found) > 1:
        raise InputError(
            f"{len(found)} people here are called “{typed}”.", "Choose from the list, or write an id or e-mail address."
        )
    return found[0]


def _nobody_called(typed: str) -> InputError:
    return InputError(
        f"Nobody here is called “{typed}”.", "Choose from the list, or write a whole name, an id or an e-mail address."
    )
