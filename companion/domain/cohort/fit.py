"""How well two people fit in a plan, comparable between people.

Scores of different needs cannot be compared: a vague need is far from everybody. So each is measured against its own: a
regret of 0 is the nearest somebody could have, 1 no nearer than the mean of all. The other side is measured alike: how near
this need is to what the mentor offers, among all the needs of the cohort. A fit halves with each whole regret, and both
directions enter by their harmonic mean, as in reciprocal recommendation (Pizzato et al. 2013): one side cannot pay for the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from companion.domain.cohort.task import Counts, Numbers

TINY = 1e-9


def regrets(scores: NDArray[np.float32]) -> Numbers:
    """One person's regret for each of those who could be had, shape (people,): 0 the best, 1 the mean of them."""
    exact = scores.astype(np.float64)
    if not len(exact):
        return exact
    best = exact.max()
    spread = max(best - exact.mean(), TINY)
    found: Numbers = np.where(best - exact > TINY, (best - exact) / spread, 0.0)
    return found


def mutual(mine: Numbers, theirs: Numbers) -> Numbers:
    """The fit of pairs, 0..1, from the regrets of both sides."""
    one, other = np.exp2(-mine), np.exp2(-theirs)
    fit: Numbers = 2 * one * other / np.maximum(one + other, TINY)
    return fit


@dataclass
class Sought:
    """How the needs of a cohort stand to each mentor, gathered need by need: least, sum and number of regrets, (mentors,)."""

    mentors: int
    least: Numbers = field(init=False)
    sum: Numbers = field(init=False)
    count: Counts = field(init=False)

    def __post_init__(self) -> None:
        self.least = np.full(self.mentors, np.inf)
        self.sum = np.zeros(self.mentors)
        self.count = np.zeros(self.mentors, dtype=np.int64)

    def add(self, rows: Counts, mine: Numbers) -> None:
        """One more need: the mentors who could be had, and the regret with which."""
        self.least[rows] = np.minimum(self.least[rows], mine)
        self.sum[rows] += mine
        self.count[rows] += 1

    def regrets(self, rows: Counts, mine: Numbers) -> Numbers:
        """The mentors' own regrets: 0 is the need nearest to what they offer, 1 the mean need of the cohort."""
        least = self.least[rows]
        spread = np.maximum(self.sum[rows] / np.maximum(self.count[rows], 1) - least, TINY)
        found: Numbers = np.where(mine - least > TINY, (mine - least) / spread, 0.0)
        return found
