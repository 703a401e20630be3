"""Proposals as each may see them: a person their own, a lead the matches and counts of five or more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from companion.domain.boundaries.let_through import nothing_let_through
from companion.domain.cohort.kept import CohortRecord, KeptCohort, ProposalRecord, Side
from companion.domain.cohort.resting_on import ProposedLine, lines_for
from companion.domain.cohort.rules import SlotName
from companion.domain.cohort.small_counts import SmallCount, told
from companion.domain.cohort.standing import as_of, current
from companion.domain.matching.matches import Reason
from companion.domain.proposal import may_meet
from companion.seams import Clock, Cohorts, People
from companion.services.boundaries import ReadsBoundaries
from companion.services.cohort.newest_plans import NewestPlans
from companion.services.people.on_record import cohort_called, person_called

OwnState = Literal["asks you", "waits for the other", "matched", "you said no", "no longer open"]


class Named(BaseModel):
    """A person, as others see them in a list."""

    id: str
    name: str = ""
    headline: str | None = None


class Instead(Named):
    """Somebody whom a mentee may take in the place of who is proposed, with the lines of theirs that this would rest on."""

    rests_on: list[ProposedLine] = Field(default_factory=list)


class OwnProposal(BaseModel):
    """A proposal as one of the two sees it. What ended it is not told, whoever asks.

    `rests_on`: lines of the other, while the proposal asks for an answer.
    """

    id: str
    cohort: str
    side: Side
    other: Named
    slot: SlotName | None = None
    state: OwnState
    choices: list[Instead] = Field(default_factory=list)
    rests_on: list[ProposedLine] = Field(default_factory=list)
    answer_by: date | None = None
    remind: bool = False


class MatchedPair(BaseModel):
    """Two people who both said yes."""

    proposal: str
    mentee: Named
    mentor: Named
    slot: SlotName | None = None


class LeadView(BaseModel):
    """What a lead sees of a cohort that was proposed. Roster and matches are exact; whoever was asked in this round and is not
    matched is in progress, whether they declined, let it pass or were never reached; `not_asked` are those the plan found
    nobody for, as the plan itself says. `answers` are counts of five or more, of those in progress; `ends` of proposals.
    """

    cohort: str
    closed: bool
    mentees: int
    matched: list[MatchedPair] = Field(default_factory=list)
    in_progress: list[Named] = Field(default_factory=list)
    not_asked: list[Named] = Field(default_factory=list)
    answers: list[SmallCount] = Field(default_factory=list)
    ends: list[SmallCount] = Field(default_factory=list)
    changed: list[str] = Field(default_factory=list)


class WaitingPair(BaseModel):
    """Two people of whom one is asked now, for whoever tells them."""

    mentee: Named
    mentor: Named
    waits_for: Side
    answer_by: date | None = None
    remind: bool = False


@dataclass(frozen=True)
class ProposalViews:
    """Who may read what of a proposal is decided here. A line that belongs with a human first is quoted to nobody.

    `nearest`: the reasons for a mentee and each of some mentors whom no plan put together.
    """

    people: People
    cohorts: Cohorts
    clock: Clock
    boundaries: ReadsBoundaries | None = None
    nearest: Callable[[str, Sequence[str]], Mapping[str, Sequence[Reason]]] | None = None

    def for_person(self, who: str) -> list[OwnProposal]:
        """Somebody's own proposals, the newest first. A mentor's begin with the mentee's yes. Raises UnknownPerson."""
        person = person_called(who, self.people)
        records = {record.name: record for record in self.cohorts.every()}
        own = [one for one in self.cohorts.proposals_of(person.id) if one.cohort in records]
        plans = _Plans(self.cohorts)
        seen = (self._own(one, person.id, records[one.cohort], plans) for one in reversed(own))
        return [one for one in seen if one is not None]

    def for_lead(self, name: str) -> LeadView:
        """A cohort as its lead sees it. Raises InputError where there is none."""
        kept = as_of(cohort_called(name, self.cohorts), self.clock.now())
        matched = [one for one in current(kept) if one.state == "matched"]
        settled = {one.mentee for one in matched}
        reached = {one.mentee for one in current(kept)}
        open_ = [one for one in kept.record.present if one not in settled]
        waiting = [one for one in open_ if one in reached]
        return LeadView(
            cohort=kept.record.name, closed=kept.record.closed, mentees=len(kept.record.mentees),
            matched=[self._pair(one) for one in matched],
            in_progress=[self._named(one) for one in waiting],
            not_asked=[self._named(one) for one in open_ if one not in reached],
            answers=told(_answers(kept, waiting)), ends=told(_ends(kept)),
            changed=NewestPlans.of(kept, self.cohorts).changes(),
        )  # fmt: skip

    def waiting(self, name: str) -> list[WaitingPair]:
        """Who is asked about whom now, for whoever operates this machine, as `cohort status` lists it. Raises InputError."""
        kept = as_of(cohort_called(name, self.cohorts), self.clock.now())
        return [self._waiting(one, one.waits_for, kept.record) for one in current(kept) if one.waits_for]

    def _own(self, one: ProposalRecord, person_id: str, record: CohortRecord, plans: _Plans) -> OwnProposal | None:
        side = one.side_of(person_id)
        if side is None or (side == "mentor" and not one.seen_by_mentor()):
            return None
        now = self._still_open(one.released_by(self.clock.now(), record.release_days))
        mine = now.waits_for == side
        return OwnProposal(
            id=now.id, cohort=now.cohort, side=side, other=self._named(now.mentor if side == "mentee" else now.mentee),
            slot=now.slot, state=_own_state(now, side), remind=mine and now.reminds(self.clock.now(), record.remind_days),
            choices=self._instead(now.mentee, now.choices) if mine and side == "mentee" else [],
            rests_on=self._rests_on(now, side, plans) if mine else [],
            answer_by=now.answer_by(record.release_days),
        )  # fmt: skip

    def _rests_on(self, one: ProposalRecord, side: Side, plans: _Plans) -> list[ProposedLine]:
        """The lines of the other for one of the two to read before they answer."""
        me, other = (one.mentee, one.mentor) if side == "mentee" else (one.mentor, one.mentee)
        return self._lines(side, me, other, plans.reasons(one))

    def _instead(self, mentee: str, mentors: Sequence[str]) -> list[Instead]:
        """Those a mentee may take instead, each with the lines to read."""
        reasons = self.nearest(mentee, mentors) if self.nearest and mentors else {}
        lines = {one: self._lines("mentee", mentee, one, reasons.get(one, [])) for one in mentors}
        return [Instead(**self._named(one).model_dump(), rests_on=lines[one]) for one in mentors]

    def _lines(self, side: Side, own_id: str, other_id: str, reasons: Sequence[Reason]) -> list[ProposedLine]:
        other = self.people.get(other_id)
        found = lines_for(side, other, reasons) if other else []
        names = [self._named(each).name for each in (own_id, other_id)]
        return [line for line in found if not self._stops(line.quote, names)]

    def _stops(self, text: str, names: Sequence[str]) -> bool:
        with nothing_let_through():
            found = self.boundaries(text, names=names) if self.boundaries else None
        return found is not None and found.stop

    def _still_open(self, one: ProposalRecord) -> ProposalRecord:
        """A proposal is over as soon as one of the two took back a consent, closed, or blocks the other."""
        if not one.is_open:
            return one
        mentee, mentor = self.people.get(one.mentee), self.people.get(one.mentor)
        meet = mentee is not None and mentor is not None and may_meet(mentee, mentor, self.clock.today())
        return one if meet else one.ended("changed")

    def _pair(self, one: ProposalRecord) -> MatchedPair:
        return MatchedPair(proposal=one.id, mentee=self._named(one.mentee), mentor=self._named(one.mentor), slot=one.slot)

    def _waiting(self, one: ProposalRecord, side: Side, record: CohortRecord) -> WaitingPair:
        return WaitingPair(
            mentee=self._named(one.mentee), mentor=self._named(one.mentor), waits_for=side,
            answer_by=one.answer_by(record.release_days), remind=one.reminds(self.clock.now(), record.remind_days),
        )  # fmt: skip

    def _named(self, person_id: str) -> Named:
        person = self.people.get(person_id)
        return Named(id=person_id, name=person.name, headline=person.headline) if person else Named(id=person_id)


@dataclass(frozen=True)
class _Plans:
    """The reasons for which pairs were planned; the plans of each cohort are read once."""

    cohorts: Cohorts
    _read: dict[str, dict[tuple[str, str], list[Reason]]] = field(default_factory=dict)

    def reasons(self, one: ProposalRecord) -> list[Reason]:
        """Those of a proposal, the newest; none where it was chosen, or is of a plan no longer kept."""
        if one.cohort not in self._read:
            oldest_first = reversed(list(self.cohorts.plans(one.cohort)))
            self._read[one.cohort] = {
                (pair.mentee, pair.mentor): pair.reasons for plan in oldest_first for pair in plan.proposals if pair.reasons
            }
        return self._read[one.cohort].get((one.mentee, one.mentor), [])


def _own_state(one: ProposalRecord, side: Side) -> OwnState:
    """One's own answer is told; of the other's, only that both said yes."""
    said = one.mentee_yes if side == "mentee" else one.mentor_yes
    if said is False:
        return "you said no"
    if one.state == "matched":
        return "matched"
    if not one.is_open:
        return "no longer open"
    return "asks you" if one.waits_for == side else "waits for the other"


def _answers(kept: KeptCohort, waiting: Sequence[str]) -> dict[str, int]:
    """What became of the last proposal made to each mentee who was asked and is not matched."""
    last = {one.mentee: one for one in current(kept)}
    counts = dict.fromkeys(("to be answered", "ended without a yes from both"), 0)
    for mentee in waiting:
        counts["to be answered" if last[mentee].is_open else "ended without a yes from both"] += 1
    return counts


def _ends(kept: KeptCohort) -> dict[str, int]:
    """How proposals ended, of all that were ever made in the round."""
    ended = [one for one in current(kept) if one.state in {"declined", "expired"}]
    return {
        "declined": sum(one.state == "declined" for one in ended),
        "not answered in time": sum(one.released == "time" for one in ended),
        "released by a change": sum(one.released == "changed" for one in ended),
    }
