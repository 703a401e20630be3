"""Introductions of pairs who both said yes: drafts for people to send, and a sheet for each. Nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from companion.domain.boundaries.let_through import nothing_let_through
from companion.domain.cohort.introducing import Introduced, Introduction, IntroductionFacts, introduced
from companion.domain.cohort.kept import ProposalRecord, Side
from companion.domain.cohort.plan import PlannedPair
from companion.domain.cohort.standing import current
from companion.domain.people import Profile
from companion.domain.proposal import no_such_proposal
from companion.errors import InputError
from companion.seams import Cohorts, Lexicon, People
from companion.services.boundaries import ReadsBoundaries
from companion.services.people.on_record import cohort_called, person_called


class WritesIntroductions(Protocol):
    """Writes the drafts of an introduction."""

    def called(self, person: Profile) -> str:
        """What somebody is called in a salutation."""

    def write(self, proposal: str, facts: IntroductionFacts) -> Introduction:
        """The drafts."""


@dataclass(frozen=True)
class Introducing:
    """Use cases over introductions. A line that belongs with a human first is quoted to nobody."""

    people: People
    cohorts: Cohorts
    lexicon: Lexicon
    writer: WritesIntroductions
    boundaries: ReadsBoundaries

    def of(self, name: str) -> list[Introduction]:
        """The introductions of a cohort's matched pairs. Raises InputError where there is no such cohort."""
        kept = cohort_called(name, self.cohorts)
        planned = self._planned(kept.record.name)
        made = (self._introduction(one, planned) for one in current(kept) if one.state == "matched")
        return [one for one in made if one is not None]

    def one(self, who: str, proposal_id: str) -> Introduction:
        """One introduction, for one of the two.

        Raises:
            UnknownPerson: nobody is called so.
            NotAllowed: it concerns others, or there is none.
            InputError: not both have said yes.
        """
        person, proposal = person_called(who, self.people), self.cohorts.proposal(proposal_id)
        if proposal is None or proposal.seen_by(person.id) is None:
            raise no_such_proposal()
        found = self._introduction(proposal, self._planned(proposal.cohort)) if proposal.state == "matched" else None
        if found is None:
            raise InputError("An introduction follows when both have said yes.", "Look again later.")
        return found

    def _introduction(self, one: ProposalRecord, planned: dict[tuple[str, str], PlannedPair]) -> Introduction | None:
        mentee, mentor = self.people.get(one.mentee), self.people.get(one.mentor)
        if mentee is None or mentor is None:
            return None
        pair = planned.get((one.mentee, one.mentor))
        told = partial(self._introduced, planned=pair, names=(mentee.name, mentor.name))
        facts = IntroductionFacts(cohort=one.cohort, mentee=told(mentee, "mentee"), mentor=told(mentor, "mentor"))
        return self.writer.write(one.id, facts)

    def _introduced(self, person: Profile, side: Side, *, planned: PlannedPair | None, names: Sequence[str]) -> Introduced:
        calling = self.writer.called(person)
        told = introduced(person, side, calling=calling, planned=planned, sentences=self.lexicon.sentences)
        return told.model_copy(update={"says": [line for line in told.says if not self._stops(line, names)]})

    def _stops(self, line: str, names: Sequence[str]) -> bool:
        with nothing_let_through():
            found = self.boundaries(line, names=names)
        return found is not None and found.stop

    def _planned(self, name: str) -> dict[tuple[str, str], PlannedPair]:
        plan = next(iter(self.cohorts.plans(name)), None)
        return {(one.mentee, one.mentor): one for one in plan.proposals} if plan else {}
