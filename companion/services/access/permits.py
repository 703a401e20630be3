"""The words in which it is written down what a call of a service needs: each a small check that asks `may`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol

from companion.domain.access import Action, Actor, Kind, Target, may
from companion.errors import InputError, NotAllowed, UnknownPerson
from companion.seams import Accounts, Audit, Clock, Cohorts, Drafts, People, Sessions
from companion.services.people.seen_people import SeenPeople


class Parts(Protocol):
    """What checks look things up in."""

    @property
    def people(self) -> People:
        """Profiles."""

    @property
    def drafts(self) -> Drafts:
        """Drafts."""

    @property
    def sessions(self) -> Sessions:
        """What people keep of their talks."""

    @property
    def cohorts(self) -> Cohorts:
        """Cohorts and their plans."""

    @property
    def accounts(self) -> Accounts:
        """Accounts."""

    @property
    def audit(self) -> Audit:
        """Who did what."""

    @property
    def clock(self) -> Clock:
        """The time."""

    @property
    def seen_people(self) -> SeenPeople:
        """Profiles as far as somebody may see them."""


@dataclass(frozen=True)
class Use:
    """One call of a service: who makes it, and its arguments by name."""

    parts: Parts
    actor: Actor
    given: dict[str, Any]

    def at(self, path: str) -> Any:
        """An argument, or a field of one, as in `request.mentee`; None where it is not given."""
        name, *fields = path.split(".")
        value = self.given.get(name)
        for part in fields:
            value = getattr(value, part, None)
        return value

    def person(self, path: str) -> str | None:
        """The id of the person named at a path, by id or address."""
        who = self.at(path)
        found = self.parts.people.get(who) if who else None
        return found.id if found else who

    def require(self, action: Action, target: Target, otherwise: Exception | None = None) -> None:
        """Go on only where it is allowed."""
        if not may(self.actor, action, target):
            raise otherwise or not_here()


def not_here() -> NotAllowed:
    """What is not there, and what is not for whoever asks.

    Made anew each time: one that is kept holds on to whatever was at hand where it was raised.
    """
    return NotAllowed("There is nothing like that here.", "Load the page again.")


def _no_draft() -> InputError:
    return InputError("There is no such draft.", "Start again from the person's card.")


Check = Callable[[Use], None]
Result = Callable[[Use, Any], Any]
Whose = Callable[[Use], Callable[[Any], Iterable[str]]]
"""Asked before a call; what it gives is asked after it, and names those whose records were changed."""


@dataclass(frozen=True)
class Each:
    """What a call does to the profiles of many, as each of them reads it."""

    action: str
    whose: Whose


@dataclass(frozen=True)
class Permit:
    """What a call needs, what becomes of its result, and how it is written into the audit.

    `target` is the path of the id of what was done, `owner` of whose it is. What takes names away is noted `beforehand`. Where
    many people's records are changed, it is noted for `each` beside.
    """

    checks: tuple[Check, ...]
    result: Result | None = None
    noted: str | None = None
    kind: Kind | None = None
    target: str = ""
    owner: str = ""
    beforehand: bool = False
    each: Each | None = None


def permit(*checks: Check, result: Result | None = None) -> Permit:
    """A call that needs all of these."""
    return Permit(checks, result)


def noted(
    action: str, kind: Kind, target: str, *checks: Check, owner: str = "", result: Result | None = None, beforehand: bool = False
) -> Permit:
    """The same, written into the audit as the action on what stands at the path `target`."""
    return Permit(checks, result, action, kind, target, owner, beforehand)


def for_each(needed: Permit, action: str, whose: Whose) -> Permit:
    """The same, noted for each of those whose records it changes too."""
    return replace(needed, each=Each(action, whose))


def noting(use: Use, needed: Permit, call: Callable[[], Any], *, actor: str) -> Any:
    """What a call comes to. Who did what is written down, unless nothing was to be done but to look."""
    if needed.noted is None:
        return call()
    if needed.beforehand:
        note(use, needed, actor=actor)
        return call()
    changed = needed.each.whose(use) if needed.each else None
    answer = call()
    if not getattr(use.given.get("options"), "dry_run", False):
        note(use, needed, actor=actor)
        if needed.each and changed:
            people = list(dict.fromkeys(changed(answer)))
            use.parts.audit.note_each(
                use.parts.clock.now(), actor=actor, action=needed.each.action, kind="profile", people=people
            )
    return answer


def note(use: Use, needed: Permit, *, actor: str) -> None:
    """Write down who did what. Whoever is not on record is not named: nobody could be forgotten from there."""
    owner = use.person(needed.owner) if needed.owner else None
    known = owner if owner and use.parts.people.get(owner) else None
    target = str(use.at(needed.target) or "") if needed.target else ""
    if needed.target and needed.target == needed.owner:
        target = known or ""
    use.parts.audit.note(
        use.parts.clock.now(), actor=actor, action=needed.noted or "", kind=needed.kind or "", target=target, person=known,
    )  # fmt: skip


def free(use: Use) -> None:
    """Says nothing about anybody, and changes nothing."""


def allowed(action: Action, kind: Kind) -> Check:
    """A kind of thing as a whole."""
    return lambda use: use.require(action, Target(kind))


def own(path: str, kind: Kind = "seeking", action: Action = "read") -> Check:
    """The person at a path is oneself, by id or address."""

    def check(use: Use) -> None:
        if use.actor.person is None and not use.actor.is_local:
            raise InputError("It is not known yet who you are here.", "Fill in the short form under “Say who you are” first.")
        use.require(action, Target(kind, owner=use.person(path)), UnknownPerson(str(use.at(path))))

    return check


def own_or_nobody(path: str) -> Check:
    """The person at a path is oneself, or nobody is named."""
    return lambda use: own(path)(use) if use.at(path) else use.require("make", Target("seeking"))


def mine_put_in(name: str) -> Check:
    """An argument is set to oneself, whatever was given."""

    def check(use: Use) -> None:
        if not use.actor.is_local:
            use.given[name] = use.actor.person or use.actor.name

    return check


def draft(path: str = "draft_id", action: Action = "read") -> Check:
    """The draft named at a path is one's own."""

    def check(use: Use) -> None:
        found = use.parts.drafts.get(use.at(path) or "")
        use.require(action, Target("draft", owner=found.mentee if found else None), _no_draft())

    return check


def own_record(path: str, kind: Kind = "draft") -> Check:
    """A record that was read already is one's own."""
    return lambda use: use.require("read", Target(kind, owner=use.at(f"{path}.mentee")), _no_draft())


def seen(path: str) -> Check:
    """The person at a path may be seen."""

    def check(use: Use) -> None:
        if use.at(path) and use.parts.seen_people.seen(use.at(path), use.actor) is None:
            raise UnknownPerson(str(use.at(path)))

    return check


def of_profile(path: str, action: Action, kind: Kind = "profile") -> Check:
    """Something is done with the whole profile of the person at a path."""

    def check(use: Use) -> None:
        found = use.parts.people.get(use.at(path) or "")
        use.require(action, Target(kind, owner=found.id if found else None), UnknownPerson(str(use.at(path))))

    return check


def own_job(path: str) -> Check:
    """Long work belongs to whoever is named at a path, who is oneself."""
    return lambda use: use.require("make", Target("job", owner=use.at(path)))


@cache
def signature_of(call: Callable[..., Any]) -> inspect.Signature:
    """What a call takes."""
    return inspect.signature(call)
