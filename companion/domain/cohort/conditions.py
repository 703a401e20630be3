"""What the rules of a plan ask of mentees and of mentors by themselves, looked up among the newest people."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from companion.domain.cohort.rules import PlanCondition, PlanRules
from companion.domain.cohort.task import Counts
from companion.domain.matching.board import Board
from companion.domain.matching.eligibility import Search
from companion.domain.matching.pool import Mask
from companion.domain.query.met import Compared, by_meaning, compared, keeps
from companion.domain.query.query import OWN

_OF_PAIRS = frozenset({OWN, "manager"})
"""Values that are another for each mentee."""


@dataclass(frozen=True)
class Conditions:
    """The conditions of some rules over one board; what does not depend on the mentee is looked up once."""

    board: Board
    rules: PlanRules
    _known: dict[tuple[str, int], Mask] = field(default_factory=dict)

    def unmet_by(self, mentee: str, search: Search) -> list[PlanCondition]:
        """What is required of mentees that one of them does not meet; of somebody outside the pool nothing is."""
        row = self.board.pool.row_of.get(mentee)
        if row is None:
            return []
        every = enumerate(self.rules.mentees)
        return [one for bit, one in every if one.requires and not self._looked_up("mentees", bit, one, search)[row]]

    def met(self, search: Search) -> Counts:
        """Which conditions on mentors each of the pool meets, bit by bit, (people,); `search` holds who is looking."""
        bits = np.zeros(len(self.board.pool), dtype=np.int64)
        for bit, one in enumerate(self.rules.mentors):
            bits |= self._meet(bit, one, search).astype(np.int64) << bit
        return bits

    def _meet(self, bit: int, one: PlanCondition, search: Search) -> Mask:
        if one.field == "timezone" or _OF_PAIRS & {str(value) for value in one.value}:
            return keeps(self.board.table, search, one)
        return self._looked_up("mentors", bit, one, replace(search, meant=by_meaning(search, self._compared)))

    def _looked_up(self, side: str, bit: int, one: PlanCondition, search: Search) -> Mask:
        if (side, bit) not in self._known:
            self._known[side, bit] = keeps(self.board.table, search, one)
        return self._known[side, bit]

    @cached_property
    def _compared(self) -> Compared:
        return compared(self.board, self.rules.mentors)
