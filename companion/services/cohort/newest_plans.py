"""A cohort with its newest plans, read once: what its lead may read of them, and what is otherwise than before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from companion.domain.cohort.changes import changes
from companion.domain.cohort.kept import KeptCohort
from companion.domain.cohort.lead_reading import as_read_by_lead
from companion.domain.cohort.plan import Plan
from companion.domain.cohort.plan_cost import plan_cost
from companion.domain.cohort.standing import current, unsettled
from companion.seams import Cohorts


@dataclass(frozen=True)
class NewestPlans:
    """`plans`: the newest first."""

    kept: KeptCohort
    plans: Sequence[Plan]

    @classmethod
    def of(cls, kept: KeptCohort, cohorts: Cohorts) -> NewestPlans:
        """Those of a cohort."""
        return cls(kept, cohorts.plans(kept.record.name))

    @property
    def asked(self) -> frozenset[str]:
        """The mentees who were asked in this round."""
        return frozenset(one.mentee for one in current(self.kept))

    def for_lead(self) -> Plan | None:
        """The newest plan: of whoever was asked in this round, only those who are matched."""
        newest = next(iter(self.plans), None)
        return as_read_by_lead(newest, unsettled(self.kept)) if newest and self.asked else newest

    def changes(self) -> list[str]:
        """What is otherwise in the newest plan, in words that tell no single answer."""
        newest, before = self._two()
        return changes(before, newest, asked=self.asked) if newest else []

    def cost(self) -> list[str]:
        """What the last change cost, in sentences; nothing once somebody was asked."""
        newest, before = self._two()
        return plan_cost(before, newest).words if newest and before and not self.asked else []

    def _two(self) -> tuple[Plan | None, Plan | None]:
        """The newest plan and the one before, leaving out what could not be made; neither where the newest could not."""
        if not self.plans or self.plans[0].status == "infeasible":
            return None, None
        newest, before, *_ = [*(plan for plan in self.plans if plan.status == "planned"), None]
        return newest, before
