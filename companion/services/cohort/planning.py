"""Plans a cohort: whom to propose to whom, so that nobody is left out who need not be."""

from __future__ import annotations

import time
from collections.abc import Iterator

from companion.domain.cohort.case import Case
from companion.domain.cohort.conflicts import NO_NEEDS, NOBODY_MEANT, in_the_way
from companion.domain.cohort.measures import totals
from companion.domain.cohort.plan import Plan, Totals, Unmatched
from companion.domain.cohort.request import PlanRequest
from companion.domain.matching.pool import Facts
from companion.seams import Clock, People, Progress, Solver
from companion.services.cohort.plan_choices import offered
from companion.services.cohort.plan_reading import Enquires, PlanMatter, PlanReading
from companion.services.cohort.plan_report import Report
from companion.services.cohort.plan_solving import Outcome, conflict, widened

__all__ = ["PlanRequest", "Planning"]

SOME = 5
"""People whom a note names before it only counts."""


class Planning:
    """Plans cohorts. Nothing is stored."""

    def __init__(self, people: People, matching: Enquires, solver: Solver, clock: Clock) -> None:
        self._people, self._matching, self._solver, self._clock = people, matching, solver, clock

    def plan(self, request: PlanRequest, progress: Progress | None = None) -> Plan:
        """A plan under the rules; the same for the same people and rules. Without mentees it proposes nothing.

        Raises:
            UnknownPerson: somebody named is not on record; each of them is named.
        """
        started = time.perf_counter()
        matter = PlanReading(self._people, self._matching, self._clock.today()).read(request, progress)
        case, outcome = widened(matter.case, matter.asked.rules, self._solver, matter.reading.more)
        plan = self._infeasible(matter, case) if outcome is None else self._planned(matter, outcome, request)
        return plan.model_copy(update={"notes": _notes(matter), "seconds": round(time.perf_counter() - started, 3)})

    def _planned(self, matter: PlanMatter, outcome: Outcome, request: PlanRequest) -> Plan:
        rules = matter.asked.rules
        report = Report(outcome, matter.asked, rules, matter.board, matter.enquiries, matter.reading.may_be, matter.left_out)
        offers = offered(outcome, self._solver, matter.board) if request.choices else {}
        return Plan(
            status="planned",
            proposals=[*report.accepted(matter.frozen), *report.proposals(offers)],
            unmatched=list(report.unmatched()),
            idle_mentors=report.idle(),
            totals=totals(outcome.case, rules, outcome.pair),
        )

    def _infeasible(self, matter: PlanMatter, case: Case) -> Plan:
        """Nothing is proposed: the rules that are in each other's way are named instead."""
        names = {person.person_id: person.name for person in _named(matter)}
        reasons = [NO_NEEDS]
        if matter.enquiries and len(matter.left_out) == len(matter.enquiries):
            reasons = [NOBODY_MEANT]
        elif matter.enquiries or matter.frozen:
            reasons = in_the_way(case, conflict(case, matter.asked.rules, self._solver), names)
        why = f"Nothing is planned. {reasons[0].in_file}"
        left = [Unmatched(mentee=one.mentee, name=names.get(one.mentee, ""), slot=one.slot, because=why) for one in case.parts]
        return Plan(status="infeasible", in_the_way=reasons, unmatched=left, totals=Totals(unmatched=len(left)))


def _named(matter: PlanMatter) -> Iterator[Facts]:
    """The people whom the rules or the plan name."""
    named = {part.mentee for part in matter.case.parts} | {who for pair in matter.asked.rules.force for who in pair}
    row_of = matter.board.pool.row_of
    return (matter.board.pool.people[row_of[who]] for who in sorted(named & row_of.keys()))


def _notes(matter: PlanMatter) -> list[str]:
    """What the lead should know of the lists."""
    notes, asked = [], matter.asked
    if asked.repeated:
        notes.append(f"{asked.repeated} of the mentees were named more than once; each is planned once.")
    both = asked.owner_of.keys() & {one.id for one in asked.mentors or ()}
    if both:
        people = "One person is" if len(both) == 1 else f"{len(both)} people are"
        notes.append(f"{people} both mentee and mentor in this plan. Nobody is proposed to themselves.")
    left = [one.name for one in asked.mentors or () if one.id not in both and not _has_place(matter, one.id)]
    if left:
        some = f"{', '.join(left[:SOME])}{f' and {len(left) - SOME} more' if len(left) > SOME else ''}"
        notes.append(f"On the list of mentors, and not to be proposed now (no consent, no place, or paused): {some}.")
    return notes


def _has_place(matter: PlanMatter, person_id: str) -> bool:
    row = matter.board.pool.row_of.get(person_id)
    return row is not None and bool(matter.case.capacity[row])
