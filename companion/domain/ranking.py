"""One order of people from words and meaning: per aspect the best passage of each person, made comparable, and added up.

Method: dense cosine and stemmed BM25 per passage, the best of each per person, corrected for how many passages a person
has, standardised over a fixed population, added, and summed over the aspects and the need as a whole. `evals/ranking.py`
compares it with either signal alone. What a person is called has no way in: ties are broken by id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from companion.domain.chance import Chances, sampled
from companion.domain.crossings import Crossings
from companion.domain.passages import KINDS, OFFERED, Kind
from companion.domain.pool import Mask, Pool, Vectors

Positions = NDArray[np.int64]

WEIGHTS: dict[Kind, float] = {
    Kind.HELP: 1.1, Kind.TRANSITION: 1.1, Kind.KNOWN_FOR: 1.1, Kind.POSITION: 0.8, Kind.EDUCATION: 0.8, Kind.SKILL: 0.8,
    Kind.CERTIFICATE: 0.8, Kind.INTEREST: 0.8, Kind.VALUE: 0.8, Kind.STYLE: 0.8, Kind.OFFER: 0.8,
}  # fmt: skip
"""What a kind of passage counts beside 1: what somebody wants to help with and has lived counts most. Chosen on the tune
half of `evals/cases/matching.yaml`."""

DECLINED_NEAR = 0.45
"""Cosine from which a declined topic is taken for what is asked."""

DECLINED_SAID = 0.35
"""Cosine from which a declined topic is worth a word of caution."""

DECLINED_COSTS = 2.0
"""Standard deviations that asking for a declined topic costs."""

NOTHING = -4.0
"""Standardised score of somebody without a passage that counts."""


@dataclass(frozen=True)
class Asked:
    """One aspect as it is searched: as shown, as its words are looked up, and as a vector.

    `ends`: what is left and what is entered, when a crossing is asked for. `weight`: what it counts in the sum. `whole`: not
    an aspect but all of the need together, which holds what fell between them; such a one stands last.
    """

    aspect: str
    words: str
    vector: Vectors
    ends: tuple[Asked, Asked] | None = None
    weight: float = 1.0
    whole: bool = False


@dataclass(frozen=True)
class Signal:
    """One signal's best passages. Shapes: `raw` (passages that count, aspects), `best` and `share` (people, aspects),
    `deviation` (aspects,).
    """

    raw: Vectors
    best: Vectors
    share: Vectors
    deviation: Vectors


@dataclass(frozen=True)
class Scores:
    """What everybody scores on everything asked for. Shapes: `crossing`, `declined`, `share` (people, aspects), `cosine`
    (passages that count, aspects), each of `crossing_of` (transitions,), None where an aspect asks for no crossing.

    Shares are standard deviations above the mean of the population.
    """

    asked: Sequence[Asked]
    meaning: Signal
    words: Signal
    crossing: Vectors
    crossing_of: Sequence[Vectors | None]
    declined: Vectors
    cosine: Vectors
    any_of: bool = False

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
        rows = np.flatnonzero(allowed)
        return rows[np.argsort(-self.total[rows], kind="stable")]


class Ranker:
    """Ranks the people of one pool. Built once per pool, kind of passages and population; every question shares it."""

    def __init__(self, pool: Pool, *, counted: frozenset[Kind] = OFFERED, population: Mask | None = None) -> None:
        self.pool = pool
        self.counted = counted
        self.people = len(pool)
        self.passages = _grouped(pool, counted)
        self.owner = pool.owner[self.passages]
        self.count = np.bincount(self.owner, minlength=self.people)
        self._first = np.concatenate([[0], np.cumsum(self.count)])
        self._speaking = np.flatnonzero(self.count)
        self.weight = _weights(pool)[self.passages][:, None]
        self.reference = sampled(_population(self.count, population))
        self.crossings = Crossings.of(pool)
        self._declined = _grouped(pool, frozenset({Kind.DECLINED}))
        self._chances = Chances.of(self.count, np.flatnonzero(np.isin(self.owner, self.reference)))

    def score(self, asked: Sequence[Asked], *, any_of: bool = False) -> Scores:
        """Everybody's scores. One matrix product for all aspects together."""
        vectors = np.stack([each.vector for each in asked], axis=1)
        cosine = (self.pool.vectors @ vectors)[self.passages]
        bm25 = np.stack([self.pool.words.scores(each.words)[self.passages] for each in asked], axis=1)
        crossing_of = [self._crossing_shares(each) for each in asked]
        return Scores(
            asked=asked,
            meaning=self._signal(cosine * self.weight),
            words=self._signal(bm25 * self.weight),
            crossing=self._crossing(crossing_of),
            crossing_of=crossing_of,
            declined=self._declines(vectors),
            cosine=cosine,
            any_of=any_of,
        )

    def of_person(self, row: int) -> Positions:
        """Where one person's passages stand among those that count."""
        return np.arange(self._first[row], self._first[row + 1])

    def declined_near(self, row: int, asked: Sequence[Asked]) -> list[str]:
        """Topics that a person declines and that lie near what is asked, in the person's words."""
        own = [passage for passage in self._declined.tolist() if self.pool.owner[passage] == row]
        near = [max(float(self.pool.vectors[passage] @ each.vector) for each in asked) >= DECLINED_SAID for passage in own]
        return [self.pool.quotes[passage] for passage, is_near in zip(own, near, strict=True) if is_near]

    def best(self, values: Vectors) -> Vectors:
        """The highest value of each person's passages, shape (people, aspects); the lowest of all where there is none."""
        highest = np.full((self.people, values.shape[1]), values.min(axis=0, initial=0.0), dtype=np.float32)
        if len(self._speaking):
            highest[self._speaking] = np.maximum.reduceat(values, self._first[self._speaking], axis=0)
        return highest

    def _signal(self, values: Vectors) -> Signal:
        best = self.best(values)
        if not self.people:
            return Signal(values, best, best, np.ones(values.shape[1], dtype=np.float32))
        corrected = best - self._chances.explained(best, values, self.reference)
        mean = corrected[self.reference].mean(axis=0)
        deviation = corrected[self.reference].std(axis=0)
        deviation[deviation < 1e-6] = 1.0
        share = (corrected - mean) / deviation
        share[self.count == 0] = NOTHING
        return Signal(values, best, share.astype(np.float32), deviation)

    def _crossing_shares(self, asked: Asked) -> Vectors | None:
        if asked.ends is None:
            return None
        left, entered = asked.ends
        return self.crossings.shares(*self.crossings.likeness(self.pool.vectors, left.vector, entered.vector))

    def _crossing(self, shares: Sequence[Vectors | None]) -> Vectors:
        found = np.zeros((self.people, len(shares)), dtype=np.float32)
        for column, each in enumerate(shares):
            if each is not None:
                found[:, column] = self.crossings.by_person(each, self.people)
        return found

    def _declines(self, vectors: Vectors) -> Vectors:
        """The highest cosine of a declined topic, shape (people, aspects); -1 where nothing is declined."""
        found = np.full((self.people, vectors.shape[1]), -1.0, dtype=np.float32)
        if len(self._declined):
            np.maximum.at(found, self.pool.owner[self._declined], self.pool.vectors[self._declined] @ vectors)
        return found


def _grouped(pool: Pool, kinds: frozenset[Kind]) -> Positions:
    """Passages of some kinds; those of one person stand together, as in the pool."""
    return np.flatnonzero(np.isin(pool.kind, [KINDS.index(kind) for kind in kinds]))


def _weights(pool: Pool) -> Vectors:
    by_kind = np.array([WEIGHTS.get(kind, 1.0) for kind in KINDS], dtype=np.float32)
    weights: Vectors = by_kind[pool.kind]
    return weights


def _population(count: Positions, population: Mask | None) -> Positions:
    """Those who can be ranked at all, and everybody when that would be nobody."""
    speaking = count > 0 if population is None else (count > 0) & population
    return np.flatnonzero(speaking) if speaking.any() else np.arange(len(count))
