"""Topics that people decline to talk about: asking for one costs its person a place, and is worth a word of caution."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.passages import KINDS, Kind
from companion.domain.matching.pool import Pool, Vectors
from companion.domain.matching.signal import Among

Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Declined:
    """The passages of a pool that name a declined topic; those of person i are `passages[starts[i]:starts[i + 1]]`."""

    pool: Pool
    passages: Positions
    starts: Positions

    @classmethod
    def of(cls, pool: Pool) -> Declined:
        """The declined topics of a pool."""
        passages = np.flatnonzero(pool.kind == KINDS.index(Kind.DECLINED))
        return cls(pool, passages, np.searchsorted(pool.owner[passages], np.arange(len(pool) + 1)))

    def by(self, rows: Positions) -> Positions:
        """The passages in which the people of some rising rows decline a topic."""
        return self.passages[Among.of(rows, self.starts).places]

    def nearest(self, vectors: Vectors, *, among: Positions | None = None) -> Vectors:
        """The highest cosine of a declined topic, shape (people, aspects); -1 where nothing is declined, or nobody looked."""
        found = np.full((len(self.pool), vectors.shape[1]), -1.0, dtype=np.float32)
        passages = self.passages if among is None else self.by(among)
        if len(passages):
            np.maximum.at(found, self.pool.owner[passages], self.pool.vectors[passages] @ vectors)
        return found
