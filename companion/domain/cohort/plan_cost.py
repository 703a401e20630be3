"""What a change of the rules costs everybody together: two plans of one cohort compared."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from companion.domain.cohort.plan import Plan

NOTICED = 0.005
"""Fit below which a difference is nothing: a whole match is worth at most 1."""


class PlanCost(BaseModel):
    """What is otherwise in the newer of two plans. `fit` and `worst` are what was gained, less than 0 where it was lost.

    `moved`: mentees whose mentor is another one; `unmatched`: how many more are left without a match. `dropped`: who had
    somebody and is without now; `reached`: who was without and has somebody now.
    """

    moved: int
    unmatched: int
    dropped: int = 0
    reached: int = 0
    fit: float
    worst: float

    @property
    def words(self) -> list[str]:
        """The same in sentences."""
        fit = f"Together they {_lost(self.fit)} {abs(self.fit):.2f} of a match by it." if abs(self.fit) >= NOTICED else ""
        worst = f"Whoever is worst off {_lost(self.worst)} {abs(self.worst):.2f}." if abs(self.worst) >= NOTICED else ""
        left = f"{abs(self.unmatched)} {'more' if self.unmatched > 0 else 'fewer'} without a match." if self.unmatched else ""
        nothing = "" if fit or worst or left or self.dropped else "It cost nobody anything."
        return [sentence for sentence in (nothing or fit, worst, left, *self._who) if sentence]

    @property
    def _who(self) -> Iterator[str]:
        """How many have another mentor now, none any more, or one at last."""
        if self.moved:
            yield f"{_mentees(self.moved)} planned with somebody else than before."
        if self.dropped:
            yield f"{_mentees(self.dropped)} without now who had somebody before."
        if self.reached:
            yield f"{_mentees(self.reached)} planned with somebody who had nobody before."
        if not (self.moved or self.dropped):
            yield "Everybody keeps their mentor."


def plan_cost(before: Plan, after: Plan) -> PlanCost:
    """What the newer plan costs beside the one before."""
    then = {(one.mentee, one.slot): one.mentor for one in before.proposals}
    now = {(one.mentee, one.slot): one.mentor for one in after.proposals}
    without_then, without_now = ({(one.mentee, one.slot) for one in plan.unmatched} for plan in (before, after))
    return PlanCost(
        moved=sum(now[key] != mentor for key, mentor in then.items() if key in now),
        unmatched=len(after.unmatched) - len(before.unmatched),
        dropped=len(without_now & then.keys()),
        reached=len(without_then & now.keys()),
        fit=round(after.totals.fit - before.totals.fit, 4),
        worst=round(after.totals.worst_fit - before.totals.worst_fit, 4),
    )


def _mentees(number: int) -> str:
    return "One mentee is" if number == 1 else f"{number} mentees are"


def _lost(gained: float) -> str:
    return "lost" if gained < 0 else "gained"
