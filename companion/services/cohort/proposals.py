"""Suggest, do not assign: a cohort's plan becomes proposals, people answer, and after each change the rest is planned again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, Field

from companion.domain.cohort.kept import CohortChange, CohortRecord, KeptCohort, ProposalRecord, ProposalState, Side
from companion.domain.cohort.plan import Unmatched
from companion.domain.cohort.rules import SlotName
from companion.domain.cohort.standing import as_of, current
from companion.domain.people import Profile
from companion.domain.proposal import Answer, answered, may_meet, no_longer_open, no_such_proposal
from companion.errors import Conflict, InputError
from companion.seams import Clock, Cohorts, People
from companion.services.cohort.replanning import Replanning
from companion.services.people.on_record import cohort_called, person_called

MOST_ATTEMPTS = 50
"""How often a change is tried anew when others were faster; each time one of them got through."""


class ProposalLine(BaseModel):
    """One proposal as the operator's command line lists it. `answer_by`: the last whole day before it is released."""

    id: str
    mentee: str
    mentor: str
    mentee_name: str = ""
    mentor_name: str = ""
    slot: SlotName | None = None
    state: ProposalState
    waits_for: Side | None = None
    choices: list[str] = Field(default_factory=list)
    answer_by: date | None = None
    remind: bool = False


class CohortStatus(BaseModel):
    """How the proposals of a cohort stand. `unmatched` and `notes` are those of the newest plan."""

    cohort: str
    closed: bool = False
    proposals: list[ProposalLine] = Field(default_factory=list)
    unmatched: list[Unmatched] = Field(default_factory=list)
    paused: list[str] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    answered: str | None = None


Decide = Callable[[KeptCohort], CohortChange | None]


@dataclass(frozen=True)
class Proposals:
    """Use cases over proposals. Every change is one transaction: answer, released places and the new plan together."""

    people: People
    cohorts: Cohorts
    clock: Clock
    replanning: Replanning

    def propose(self, name: str) -> CohortStatus:
        """Plan a kept cohort and propose what is new in the plan. What was accepted stays; what waits stays where it can.

        Raises:
            InputError: there is no such cohort, or it is closed.
        """
        self.changed(name, self.replanning.replanned)
        return self.status(name)

    def answer(self, proposal_id: str, who: str, *, yes: bool, choose: str | None = None) -> CohortStatus:
        """Keep somebody's answer; after a no, or another choice, the rest is planned again. The same twice has one effect.

        Raises:
            UnknownPerson: nobody is called so.
            NotAllowed, InputError, UsageError: as `domain.proposal.answered`.
            InputError: the two may not meet any more, or the choice would leave somebody else without a match.
        """
        answer = Answer(person_called(who, self.people).id, yes, person_called(choose, self.people).id if choose else None)
        asked = self.cohorts.proposal(proposal_id)
        if asked is None:
            raise no_such_proposal()
        kept = self.changed(asked.cohort, lambda kept: self._after(kept, proposal_id, answer))
        if yes and next(one for one in kept.proposals if one.id == proposal_id).released == "changed":
            raise no_longer_open()
        return self.status(asked.cohort).model_copy(update={"answered": proposal_id})

    def status(self, name: str) -> CohortStatus:
        """How each proposal of the cohort's round stands, for whoever operates this machine. Raises InputError."""
        kept = as_of(cohort_called(name, self.cohorts), self.clock.now())
        plan = next(iter(self.cohorts.plans(kept.record.name)), None)
        people = self.people.among({who for one in current(kept) for who in (one.mentee, one.mentor)})
        lines = [self._line(one, kept.record, people) for one in current(kept)]
        return CohortStatus(
            cohort=kept.record.name, closed=kept.record.closed, proposals=lines, paused=list(kept.record.paused),
            unmatched=plan.unmatched if plan else [], notes=[*plan.because, *plan.notes] if plan else [],
        )  # fmt: skip

    def changed(self, name: str, decide: Decide) -> KeptCohort:
        """Store what `decide` makes of the cohort as it stands now; decided anew each time somebody else was faster.

        Raises:
            Conflict: others were faster again and again.
        """
        for _ in range(MOST_ATTEMPTS):
            kept = cohort_called(name, self.cohorts)
            change = decide(as_of(kept, self.clock.now()))
            if change is None:
                return kept
            try:
                self.cohorts.change(_with_released(change, kept), expected_version=kept.record.version)
            except Conflict:
                continue
            return cohort_called(name, self.cohorts)
        raise Conflict("This cohort is being changed by others all the time.", "Try again in a moment.")

    def _after(self, kept: KeptCohort, proposal_id: str, answer: Answer) -> CohortChange | None:
        """What an answer changes; nothing where the same was answered before."""
        before = next((one for one in kept.proposals if one.id == proposal_id), None)
        if before is None:
            raise no_such_proposal()
        after = answered(before, answer, now=self.clock.now())
        if after == before:
            return None
        if after.mentor != before.mentor:
            return self._chosen(kept, after)
        if answer.yes and not self._may_meet(after):
            return self.replanning.mended(_with(kept, before.ended("changed")))
        return CohortChange(kept.record, (after,)) if answer.yes else self.replanning.mended(_with(kept, after))

    def _chosen(self, kept: KeptCohort, after: ProposalRecord) -> CohortChange:
        """What a choice changes: nothing else where that person has room, else the rest is planned again around it.

        Raises:
            InputError: that person is not free any more, or somebody would be left without who has a match now.
        """
        mentor = self.people.get(after.mentor)
        if mentor is None or not self._may_meet(after):
            raise InputError("This person is not free any more.", "Choose again, or answer yes or no.")
        beside = self.replanning.beside(kept.record)
        if self.replanning.has_room(kept, mentor):
            return CohortChange(kept.record, (after,), beside=beside)
        change = self.replanning.replanned(_with(kept, after))
        had = {(one.mentee, one.slot) for one in current(kept) if one.holds}
        have = {(one.mentee, one.slot) for one in change.proposals if one.holds and one.round == kept.record.round}
        if had - have or (change.plan and change.plan.status == "infeasible"):
            raise InputError("This choice would now leave somebody else without a match.", "Choose again, or answer yes or no.")
        return change

    def _may_meet(self, proposal: ProposalRecord) -> bool:
        mentee, mentor = self.people.get(proposal.mentee), self.people.get(proposal.mentor)
        return mentee is not None and mentor is not None and may_meet(mentee, mentor, self.clock.today())

    def _line(self, one: ProposalRecord, record: CohortRecord, people: Mapping[str, Profile]) -> ProposalLine:
        mentee, mentor = (people[who].name if who in people else "" for who in (one.mentee, one.mentor))
        told = one.model_dump(include={"id", "mentee", "mentor", "slot", "state"})
        return ProposalLine(
            **told, mentee_name=mentee, mentor_name=mentor, waits_for=one.waits_for,
            choices=list(one.choices) if one.state == "proposed" else [], answer_by=one.answer_by(record.release_days),
            remind=one.reminds(self.clock.now(), record.remind_days),
        )  # fmt: skip


def _with(kept: KeptCohort, changed: ProposalRecord) -> KeptCohort:
    return KeptCohort(kept.record, tuple(changed if one.id == changed.id else one for one in kept.proposals))


def _with_released(change: CohortChange, kept: KeptCohort) -> CohortChange:
    """Only what is new or otherwise than it was stored, with those that were released by time meanwhile."""
    stored = {one.id: one for one in kept.proposals}
    return change._replace(proposals=tuple(one for one in change.proposals if stored.get(one.id) != one))
