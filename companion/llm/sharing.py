"""Whose text may go to a model: everybody's where the model runs on this machine, else theirs who agreed."""

from __future__ import annotations

from contextvars import ContextVar
from typing import NamedTuple

from companion.domain.people import Profile
from companion.domain.private_details import without_contact, without_person
from companion.errors import ModelError
from companion.llm.endpoint import Endpoint

_READ: ContextVar[frozenset[str]] = ContextVar("read", default=frozenset())
"""Whose consent the next question rests on, by id: it is asked for again while the question is under way."""


class Sharing(NamedTuple):
    """Whether the text of the one who asks, and of the one who is asked, may be in a prompt."""

    mentee: bool
    mentor: bool

    @property
    def all(self) -> bool:
        """Whether nothing need be held back."""
        return self.mentee and self.mentor


def sharing(mentee: Profile | None, mentor: Profile | None, endpoint: Endpoint) -> Sharing:
    """What two people's consent allows; somebody who is not on record has agreed to nothing."""

    def agreed(person: Profile | None) -> bool:
        return endpoint.is_here or (person is not None and person.mentoring.consent.model)

    if not endpoint.is_here:
        _READ.set(_READ.get() | {one.id for one in (mentee, mentor) if one is not None and agreed(one)})
    return Sharing(agreed(mentee), agreed(mentor))


def read_by_the_next_question() -> frozenset[str]:
    """Whose text is in what is about to be asked; from here on, nobody's."""
    found = _READ.get()
    _READ.set(frozenset())
    return found


def need_consent(allowed: bool, person: Profile | None, endpoint: Endpoint) -> None:
    """Raises ModelError where a task cannot do without somebody's text and they did not agree."""
    if not allowed:
        who = person.name if person else "Whoever writes this"
        raise ModelError(
            f"{who} has not agreed that their text may go to the language model at {endpoint.address}.",
            "Ask them, and record it as consent “model” in their profile; or use a model on this machine.",
        )


def shown(text: str, *, by: Profile, other: Profile | None, allowed: Sharing, of_mentee: bool) -> str | None:
    """A person's text as a model may read it: no way to reach anybody, nothing of the other's where they did not agree.

    None where its writer did not agree.
    """
    mine, theirs = (allowed.mentee, allowed.mentor) if of_mentee else (allowed.mentor, allowed.mentee)
    if not mine:
        return None
    people = [person for person in (by, other) if person is not None]
    kept = without_contact(text, *people)
    return kept if theirs or other is None else without_person(kept, other)
