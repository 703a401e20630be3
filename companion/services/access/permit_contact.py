"""What needs two people to be in contact: what one of them puts before the other, and beginning again after an end."""

from __future__ import annotations

from companion.domain.access import Kind, Target
from companion.domain.relationship import Phase, Relationship
from companion.errors import InputError, UnknownPerson
from companion.services.access.permits import Check, Use, seen


def asks_or_was_asked(mentee: str, mentor: str) -> Check:
    """One asks somebody who may be seen, or is the one who was asked: nobody begins with a mentee who did not begin."""

    def check(use: Use) -> None:
        if use.actor.is_local:
            return
        one_of_two(mentee, mentor, "shared agenda")(use)
        one = use.person(mentee)
        _asks(use, one, use.person(mentor), named=str(use.at(mentor if one == use.actor.person else mentee)))

    return check


def one_of_two(one: str, other: str, kind: Kind) -> Check:
    """One of two people is oneself."""

    def check(use: Use) -> None:
        two = frozenset(found for path in (one, other) if (found := use.person(path)))
        use.require("read", Target(kind, parties=two), UnknownPerson(str(use.at(other))))

    return check


def in_contact(one: str, other: str) -> Check:
    """The two are in contact: nothing is put before somebody who never was, who ended it, or who is kept from one."""

    def check(use: Use) -> None:
        seen(other)(use)
        _contact(use, use.person(one), use.person(other))

    return check


def with_contact_of_note(owner: str, note_id: str) -> Check:
    """The same for the two of a note, where it is one's own; of what is another's the service says that there is none."""

    def check(use: Use) -> None:
        person = use.person(owner)
        of_note = next((one.other for one in use.parts.sessions.note_versions(use.at(note_id)) if one.owner == person), None)
        if of_note is not None:
            _contact(use, person, of_note)

    return check


def as_at_the_beginning(relationship_id: str, phase: str) -> Check:
    """After an end the two begin again on the conditions of the first time."""

    def check(use: Use) -> None:
        known = _relationship(use, relationship_id)
        if known is not None and known.phase is Phase.ENDED and use.at(phase) is not Phase.ENDED and not use.actor.is_local:
            _asks(use, known.mentee, known.mentor, named=known.mentor if known.mentee == use.actor.person else known.mentee)

    return check


def _asks(use: Use, mentee: str | None, mentor: str | None, *, named: str) -> None:
    """`named` is what was asked for: an id in its place would tell that the person is there."""
    unknown = UnknownPerson(named)
    if mentee == use.actor.person:
        if mentor and use.parts.seen_people.seen(mentor, use.actor) is None:
            raise unknown
    elif mentee is None or mentor is None or not use.parts.seen_people.in_touch(mentor, mentee):
        raise unknown


def _contact(use: Use, one: str | None, other: str | None) -> None:
    if use.actor.is_local:
        return
    if one is None or other is None or not use.parts.seen_people.in_touch(one, other):
        raise InputError("You two are not in contact here.", "Say first, under Sessions, that you are.")


def _relationship(use: Use, path: str) -> Relationship | None:
    mine = use.parts.sessions.relationships(use.actor.person or "")
    return next((one for one in mine if one.id == use.at(path)), None)
