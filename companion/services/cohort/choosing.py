"""Which mentees the rules of a plan are for, and conditions of a rules file in the vocabulary's spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from companion.domain.cohort.conditions import Conditions
from companion.domain.cohort.rules import PlanCondition, PlanRules
from companion.domain.matching.board import Board
from companion.domain.matching.eligibility import Search, Seeker
from companion.domain.query.query import Rule
from companion.seams import Clock


@dataclass(frozen=True)
class Choosing:
    """Puts rules to the newest people. `check` brings a condition into the vocabulary."""

    board: Callable[[], Board]
    check: Callable[[Rule], Rule]
    clock: Clock

    def checked(self, rules: PlanRules) -> PlanRules:
        """The rules with their conditions as the vocabulary spells them. Raises UsageError when one is none there is."""
        mentees, mentors = (tuple(map(self._checked, conditions)) for conditions in (rules.mentees, rules.mentors))
        return rules.model_copy(update={"mentees": mentees, "mentors": mentors})

    def meant(self, rules: PlanRules, mentees: Iterable[str]) -> list[str]:
        """Those of some mentees, by id, whom the rules are for."""
        if not rules.mentees:
            return list(mentees)
        conditions, search = Conditions(self.board(), rules), Search(Seeker(), self.clock.today())
        return [one for one in mentees if not conditions.unmet_by(one, search)]

    def _checked(self, one: PlanCondition) -> PlanCondition:
        return one.model_copy(update={"value": self.check(one).value})
