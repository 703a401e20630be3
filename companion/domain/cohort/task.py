"""What a solver is asked: which pair for each part of each mentee, under the places of mentors; and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.pool import Mask, Rows

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]
NOBODY = -1


@dataclass(frozen=True)
class Task:
    """Parts to fill, and the pairs that may fill them, in the order of part and mentor.

    Shapes: `owner` (parts,) says whose each part is; nobody fills two parts of one mentee. `part`, `mentor`, `cost`, `level`,
    `guard`, `across` are (pairs,); `places`, `least` are (mentors,), `least` never above `places`. Costs add up, within
    0..1 as far as wishes do not add to them, and a part that can be filled is never left open for their sake. `worst_off`: 0
    makes the sum of costs least, 1 the highest `level` of any pair first, between them something between; then no pair's
    `guard` lies below the lowest that the least sum brings. At least `across_wanted` of the pairs are `across`.
    """

    owner: Rows
    part: Rows
    mentor: Rows
    cost: Numbers
    level: Numbers
    guard: Numbers
    places: Counts
    least: Counts
    across: Mask
    across_wanted: int = 0
    worst_off: float = 0.0

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return len(self.owner)


@dataclass(frozen=True)
class Solved:
    """The pair that fills each part, (parts,), `NOBODY` where none does.

    `usable` are the pairs that were still allowed in the end, `price` what was put on pairs that are not across, `below` how
    many places of mentors are missing to their least, `across` how many pairs are across.
    """

    pair: Counts
    usable: Mask
    price: float = 0.0
    below: int = 0
    across: int = 0

    @property
    def filled(self) -> Counts:
        """The parts that are filled, rising."""
        return np.flatnonzero(self.pair != NOBODY)

    @property
    def chosen(self) -> Counts:
        """The pairs that fill them, in the same order."""
        return self.pair[self.filled]


@dataclass(frozen=True)
class Forced:
    """What it costs everybody else when one filled part takes another pair: both (pairs asked,). Below 0, others gain.

    Infinite where nobody can make room, since the place is held by a pair that must stay.
    """

    cost: Numbers
    left_out: Counts
