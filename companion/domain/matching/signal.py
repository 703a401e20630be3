"""One signal, words or meaning: the best passage of each person, measured against a fixed sample of people."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.chance import Chances
from companion.domain.matching.pool import Vectors

Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Among:
    """Some people of a pool and their passages that count.

    `rows` are the people, in rising order; `places` hold the places of their passages among those that count; those who have
    any stand at `speaking` of `rows`, and the passages of each begin at `first` of `places`.
    """

    rows: Positions
    places: Positions
    speaking: Positions
    first: Positions

    @classmethod
    def of(cls, rows: Positions, starts: Positions) -> Among:
        """Some rows; the passages of row i are those from `starts[i]` up to `starts[i + 1]`."""
        count = starts[rows + 1] - starts[rows]
        before = np.cumsum(count) - count
        places = np.arange(count.sum()) + np.repeat(starts[rows] - before, count)
        speaking = np.flatnonzero(count)
        return cls(rows, places, speaking, before[speaking])

    def best(self, values: Vectors) -> Vectors:
        """The highest value of each person's passages, shape (rows, aspects); the lowest of all where there is none.

        `values` has the shape (places, aspects).
        """
        highest = np.full((len(self.rows), values.shape[1]), values.min(axis=0, initial=0.0), dtype=np.float32)
        if len(self.speaking):
            highest[self.speaking] = np.maximum.reduceat(values, self.first, axis=0)
        return highest


FIRST = 50
"""People of the sample whom a signal puts first: among them the spread of words is set beside that of meaning."""

SAME = 1e-6
"""A spread of nothing."""


@dataclass(frozen=True)
class Scale:
    """What a signal is measured against. Shapes: `taken` (numbers of passages that occur, aspects), the others (aspects,).

    `taken` is what length alone explains of a best value, `mean` and `deviation` are the sample's without that, and `usual` its
    mean with it. Somebody who loses their only passage falls to `lowest`. Shares above `bend` grow as their logarithm, and all
    of them count `trust` times.
    """

    taken: NDArray[np.float64]
    mean: NDArray[np.float64]
    deviation: NDArray[np.float64]
    usual: Vectors
    lowest: Vectors
    bend: float = np.inf
    trust: Vectors | float = 1.0

    @classmethod
    def of(cls, chances: Chances, reference: Positions, *, best: Vectors, drawn: Vectors, lowest: Vectors) -> Scale:
        """From the best values of the `reference` people and the values of the passages drawn."""
        if not len(reference):
            nothing, lowest = np.zeros(best.shape[1]), np.zeros(best.shape[1], dtype=np.float32)
            return cls(np.zeros((0, best.shape[1])), nothing, nothing + 1, lowest, lowest)
        taken = chances.explained(drawn, best, reference)
        corrected = best - taken[chances.of_person[reference]]
        deviation = corrected.std(axis=0)
        deviation[deviation < SAME] = 1.0
        return cls(taken, corrected.mean(axis=0), deviation, best.mean(axis=0), lowest)

    def beside(self, own: Vectors, other: Vectors) -> Scale:
        """The same, so that this signal spreads as far as another among those whom either of them puts first.

        `own` and `other` are what both give the sample, shape (people of it, aspects). Over everybody most share no word with
        what is asked, so that the few who do lie further out than any cosine.
        """
        first = _first(own) | _first(other)
        if not first.any():
            return self
        own_mean, own_spread = _of(own, first)
        mean, spread = _of(other, first)
        flat = (own_spread < SAME) | (spread < SAME)
        ratio = np.where(flat, 1.0, own_spread / np.where(flat, 1.0, spread))
        moved = np.where(flat, 0.0, self.deviation * (own_mean - mean * ratio))
        return replace(self, mean=self.mean + moved, deviation=self.deviation * ratio)

    def shares(self, best: Vectors, sizes: Positions) -> Vectors:
        """Standard deviations above the mean, shape (people, aspects); `sizes` are the positions of their numbers of passages."""
        straight = (best - self.taken[sizes] - self.mean) / self.deviation
        above = np.maximum(straight - self.bend, 0.0)
        shares: Vectors = (self.trust * (straight - above + np.log1p(above))).astype(np.float32)
        return shares


def _first(values: Vectors) -> NDArray[np.bool_]:
    """Whom each column puts first, shape as `values`; everybody where there are few."""
    found = np.zeros(values.shape, dtype=np.bool_)
    np.put_along_axis(found, np.argsort(-values, axis=0, kind="stable")[:FIRST], True, axis=0)
    return found


def _of(values: Vectors, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and deviation of the chosen of each column, shape (columns,) both."""
    picked = np.where(chosen, values, np.nan).astype(np.float64)
    return np.nanmean(picked, axis=0), np.nanstd(picked, axis=0)


@dataclass(frozen=True)
class Signal:
    """One signal's best passages. Shapes: `raw` (passages read, aspects), `best` and `share` (people, aspects)."""

    raw: Vectors
    best: Vectors
    share: Vectors
    scale: Scale
