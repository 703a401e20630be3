"""A lead's plan on the page: kept with its cohort, looked at, changed pair by pair, and planned again."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, Field

from companion.domain.cohort.plan import Plan
from companion.domain.cohort.plan_cost import plan_cost
from companion.domain.cohort.rules import NamedPair, PlanRules
from companion.domain.cohort.standing import as_of
from companion.errors import InputError
from companion.seams import Clock, Cohorts, Progress
from companion.services.planning import Planning
from companion.services.proposal_views import ProposalViews
from companion.services.replanning import Replanning
from companion.services.rosters import CohortLine, Roster, Rosters


class LeadPlan(BaseModel):
    """A cohort's newest plan as its lead may read it; None where there is none yet.

    `proposed`: proposals were made of it, so that of whoever was asked only the matched are shown. `cost`: what the last change
    cost, in sentences, while nobody was asked.
    """

    cohort: str
    version: int
    mentees: int
    closed: bool = False
    rules: PlanRules = Field(default_factory=PlanRules)
    plan: Plan | None = None
    proposed: bool = False
    cost: list[str] = Field(default_factory=list)
    changes: list[str] = Field(default_factory=list)


@dataclass(frozen=True)
class LeadPlans:
    """Use cases of the page on which a cohort is planned. Nobody is asked by any of them."""

    rosters: Rosters
    cohorts: Cohorts
    planning: Planning
    replanning: Replanning
    views: ProposalViews
    clock: Clock

    def listing(self) -> list[CohortLine]:
        """Every cohort, by name."""
        return self.rosters.listing()

    def open(self, name: str) -> LeadPlan:
        """A cohort with its newest plan. Raises InputError."""
        record = self.rosters.record(name)
        proposed = bool(self.cohorts.proposals(record.name))
        newest, before, *_ = [*self.cohorts.plans(record.name), None, None]
        cost: list[str] = plan_cost(before, newest).words if newest and before and not proposed else []
        return LeadPlan(
            cohort=record.name, version=record.version, mentees=len(record.mentees), closed=record.closed, rules=record.rules,
            plan=self.views.plan(record.name), proposed=proposed, cost=cost, changes=self.views.changed(record.name),
        )  # fmt: skip

    def make(self, roster: Roster, progress: Progress | None = None) -> LeadPlan:
        """Keep a new cohort and plan it. Raises as `Rosters.make`."""
        return self._planned(self.rosters.make(roster).cohort, progress)

    def again(self, name: str, rules: PlanRules | None = None, progress: Progress | None = None) -> LeadPlan:
        """Plan a cohort again, by other rules where they are given.

        Raises:
            InputError: there is no such cohort, or it is closed.
        """
        record = self.rosters.record(name)
        if rules is not None and rules != record.rules:
            self.rosters.keep(Roster(name=record.name, mentees=record.mentees, mentors=record.mentors, rules=rules))
        return self._planned(record.name, progress)

    def hold(self, name: str, pair: NamedPair, progress: Progress | None = None) -> LeadPlan:
        """Plan again with this pair in the plan: locked as it is, or somebody else in the place of who was planned."""
        rules = self.rosters.record(name).rules
        others = tuple(one for one in rules.force if one[0] != pair[0] or rules.slots)
        return self.again(
            name, _with_pairs(rules, force=(*_less(others, pair), pair), forbid=_less(rules.forbid, pair)), progress
        )

    def forbid(self, name: str, pair: NamedPair, progress: Progress | None = None) -> LeadPlan:
        """Plan again without this pair."""
        rules = self.rosters.record(name).rules
        return self.again(
            name, _with_pairs(rules, force=_less(rules.force, pair), forbid=(*_less(rules.forbid, pair), pair)), progress
        )

    def free(self, name: str, pair: NamedPair, progress: Progress | None = None) -> LeadPlan:
        """Plan again with nothing said about this pair."""
        rules = self.rosters.record(name).rules
        return self.again(name, _with_pairs(rules, force=_less(rules.force, pair), forbid=_less(rules.forbid, pair)), progress)

    def _planned(self, name: str, progress: Progress | None) -> LeadPlan:
        kept = self.cohorts.kept(name)
        if kept is None or kept.record.closed:
            raise InputError(f"The cohort {name!r} is closed.", "Open it again for another round.")
        request = self.replanning.request(as_of(kept, self.clock.now()))
        self.cohorts.save_plan(name, self.planning.plan(request, progress).model_copy(update={"cohort": name}))
        return self.open(name)


def _less(pairs: tuple[NamedPair, ...], pair: NamedPair) -> tuple[NamedPair, ...]:
    return tuple(one for one in pairs if one != pair)


def _with_pairs(rules: PlanRules, *, force: tuple[NamedPair, ...], forbid: tuple[NamedPair, ...]) -> PlanRules:
    return rules.model_copy(update={"force": force, "forbid": forbid})
