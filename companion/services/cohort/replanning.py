"""Plans the rest of a cohort again: accepted pairs stay, pending ones where they can, declined ones never return."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import uuid4

from companion.domain.cohort.kept import CohortChange, CohortRecord, KeptCohort, ProposalRecord
from companion.domain.cohort.mended import mended, needs_whole
from companion.domain.cohort.plan import Plan, PlannedPair, Unmatched
from companion.domain.cohort.resting_on import still_said
from companion.domain.cohort.rules import SlotName
from companion.domain.cohort.standing import (
    accepted,
    as_of,
    current,
    declined_pairs,
    earlier_pairs,
    pairs,
    pending,
    places_held,
    resting,
)
from companion.domain.people import Profile
from companion.errors import InputError
from companion.seams import Clock, Cohorts, People
from companion.services.cohort.plan_people import ONE_PLACE
from companion.services.cohort.planning import PlanRequest

Place = tuple[str, str, SlotName | None]


class Plans(Protocol):
    """Plans a cohort."""

    def plan(self, request: PlanRequest) -> Plan:
        """A plan under the rules."""


@dataclass(frozen=True)
class Replanning:
    """What a plan makes of a cohort. Nothing is stored here."""

    people: People
    cohorts: Cohorts
    clock: Clock
    planning: Plans

    def replanned(self, kept: KeptCohort) -> CohortChange:
        """The cohort with its rest planned again: new proposals, and those that the plan no longer holds released.

        Where the rules cannot hold together, what waits goes on waiting, and the plan says which rules they are.

        Raises:
            InputError: it is closed.
        """
        check_open(kept.record)
        beside, request = self.beside(kept.record), self.request(kept)
        plan = self.told(self.planning.plan(request) if request.mentees else Plan(status="planned"), kept)
        if plan.status == "infeasible":
            return CohortChange(kept.record, kept.proposals, plan)
        return CohortChange(kept.record, (*_as_planned(plan, kept), *self._new(plan, kept)), plan, beside)

    def mended(self, kept: KeptCohort) -> CohortChange:
        """The cohort with only those planned who are without, so that nobody else's proposal changes by somebody's no.

        Where one of them would be left without who had a proposal, or where the rules bind pairs to one another, all that waits
        is planned again. Raises as `replanned`.
        """
        before = next(iter(self.cohorts.plans(kept.record.name)), None)
        if before is None or kept.record.closed or needs_whole(kept.record.rules):
            return self.replanned(kept)
        beside, request, held = self.beside(kept.record), self.request(kept), [*accepted(kept), *pending(kept)]
        few = self._few(request, held)
        had = {one.mentee for one in current(kept)} - {one.mentee for one in before.unmatched}
        if few.status == "infeasible" or any(one.mentee in had for one in few.unmatched):
            return self.replanned(kept)
        plan = self.told(mended(before, few, {(one.mentee, one.mentor) for one in held}), kept)
        return CohortChange(kept.record, (*kept.proposals, *self._new(plan, kept)), plan, beside)

    def _few(self, request: PlanRequest, held: Sequence[ProposalRecord]) -> Plan:
        """A plan of those alone whom nothing is proposed to."""
        served = {one.mentee for one in held}
        without = tuple(one for one in request.mentees if one not in served)
        if not without:
            return Plan(status="planned")
        here = Counter(one.mentor for one in (*request.frozen, *request.stable))
        return self.planning.plan(
            replace(request, mentees=without, frozen=(), stable=(), taken=dict(Counter(request.taken) + here))
        )

    def request(self, kept: KeptCohort) -> PlanRequest:
        """What is planned when a cohort is planned again. Whoever is paused, left, rests or is asked elsewhere is not in it.

        A pair of which one is away stays without being planned: its place counts as taken.
        """
        record, away = kept.record, kept.record.away | resting(kept) | self._asked_elsewhere(kept.record).keys()
        apart = [one for one in accepted(kept) if {one.mentee, one.mentor} & away]
        here = [one for one in accepted(kept) if one not in apart]
        settled = set() if record.rules.slots else {one.mentee for one in apart}
        taken = places_held(self._others(record)) + Counter(one.mentor for one in apart)
        return PlanRequest(
            mentees=tuple(one for one in record.mentees if one not in away | settled), mentors=_mentors(record, away),
            without=away, rules=record.rules, frozen=tuple(pairs(here)), stable=tuple(pairs(pending(kept))),
            declined=tuple(declined_pairs(kept)), earlier=tuple(earlier_pairs(kept)), taken=dict(taken),
        )  # fmt: skip

    def beside(self, record: CohortRecord) -> dict[str, int]:
        """The versions of all other cohorts: read before their places are, so that a place is never given away twice."""
        return {one.name: one.version for one in self.cohorts.every() if one.name != record.name}

    def has_room(self, kept: KeptCohort, mentor: Profile) -> bool:
        """Whether a mentor has a place that no proposal of any cohort holds."""
        own = mentor.mentoring.capacity
        most = ONE_PLACE if own is None else own
        if kept.record.rules.max_load is not None:
            most = min(most, kept.record.rules.max_load)
        return places_held([kept, *self._others(kept.record)])[mentor.id] < most

    def told(self, plan: Plan, kept: KeptCohort) -> Plan:
        """The plan under the cohort's name, with reasons kept, and who is left out because another cohort asks them."""
        there = self._asked_elsewhere(kept.record)
        settled = {one.mentee for one in accepted(kept)}
        left = [one for one in kept.record.present if one in there and one not in settled]
        unmatched = [*plan.unmatched, *(self._elsewhere(one, there[one]) for one in left)]
        totals = plan.totals.model_copy(update={"unmatched": len(unmatched)})
        proposals = [*self._with_reasons(plan.proposals, kept.record.name)]
        told = {"cohort": kept.record.name, "proposals": proposals, "unmatched": unmatched, "totals": totals}
        return plan.model_copy(update=told)

    def _with_reasons(self, planned: Sequence[PlannedPair], name: str) -> Iterator[PlannedPair]:
        """The pairs, those that stay as they are with the reasons for which they were planned once and that are still said."""
        before = next(iter(self.cohorts.plans(name)), None)
        reasons = {(one.mentee, one.mentor): one.reasons for one in (before.proposals if before else [])}
        for one in planned:
            known = [] if one.reasons else still_said(self.people.get(one.mentor), reasons.get((one.mentee, one.mentor), []))
            yield one.model_copy(update={"reasons": known}) if known else one

    def _elsewhere(self, mentee: str, cohort: str) -> Unmatched:
        person = self.people.get(mentee)
        return Unmatched(
            mentee=mentee, name=person.name if person else "", because=f"They are asked in another cohort now ({cohort}).",
            would_help=["Wait for what comes of it, or let them leave that cohort."],
        )  # fmt: skip

    def _asked_elsewhere(self, record: CohortRecord) -> dict[str, str]:
        """Mentees whom another open cohort asks now, each with its name: nobody is asked twice at a time."""
        others = (one for one in self._others(record) if not one.record.closed)
        return {each.mentee: one.record.name for one in others for each in current(one) if each.is_open}

    def _others(self, record: CohortRecord) -> list[KeptCohort]:
        kept = (self.cohorts.kept(one.name) for one in self.cohorts.every() if one.name != record.name)
        now = self.clock.now()
        return [as_of(one, now) for one in kept if one is not None]

    def _new(self, plan: Plan, kept: KeptCohort) -> Iterator[ProposalRecord]:
        now, held = self.clock.now(), {_place(one) for one in current(kept) if one.holds}
        for one in plan.proposals:
            if _place(one) not in held:
                yield ProposalRecord(
                    id=uuid4().hex[:12], cohort=kept.record.name, round=kept.record.round, mentee=one.mentee, mentor=one.mentor,
                    slot=one.slot, choices=_choices(one), asked=now, waiting_since=now,
                )  # fmt: skip


def check_open(record: CohortRecord) -> None:
    """Raises InputError where the cohort is closed."""
    if record.closed:
        raise InputError(f"The cohort {record.name!r} is closed.", "Open it again for another round.")


def _mentors(record: CohortRecord, away: frozenset[str]) -> tuple[str, ...] | None:
    """Who may be proposed of those on the list; None where everybody who may be suggested is asked."""
    return None if record.mentors is None else tuple(one for one in record.mentors if one not in away)


def _as_planned(plan: Plan, kept: KeptCohort) -> Iterator[ProposalRecord]:
    """Every proposal there was; one that waits for its mentee stays as far as the plan holds it."""
    planned = {_place(one): one for one in plan.proposals}
    waiting = {one.id for one in pending(kept)}
    for one in kept.proposals:
        held = planned.get(_place(one))
        if one.id not in waiting:
            yield one
        else:
            yield one.ended("changed") if held is None else one.model_copy(update={"choices": _choices(held)})


def _place(one: ProposalRecord | PlannedPair) -> Place:
    return one.mentee, one.mentor, one.slot


def _choices(planned: PlannedPair) -> tuple[str, ...]:
    """People whom the mentee may take instead: only those who leave every other match possible."""
    return tuple(one.mentor for one in planned.choices if one.mentor != planned.mentor and not one.leaves_out)
