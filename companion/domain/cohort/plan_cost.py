"""What a change of the rules costs everybody together: two plans of one cohort compared."""

from __future__ import annotations

from pydantic import BaseModel

from companion.domain.cohort.plan import Plan

NOTICED = 0.005
"""Fit below which a difference is nothing: a whole match is worth at most 1."""


class PlanCost(BaseModel):
    """What is otherwise in the newer of two plans. `fit` and `worst` are what was gained, less than 0 where it was lost.

    `moved`: mentees whose mentor is another one; `unmatched`: how many more are left without a match.
    """

    moved: int
    unmatched: int
    fit: float
    worst: float

    @property
    def words(self) -> list[str]:
        """The same in sentences."""
        fit = f"Together they {_lost(self.fit)} {abs(self.fit):.2f} of a match by it." if abs(self.fit) >= NOTICED else ""
        worst = f"Whoever is worst off {_lost(self.worst)} {abs(self.worst):.2f}." if abs(self.worst) >= NOTICED else ""
        left = f"{abs(self.unmatched)} {'more' if self.unmatched > 0 else 'fewer'} without a match." if self.unmatched else ""
        nothing = "" if fit or worst or left else "It cost nobody anything."
        who = "One mentee is" if self.moved == 1 else f"{self.moved} mentees are"
        moved = f"{who} planned with somebody else than before." if self.moved else "Everybody keeps their mentor."
        return [sentence for sentence in (nothing or fit, worst, left, moved) if sentence]


def plan_cost(before: Plan, after: Plan) -> PlanCost:
    """What the newer plan costs beside the one before."""
    then = {(one.mentee, one.slot): one.mentor for one in before.proposals}
    now = {(one.mentee, one.slot): one.mentor for one in after.proposals}
    return PlanCost(
        moved=sum(now[key] != mentor for key, mentor in then.items() if key in now),
        unmatched=len(after.unmatched) - len(before.unmatched),
        fit=round(after.totals.fit - before.totals.fit, 4),
        worst=round(after.totals.worst_fit - before.totals.worst_fit, 4),
    )


def _lost(gained: float) -> str:
    return "lost" if gained < 0 else "gained"
