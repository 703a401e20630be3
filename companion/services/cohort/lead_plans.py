"""A lead's plan on the page: kept with its cohort, looked at, changed pair by pair, and planned again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from pydantic import BaseModel, Field

from companion.domain.cohort.kept import CohortChange, KeptCohort
from companion.domain.cohort.plan import Pair, Plan
from companion.domain.cohort.rules import NamedPair, PlanRules
from companion.domain.cohort.standing import current, unsettled
from companion.errors import InputError
from companion.seams import Cohorts, Progress
from companion.services.cohort.newest_plans import NewestPlans
from companion.services.cohort.planning import PlanRequest
from companion.services.cohort.proposals import Proposals
from companion.services.cohort.replanning import check_open
from companion.services.cohort.rosters import CohortLine, Roster, Rosters
from companion.services.people.on_record import cohort_called


class LeadPlan(BaseModel):
    """A cohort's newest plan as its lead may read it; None where there is none yet.

    `proposed`: proposals were made of it, so that of whoever was asked only the matched are shown, and `asked` counts them all.
    `cost`: what the last change cost, in sentences, while nobody was asked.
    """

    cohort: str
    version: int
    mentees: int
    closed: bool = False
    rules: PlanRules = Field(default_factory=PlanRules)
    plan: Plan | None = None
    proposed: bool = False
    asked: int = 0
    cost: list[str] = Field(default_factory=list)
    changes: list[str] = Field(default_factory=list)


class PlansInSight(Protocol):
    """Plans a cohort while somebody looks on."""

    def plan(self, request: PlanRequest, progress: Progress | None = None) -> Plan:
        """A plan under the rules."""


@dataclass(frozen=True)
class LeadPlans:
    """Use cases of the page on which a cohort is planned. Nobody is asked by any of them."""

    rosters: Rosters
    cohorts: Cohorts
    planning: PlansInSight
    proposals: Proposals

    def listing(self) -> list[CohortLine]:
        """Every cohort, by name."""
        return self.rosters.listing()

    def open(self, name: str) -> LeadPlan:
        """A cohort with its newest plan. Raises InputError."""
        kept = cohort_called(name, self.cohorts)
        record, plans = kept.record, NewestPlans.of(kept, self.cohorts)
        return LeadPlan(
            cohort=record.name, version=record.version, mentees=len(record.mentees), closed=record.closed, rules=record.rules,
            plan=plans.for_lead(), proposed=bool(plans.asked), asked=len(plans.asked), cost=plans.cost(), changes=plans.changes(),
        )  # fmt: skip

    def make(self, roster: Roster, progress: Progress | None = None) -> LeadPlan:
        """Keep a new cohort and plan it. Raises as `Rosters.make`."""
        return self._planned(self.rosters.make(roster).cohort, progress)

    def again(self, name: str, rules: PlanRules | None = None, progress: Progress | None = None) -> LeadPlan:
        """Plan a cohort again, by other rules where they are given.

        Raises:
            InputError: there is no such cohort, or it is closed.
        """
        return self._planned(self._with_rules(name, rules), progress)

    def hold(self, name: str, pair: NamedPair, progress: Progress | None = None) -> LeadPlan:
        """Plan again with this pair in the plan: locked as it is, or somebody else in the place of who was planned.

        Raises:
            InputError: the mentee was asked in this round. Whether a pair can be held would tell what became of it.
        """
        kept = cohort_called(name, self.cohorts)
        if pair[0] in unsettled(kept):
            raise InputError("This mentee was asked already.", "Let them answer; a pair can be held before anybody is asked.")
        rules = kept.record.rules
        others = tuple(one for one in rules.force if one[0] != pair[0] or rules.slots)
        held = _with_pairs(rules, force=(*_less(others, pair), pair), forbid=_less(rules.forbid, pair))
        return self._around(name, pair, held, progress)

    def forbid(self, name: str, pair: NamedPair, progress: Progress | None = None) -> LeadPlan:
        """Plan again without this pair."""
        rules = self.rosters.record(name).rules
        less = _with_pairs(rules, force=_less(rules.force, pair), forbid=(*_less(rules.forbid, pair), pair))
        return self._around(name, pair, less, progress)

    def free(self, name: str, pair: NamedPair, progress: Progress | None = None) -> LeadPlan:
        """Plan again with nothing said about this pair."""
        rules = self.rosters.record(name).rules
        free = _with_pairs(rules, force=_less(rules.force, pair), forbid=_less(rules.forbid, pair))
        return self._around(name, pair, free, progress)

    def _with_rules(self, name: str, rules: PlanRules | None) -> str:
        """The cohort's name, with these rules kept where they are others."""
        record = self.rosters.record(name)
        if rules is not None and rules != record.rules:
            self.rosters.keep(Roster(name=record.name, mentees=record.mentees, mentors=record.mentors, rules=rules))
        return record.name

    def _around(self, name: str, pair: NamedPair, rules: PlanRules, progress: Progress | None) -> LeadPlan:
        """Plan again with something else said of one pair: everybody else stays as planned where that costs little."""
        return self._planned(self._with_rules(name, rules), progress, around=pair)

    def _planned(self, name: str, progress: Progress | None, *, around: NamedPair | None = None) -> LeadPlan:
        self.proposals.changed(name, lambda kept: self._with_plan(kept, progress, around))
        return self.open(name)

    def _with_plan(self, kept: KeptCohort, progress: Progress | None, around: NamedPair | None) -> CohortChange:
        check_open(kept.record)
        replanning = self.proposals.replanning
        request = replanning.request(kept)
        if around and not current(kept):
            request = replace(request, stable=self._as_planned(kept, around))
        return CohortChange(kept.record, plan=replanning.told(self.planning.plan(request, progress), kept))

    def _as_planned(self, kept: KeptCohort, but: NamedPair) -> tuple[Pair, ...]:
        """The pairs of the last plan that could be made, but one of which something else is said now."""
        plans = (plan for plan in self.cohorts.plans(kept.record.name) if plan.status == "planned")
        last, away = next(plans, None), kept.record.away
        every = (Pair(mentee=one.mentee, mentor=one.mentor, slot=one.slot) for one in (last.proposals if last else ()))
        return tuple(one for one in every if (one.mentee, one.mentor) != but and not {one.mentee, one.mentor} & away)


def _less(pairs: tuple[NamedPair, ...], pair: NamedPair) -> tuple[NamedPair, ...]:
    return tuple(one for one in pairs if one != pair)


def _with_pairs(rules: PlanRules, *, force: tuple[NamedPair, ...], forbid: tuple[NamedPair, ...]) -> PlanRules:
    return rules.model_copy(update={"force": force, "forbid": forbid})
