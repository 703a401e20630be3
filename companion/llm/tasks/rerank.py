"""The first people of an order, put in order by how well their own lines answer the need."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from companion.domain.model_calls import Outgoing
from companion.domain.needs import Need
from companion.domain.people import Profile
from companion.domain.private_details import without_contact
from companion.errors import ModelError
from companion.llm.chat import Chat
from companion.llm.prompting import Prompting
from companion.llm.sharing import need_consent, sharing, shown

Reads = tuple[Profile, Sequence[str]]
"""A person, and the lines of theirs that are shown."""


class PeopleInOrder(BaseModel):
    """Everybody's id, the best first."""

    model_config = ConfigDict(extra="forbid")

    order: list[str]


@dataclass(frozen=True)
class Reorder:
    """Asks for an order. Implements `seams.Reorders`; the model sees lines and ids that mean nothing, never a name or a place."""

    chat: Chat
    prompting: Prompting

    @property
    def name(self) -> str:
        """What reads."""
        return f"model:{self.chat.endpoint.model}"

    def may_read(self, person: Profile) -> bool:
        """Whether a person's text may be sent."""
        return sharing(None, person, self.chat.endpoint).mentor

    def outgoing(self, need: Need, people: Sequence[Reads], mentee: Profile | None) -> Outgoing:
        """What would be sent. Raises ModelError when one of them did not agree, or nobody knows who asks."""
        allowed = sharing(mentee, None, self.chat.endpoint)
        need_consent(allowed.mentee, mentee, self.chat.endpoint)
        for person, _ in people:
            need_consent(self.may_read(person), person, self.chat.endpoint)
        asked = "; ".join(need.aspects or [need.text])
        theirs = {
            "need": without_contact(asked, mentee) if mentee else without_contact(asked),
            "people": "\n".join(self._line(id_, people[place], mentee) for id_, place in _ids(people).items()),
        }
        return self.prompting.outgoing("rerank", "rerank", PeopleInOrder, ours={}, theirs=theirs)

    def order(self, need: Need, people: Sequence[Reads], *, mentee: Profile | None) -> list[int]:
        """Their places, the best first, each once. Raises ModelError, also for an order that lacks or invents somebody."""
        ids = _ids(people)
        found = self.chat.ask(self.outgoing(need, people, mentee), PeopleInOrder)
        if sorted(found.order) != sorted(ids):
            raise ModelError("The model's order lacks people or names others.", "Try again, or another model.")
        return [ids[id_] for id_ in found.order]

    def _line(self, id_: str, reads: Reads, mentee: Profile | None) -> str:
        person, lines = reads
        allowed = sharing(mentee, person, self.chat.endpoint)
        said = (shown(line, by=person, other=mentee, allowed=allowed, of_mentee=False) or "" for line in lines)
        return f"{id_} | {' / '.join(' '.join(line.split()) for line in said)}"


def _ids(people: Sequence[Reads]) -> dict[str, int]:
    """Ids in an order that has nothing to do with the one there is, so that it cannot be repeated; each with its place."""
    places = sorted(range(len(people)), key=lambda place: hashlib.blake2b("\n".join(people[place][1]).encode()).digest())
    return {f"P{number}": place for number, place in enumerate(places, start=1)}
