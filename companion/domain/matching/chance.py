"""What length alone would reach: the highest of many passages is higher by chance, and is taken down by as much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.pool import Vectors

Positions = NDArray[np.int64]

CHANCE = 0.5
"""Share taken off of what the number of passages explains of the best one. At 0.5 the order of people for needs that nobody
meets hardly follows the length of their profiles (rank correlation 0.17 without, 0.06 with it); taking off all would favour
the short ones."""

USUAL_SLOPE, USUAL_PEOPLE = 0.8, 20
"""How much of the expected maximum is found in the sample people's best passages, and how many people that guess is worth."""

SAMPLE = 4096
"""People, and passages, from which means, deviations and expected maxima are taken; a larger pool is sampled, always alike."""

SAMPLE_OF_MANY = 1024
"""People from a pool so big that reading the sample for every question is a good part of it; a deviation is off by 2 % or so."""


@dataclass(frozen=True)
class Chances:
    """The highest of n passages drawn at random, for every n that occurs.

    `of_person` holds the position of everybody's n, shape (people,). `ways` holds, for each different n, the chance that the
    i-th lowest passage of the sample `drawn` is the highest of n draws.
    """

    of_person: Positions
    ways: NDArray[np.float64]
    drawn: Positions

    @classmethod
    def of(cls, count: Positions, passages: Positions) -> Chances:
        """For people with so many passages each, drawn from some passages."""
        drawn = sampled(passages)
        sizes, of_person = np.unique(count, return_inverse=True)
        below = np.arange(len(drawn) + 1) / max(len(drawn), 1)
        ways = np.diff(below[None, :] ** np.maximum(sizes, 1)[:, None], axis=1)
        return cls(of_person, ways, drawn)

    def explained(self, drawn: Vectors, best: Vectors, reference: Positions) -> NDArray[np.float64]:
        """What is to be taken off the best value of somebody with so many passages, shape (numbers that occur, aspects).

        By regression over the `reference` people, whose best values are `best`; `drawn` are the values of the sample of
        passages. Passages of one person resemble each other, more in some pools than in others, so not all of the expected
        maximum is found in their best one.
        """
        by_size: NDArray[np.float64] = self.ways @ np.sort(drawn, axis=0)
        expected = by_size[self.of_person[reference]]
        spread = expected - expected.mean(axis=0)
        variance = (spread**2).sum(axis=0)
        slope = (spread * best).sum(axis=0) / np.where(variance > 0, variance, 1.0)
        known = len(reference) / (len(reference) + USUAL_PEOPLE)
        found: NDArray[np.float64] = np.clip(known * slope + (1 - known) * USUAL_SLOPE, 0.0, 1.0)
        return CHANCE * found * by_size


def sampled(positions: Positions, at_most: int = SAMPLE) -> Positions:
    """All of a few positions; of more, `at_most` of them."""
    if len(positions) <= at_most:
        return positions
    return np.sort(np.random.default_rng(0).choice(positions, at_most, replace=False))
