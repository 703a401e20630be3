"""People who fit about equally: nearer to one another than the same need in other words would move them.

Which of them stands first is not for the score to say. Whoever confirmed of late that they have time goes before whoever did
not; then whoever was suggested less; then the total.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

WIDTH = 0.3
"""Difference of two totals, as a share of all that is asked, within which they are a near-tie (`evals/near_ties.py`). When
twenty needs of the tune half were said in other words, neighbours nearer than this changed places 42 times in a hundred; on
either half settling them so moved nDCG@10 by 0.002 at most, and 0.5 cost the tune half 0.01."""

SETTLED = 60
"""People of the order whose near-ties are settled: twice as many as are ever shown."""

OLD_DAYS = 180
"""Days after which a confirmed availability is old, where a programme sets nothing else."""

TieBreaker = Literal["availability", "suggested less"]


@dataclass(frozen=True)
class Tiebreak:
    """What settles near-ties beside the total: how often people, by id, were suggested for other questions, and the day from
    which a confirmed availability is fresh.
    """

    often: Callable[[Sequence[str]], Mapping[str, int]]
    fresh_since: date

    def is_old(self, confirmed: date | None) -> bool:
        """Whether availability was confirmed too long ago, or never."""
        return confirmed is None or confirmed < self.fresh_since


@dataclass(frozen=True)
class Standing:
    """One person's total, how often they were suggested for other questions, and whether their availability is old."""

    row: int
    total: float
    suggested: int = 0
    old: bool = False


@dataclass(frozen=True)
class Settled:
    """Groups of near-ties, the best first, each in its own order."""

    groups: Sequence[Sequence[Standing]] = ()

    @property
    def rows(self) -> list[int]:
        """Everybody in order."""
        return [one.row for group in self.groups for one in group]

    def tied(self, row: int) -> list[int]:
        """Those who fit about as well as one person, who is not among them."""
        return [one.row for one in self._group_of.get(row, ()) if one.row != row]

    def decided(self, first: int, second: int) -> TieBreaker | None:
        """What put one person before another whom the total, or else the id, would put first; None where it did not."""
        if second not in self.tied(first):
            return None
        one, other = (next(each for each in self._group_of[first] if each.row == row) for row in (first, second))
        by_total = (-one.total, one.row) < (-other.total, other.row)
        if by_total or (one.old, one.suggested) == (other.old, other.suggested):
            return None
        return "availability" if one.old is not other.old else "suggested less"

    @cached_property
    def _group_of(self) -> Mapping[int, Sequence[Standing]]:
        return {one.row: group for group in self.groups for one in group}


def settled(standings: Sequence[Standing], width: float) -> Settled:
    """Near-ties of an order put in order. `standings` come best first.

    A group is whoever lies within `width` of its best, so nobody is passed by anybody further away than that.
    """
    groups: list[list[Standing]] = []
    for one in standings:
        if groups and groups[-1][0].total - one.total <= width:
            groups[-1].append(one)
        else:
            groups.append([one])
    return Settled([sorted(group, key=lambda one: (one.old, one.suggested, -one.total, one.row)) for group in groups])
