"""Plans of cohorts that are kept: planned again as they stand, and kept under a name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from companion.domain.cohort.kept import plain_name
from companion.domain.cohort.plan import Plan
from companion.domain.cohort.rules import Objective, PlanRules, with_objective
from companion.domain.cohort.standing import as_of
from companion.seams import Clock, Cohorts, Progress
from companion.services.cohort.planning import Planning
from companion.services.cohort.replanning import Replanning
from companion.services.cohort.rosters import Roster, Rosters
from companion.services.people.on_record import cohort_called


@dataclass(frozen=True)
class Kept:
    """What is kept beside a plan: the rules, and the people named or those of another kept cohort."""

    name: str
    rules: PlanRules
    mentees: tuple[str, ...] | None = None
    mentors: tuple[str, ...] | None = None
    of: str | None = None


@dataclass(frozen=True)
class KeptPlans:
    """Use cases over plans of kept cohorts."""

    cohorts: Cohorts
    clock: Clock
    planning: Planning
    replanning: Replanning
    rosters: Rosters

    def again(self, name: str, *, rules: PlanRules | None, objective: Objective | None, progress: Progress | None = None) -> Plan:
        """A kept cohort planned as it stands, by its own rules or others; what was accepted stays. Nothing is stored.

        Raises:
            InputError: there is no such cohort.
        """
        now = as_of(cohort_called(name, self.cohorts), self.clock.now())
        request = self.replanning.request(now)
        request = replace(request, rules=with_objective(rules or request.rules, objective))
        return self.replanning.told(self.planning.plan(request, progress), now)

    def keep(self, kept: Kept, plan: Plan) -> Plan:
        """Keep a plan under a name. Raises as `Rosters.keep`."""
        roster = Roster(name=kept.name, mentees=kept.mentees, mentors=kept.mentors, rules=kept.rules)
        if kept.of is not None:
            record = self.rosters.record(kept.of)
            roster = roster.model_copy(update={"mentees": record.mentees, "mentors": record.mentors})
        named = plan.model_copy(update={"cohort": plain_name(kept.name)})
        self.rosters.keep(roster, named)
        return named
