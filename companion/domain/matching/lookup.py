"""Aspects looked up in the vectors and words of one pool. Nothing is read twice for one question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.pool import Vectors
from companion.domain.matching.signal import Scale

if TYPE_CHECKING:
    from companion.domain.matching.ranking import Ranker
    from companion.domain.matching.scores import Asked

Positions = NDArray[np.int64]

AT_ONCE = 1_024
"""Passages of a big pool whose vectors are multiplied together: so many stay in the processor's cache while every aspect is put
to them. At 690,000 passages five aspects took 0.16 s of CPU so, and 0.25 s in one product."""


class Lookup:
    """Some aspects, as one ranker looks them up. What is read of passages has the shape (passages, aspects)."""

    def __init__(self, ranker: Ranker, asked: Sequence[Asked]) -> None:
        self._ranker = ranker
        self._pool = ranker.pool
        self.asked = asked
        self.vectors = np.stack([each.vector for each in asked], axis=1)

    def every_cosine(self) -> Vectors:
        """The cosine of every passage of the pool."""
        matrix = self._pool.vectors
        if self._pool.neighbours is None:
            every: Vectors = matrix @ self.vectors
            return every
        found = np.empty((len(matrix), self.vectors.shape[1]), dtype=np.float32)
        columns = np.ascontiguousarray(self.vectors.T)
        for at in range(0, len(matrix), AT_ONCE):
            part = matrix[at : at + AT_ONCE]
            for column, vector in enumerate(columns):
                found[at : at + AT_ONCE, column] = part @ vector
        return found

    def cosine(self, passages: Positions) -> Vectors:
        """The cosine of some passages."""
        found: Vectors = self._pool.vectors[passages] @ self.vectors
        return found

    def bm25(self, passages: Positions) -> Vectors:
        """The BM25 of some passages."""
        return np.stack([column[passages] for column in self.words], axis=1)

    @cached_property
    def words(self) -> list[Vectors]:
        """The BM25 of every passage of the pool for each aspect, each (passages,)."""
        return [self._pool.words.scores(each.words) for each in self.asked]

    @cached_property
    def scales(self) -> tuple[Scale, Scale]:
        """What meaning and words are measured against, from the sample alone."""
        return self._ranker.scales(self)

    @cached_property
    def crossing_of(self) -> list[Vectors | None]:
        """What each crossing of the pool adds or costs, each (transitions,); None where an aspect asks for none."""
        crossings, pairs = self._ranker.crossings, [each.ends for each in self.asked]
        return [pair and crossings.shares(*crossings.likeness(*(end.vector if end else None for end in pair))) for pair in pairs]
