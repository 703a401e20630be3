"""Relationships as the two tell them: phases moved by people, an agreement, an end without a reason. Nothing is watched."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from companion.domain.agenda.agenda import Agenda
from companion.domain.agenda.shared import SharedAgenda
from companion.domain.relationship import NEXT, Agreement, Phase, Relationship
from companion.errors import InputError, NotAllowed
from companion.seams import Clock, People, Sessions
from companion.services.people.on_record import person_called


@dataclass(frozen=True)
class Relationships:
    """Use cases over relationships. Both of the two see the same; nobody else sees anything."""

    people: People
    sessions: Sessions
    clock: Clock

    def begin(self, by: str, *, mentee: str, mentor: str) -> Relationship:
        """Begin, when one of the two says so. Where they are in contact already, that relationship is given back.

        Raises:
            UnknownPerson: one of them is not there.
            InputError: the two are one.
            NotAllowed: somebody else says so.
        """
        person, two = self._id(by), (self._id(mentee), self._id(mentor))
        if two[0] == two[1]:
            raise InputError("Nobody has a relationship with themselves.", "Name two different people.")
        if person not in two:
            raise NotAllowed("Only the two themselves can say that they are in contact.", "Ask one of them.")
        known = next((one for one in self.sessions.relationships(person) if (one.mentee, one.mentor) == two), None)
        if known is not None and known.phase is not Phase.ENDED:
            return known
        if known is not None:
            return self._stored(known.model_copy(update={"phase": Phase.CONTACT}), known.version)
        return self._stored(Relationship(id=uuid4().hex, mentee=two[0], mentor=two[1], at=self.clock.now()), 0)

    def between(self, who: str, other: str) -> list[Relationship]:
        """Somebody's relationships with one other person, each way round: a peer can be both."""
        told = self._id(other)
        return [one for one in self.of(who) if one.is_of(told)]

    def phase(self, mentee: str, mentor: str) -> Phase | None:
        """Where two people say that they are, by their ids; None where nothing was noted."""
        found = (one.phase for one in self.sessions.relationships(mentee) if (one.mentee, one.mentor) == (mentee, mentor))
        return next(found, None)

    def of(self, who: str) -> list[Relationship]:
        """Somebody's relationships, in the order in which they began."""
        return self.sessions.relationships(self._id(who))

    def move(self, by: str, relationship_id: str, phase: Phase, *, expected_version: int) -> Relationship:
        """Move to another phase, when one of the two says so. An end needs no reason and takes none.

        Raises:
            NotAllowed: somebody else says so, or there is none.
            InputError: this phase does not follow.
            Conflict: it was changed meanwhile.
        """
        known = self._own(by, relationship_id)
        if phase not in NEXT[known.phase]:
            follows = ", ".join(one.value for one in Phase if one in NEXT[known.phase])
            raise InputError(f"“{phase.value}” does not follow “{known.phase.value}”.", f"What can follow: {follows}.")
        return self._stored(known.model_copy(update={"phase": phase}), expected_version)

    def end(self, by: str, relationship_id: str, *, expected_version: int) -> Relationship:
        """End it, without a reason. Raises as `move`."""
        return self.move(by, relationship_id, Phase.ENDED, expected_version=expected_version)

    def agree(self, by: str, relationship_id: str, agreement: Agreement, *, expected_version: int) -> Relationship:
        """Write down what the two agreed on. Raises InputError after an end, NotAllowed and Conflict as `move`."""
        known = self._going_on(by, relationship_id)
        return self._stored(known.model_copy(update={"agreement": agreement}), expected_version)

    def share_agenda(self, by: str, relationship_id: str, agenda: Agenda | None, *, expected_version: int) -> Relationship:
        """Put an agenda before both, in place of the one they had; None takes it away. What is for one side alone stays behind.

        Raises as `agree`.
        """
        known, person = self._going_on(by, relationship_id), self._id(by)
        shared = SharedAgenda.of(agenda, by=person, at=self.clock.now()) if agenda else None
        return self._stored(known.model_copy(update={"agenda": shared}), expected_version)

    def due_for_review(self, who: str) -> list[Relationship]:
        """Somebody's relationships whose review date has come, found when they are read."""
        today = self.clock.today()
        return [one for one in self.of(who) if one.is_due_for_review(today)]

    def _going_on(self, by: str, relationship_id: str) -> Relationship:
        """One's own, where it has not ended. Raises InputError, NotAllowed."""
        known = self._own(by, relationship_id)
        if known.phase is Phase.ENDED:
            raise InputError("This has ended.", "Begin again first.")
        return known

    def _own(self, by: str, relationship_id: str) -> Relationship:
        known = next((one for one in self.of(by) if one.id == relationship_id), None)
        if known is None:
            raise NotAllowed("There is no such relationship of yours.", "Load the page again.")
        return known

    def _stored(self, relationship: Relationship, expected_version: int) -> Relationship:
        changed = relationship.model_copy(update={"at": self.clock.now()})
        return self.sessions.save_relationship(changed, expected_version=expected_version)

    def _id(self, who: str) -> str:
        return person_called(who, self.people).id
