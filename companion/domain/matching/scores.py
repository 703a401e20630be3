"""What is asked for, and what everybody scores on it: the sum of what each aspect adds decides the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.pool import Mask, Vectors
from companion.domain.matching.signal import Among, Signal

Positions = NDArray[np.int64]

DECLINED_NEAR = 0.45
"""Cosine from which a declined topic is taken for what is asked."""

DECLINED_COSTS = 2.0
"""Standard deviations that asking for a declined topic costs."""


@dataclass(frozen=True)
class Asked:
    """One aspect as it is searched: as shown, as its words are looked up, and as a vector.

    `ends`: what is left and what is entered, when a crossing is asked for; one of them may be None. `weight`: what it counts in
    the sum. `whole`: not an aspect but all of the need together, which holds what fell between them; such a one stands last.
    `trust`: what its words count beside its meaning. `parts`: the sentences of a need that is told at length, without words.
    """

    aspect: str
    words: str
    vector: Vectors
    ends: tuple[Asked | None, Asked | None] | None = None
    weight: float = 1.0
    whole: bool = False
    trust: float = 1.0
    parts: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class Scores:
    """What everybody scores on everything asked for. Shapes: `crossing`, `declined`, `share` (people, aspects), `cosine`
    (passages read, aspects), each of `crossing_of` (transitions,), None where an aspect asks for no crossing.

    Shares are standard deviations above the mean of the population. Without `among` every passage that counts was read. With
    it only theirs were, nobody else has a place, and everybody else's figures say nothing.
    """

    asked: Sequence[Asked]
    meaning: Signal
    words: Signal
    crossing: Vectors
    crossing_of: Sequence[Vectors | None]
    declined: Vectors
    cosine: Vectors
    any_of: bool = False
    among: Among | None = None

    @cached_property
    def share(self) -> Vectors:
        """What each aspect, and the whole, adds to each person's place."""
        declined = DECLINED_COSTS * (self.declined >= DECLINED_NEAR).astype(np.float32)
        share: Vectors = self.weight * (self.meaning.share + self.words.share + self.crossing - declined)
        return share

    @cached_property
    def weight(self) -> Vectors:
        """What each of those asked counts, shape (aspects,)."""
        return np.array([each.weight for each in self.asked], dtype=np.float32)

    @property
    def aspects(self) -> int:
        """How many of those asked are aspects; they stand first."""
        return sum(not each.whole for each in self.asked)

    @cached_property
    def total(self) -> Vectors:
        """What decides the order, shape (people,): all shares together, or the best where any one aspect is enough."""
        total: Vectors = self.share.max(axis=1) if self.any_of else self.share.sum(axis=1)
        return total

    def order(self, allowed: Mask) -> Positions:
        """Rows of those allowed, the best first, ties by id."""
        rows = np.flatnonzero(allowed) if self.among is None else self.among.rows[allowed[self.among.rows]]
        return rows[np.argsort(-self.total[rows], kind="stable")]

    def read(self, places: Positions) -> Positions:
        """Where some passages, by their places among those that count, stand among those that were read."""
        return places if self.among is None else np.searchsorted(self.among.places, places)
