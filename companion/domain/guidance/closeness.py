"""How close a question comes to a row of texts, told apart from what all of them have in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from companion.domain.guidance.guidance import Audience
from companion.domain.matching.pool import Vectors

Rows = NDArray[np.intp]

FEWEST = 50
"""Texts from which it can be said what they have in common."""

MOST_TURNS, NEAR_ENOUGH = 1_000, np.float32(1e-5)
"""When a direction is found: it moves no more than this from one turn to the next, or has been turned so often."""


@dataclass(frozen=True)
class Closeness:
    """Of a question with every entry, each of shape (entries,): cosine, cosine without what the notes share, and shared words.

    `asker` is who asks, as far as the words say so; `names_nobody`: whom it is about stands in it only as "she" or "they".
    """

    cosine: Vectors
    apart: Vectors
    words: Vectors
    asker: frozenset[Audience] = frozenset()
    names_nobody: bool = False


@dataclass(frozen=True)
class Common:
    """What many texts share: their mean and the direction in which they differ most, each of shape (dimensions,).

    Taking away the strongest directions of a set of vectors, so that what is left tells its members apart, is due to Mu and
    Viswanath, "All-but-the-top" (2018).
    """

    mean: Vectors
    direction: Vectors

    def taken_from(self, vectors: Vectors) -> Vectors:
        """Vectors of shape (…, dimensions) without it, of length 1; one that is nothing else stays near 0."""
        apart = vectors - self.mean
        apart = apart - (apart @ self.direction)[..., None] * self.direction
        scaled: Vectors = apart / np.maximum(np.linalg.norm(apart, axis=-1, keepdims=True), np.float32(1e-6))
        return scaled


def common_of(vectors: Vectors) -> Common:
    """What vectors of shape (texts, dimensions) share; nothing for fewer than `FEWEST`, which need not be told apart."""
    dimensions = vectors.shape[1]
    if len(vectors) < FEWEST:
        return Common(np.zeros(dimensions, dtype=np.float32), np.zeros(dimensions, dtype=np.float32))
    mean = vectors.mean(axis=0)
    apart = vectors - mean
    return Common(mean, _strongest(apart.T @ apart))


def _strongest(spread: Vectors) -> Vectors:
    """The direction of the largest eigenvalue of a symmetric matrix, shape (dimensions,), by power iteration.

    All the others, which nobody asks for, cost `numpy.linalg.eigh` two seconds where the processor is busy.
    """
    direction: Vectors = spread[int(np.argmax(np.diagonal(spread)))]
    for _ in range(MOST_TURNS):
        before, direction = direction, spread @ direction
        direction = direction / np.maximum(np.linalg.norm(direction), np.float32(1e-12))
        if np.linalg.norm(direction - before) < NEAR_ENOUGH:
            break
    return direction


def highest(values: Vectors, group: Rows, count: int) -> Vectors:
    """The highest value of each group, shape (count,); 0 where a group is empty or has nothing above."""
    found = np.zeros(count, dtype=np.float32)
    np.maximum.at(found, group, values)
    return found


def chance(told: float) -> float:
    """The logistic function."""
    return float(1 / (1 + np.exp(-told)))
