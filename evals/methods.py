"""Ways to rank, the measures they are compared by, and how far one leads another."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from ir_measures import RR, Judged, R, nDCG
from numpy.typing import NDArray

from companion.domain.matching.chance import sampled
from companion.domain.matching.pool import Mask
from companion.domain.matching.ranking import BEND, Ranker
from companion.domain.matching.scores import Asked
from companion.domain.matching.signal import Scale

MEASURES = (RR, R @ 10, nDCG @ 10, Judged @ 10)
NAMES = tuple(str(measure) for measure in MEASURES)
COMPARED = len(NAMES) - 1
"""The last measure says how much of the first ten was judged, not how good it is."""

DRAWS = 5_000

Totals = NDArray[np.float64]
Values = NDArray[np.float64]


def signals(ranker: Ranker, one: Asked) -> tuple[Totals, Totals]:
    """Everybody's best passage for a whole text by words and by meaning, every passage counting alike; shape (people,) each."""
    pool = ranker.pool
    bm25 = ranker.best(pool.words.scores(one.words)[ranker.passages][:, None])[:, 0]
    cosine = ranker.best((pool.vectors @ one.vector)[ranker.passages][:, None])[:, 0]
    return bm25.astype(np.float64), cosine.astype(np.float64)


def fused(both: tuple[Totals, Totals], population: Mask, *, trust: float) -> Totals:
    """Two signals added, in standard deviations of a population; words are set beside meaning as for the companion."""
    words, meaning = standardised(both[0], population), standardised(both[1], population)
    sample = sampled(np.flatnonzero(population))
    nothing = np.zeros(1)
    scale = Scale(np.zeros((1, 1)), nothing, nothing + 1, nothing, nothing, BEND, trust)
    known = scale.beside(words[sample, None], meaning[sample, None])
    return known.shares(words[:, None], np.zeros(len(words), dtype=np.int64))[:, 0] + meaning


def standardised(values: Totals, population: Mask) -> Totals:
    deviation = values[population].std()
    return (values - values[population].mean()) / (deviation if deviation > 0 else 1.0)


def table(each: Mapping[str, Values]) -> dict[str, dict[str, float]]:
    """Means by method and measure; values have the shape (cases, measures)."""
    return {name: dict(zip(NAMES, values.mean(axis=0).round(3).tolist(), strict=True)) for name, values in each.items()}


def leads(each: Mapping[str, Values]) -> dict[str, dict[str, dict[str, list[float]]]]:
    """The lead of `fused` on either signal and of `companion` on all, each with its paired bootstrap interval of 95 %."""
    others = {"fused": ("bm25", "dense"), "companion": ("bm25", "dense", "fused")}
    return {name: {other: _lead(each[name] - each[other]) for other in than} for name, than in others.items()}


def _lead(differences: Values) -> dict[str, list[float]]:
    return {name: interval(differences[:, column]) for column, name in enumerate(NAMES[:COMPARED])}


def interval(differences: Values) -> list[float]:
    """Mean, and the paired bootstrap interval of 95 % around it."""
    drawn = np.random.default_rng(0).integers(len(differences), size=(DRAWS, len(differences)))
    low, high = np.percentile(differences[drawn].mean(axis=1), [2.5, 97.5])
    return [round(float(value), 3) for value in (differences.mean(), low, high)]
