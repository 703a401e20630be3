"""One order of people from words and meaning: per aspect the best passage of each person, made comparable, and added up.

Method: dense cosine and stemmed BM25 per passage, the best of each per person, corrected for how many passages a person
has, standardised over a fixed population, added, and summed over the aspects and the need as a whole. `evals/ranking.py`
compares it with either signal alone. What a person is called has no way in: ties are broken by id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.chance import SAMPLE, SAMPLE_OF_MANY, Chances, sampled
from companion.domain.matching.crossings import Crossings
from companion.domain.matching.declined import Declined
from companion.domain.matching.lookup import Lookup
from companion.domain.matching.passages import KINDS, OFFERED, Kind
from companion.domain.matching.pool import Mask, Pool, Vectors
from companion.domain.matching.scores import Asked, Scores
from companion.domain.matching.signal import Among, Scale, Signal

Positions = NDArray[np.int64]

WEIGHTS: dict[Kind, float] = {
    Kind.HELP: 1.1, Kind.TRANSITION: 1.1, Kind.KNOWN_FOR: 1.1, Kind.POSITION: 0.8, Kind.EDUCATION: 0.8, Kind.SKILL: 0.8,
    Kind.CERTIFICATE: 0.8, Kind.INTEREST: 0.8, Kind.VALUE: 0.8, Kind.STYLE: 0.8, Kind.OFFER: 0.8,
}  # fmt: skip
"""What a kind of passage counts beside 1: what somebody wants to help with and has lived counts most. Chosen on the tune
half of `evals/cases/matching.yaml`."""

DECLINED_SAID = 0.35
"""Cosine from which a declined topic is worth a word of caution."""

NOTHING = -4.0
"""Standardised score of somebody without a passage that counts."""


BEND = 2.0
"""Standard deviations from which what words add grows as its logarithm. Most people share no word with what is asked, so that the
deviation is small and one rare word in common can lie thirty deviations out, where no cosine ever lies; among 33,809 job titles
that cost nDCG@10 .03 (`evals/README.md`)."""

ENOUGH_WORDS = 6
"""Content words of a need from which words count as much as meaning. A shorter one has few to share: one in common says little.
The tune half is alike from five to eight (`evals/README.md`)."""


class Ranker:
    """Ranks the people of one pool. Built once per pool, kind of passages and population; every question shares it.

    Shapes: `passages` (passages that count,) are their places in the pool, `counts` says of every passage of the pool whether it
    counts and `kind_weight` for how much, `count` is everybody's number of them.
    """

    def __init__(self, pool: Pool, *, counted: frozenset[Kind] = OFFERED, population: Mask | None = None) -> None:
        self.pool = pool
        self.counted = counted
        self.people = len(pool)
        self.passages = _grouped(pool, counted)
        self.counts = np.zeros(len(pool.owner), dtype=np.bool_)
        self.counts[self.passages] = True
        self.owner = pool.owner[self.passages]
        self.count = np.bincount(self.owner, minlength=self.people)
        self.kind_weight = _weights(pool)
        self.weight = self.kind_weight[self.passages][:, None]
        at_most = SAMPLE if pool.neighbours is None else SAMPLE_OF_MANY
        self.reference = sampled(_population(self.count, population), at_most)
        self.crossings = Crossings.of(pool)
        self._first = np.concatenate([[0], np.cumsum(self.count)])
        self._passages_of_each = np.bincount(pool.owner, minlength=self.people)
        self._last_kept: tuple[Mask, Mask] = np.zeros(0, dtype=np.bool_), self.counts
        self._everybody = Among.of(np.arange(self.people), self._first)
        self._declined = Declined.of(pool)
        self._chances = Chances.of(self.count, np.flatnonzero(np.isin(self.owner, self.reference)))

    def score(self, asked: Sequence[Asked], *, any_of: bool = False, among: Positions | None = None) -> Scores:
        """Everybody's scores; or only those of the people in the rows `among`, measured against the same sample."""
        return self.scored(self.look_up(asked), among, any_of=any_of)

    def scored(self, lookup: Lookup, among: Positions | None, *, any_of: bool = False) -> Scores:
        """The same of what was looked up before."""
        return self._of_everybody(lookup, any_of) if among is None else self.score_of(lookup, among, any_of=any_of)

    def look_up(self, asked: Sequence[Asked]) -> Lookup:
        """What is asked for over this pool."""
        return Lookup(self, asked)

    def score_of(self, lookup: Lookup, rows: Positions, *, any_of: bool = False) -> Scores:
        """The scores of the people in some rising rows of a pool, reading none but their passages and the sample's."""
        among = Among.of(rows, self._first)
        passages = self.passages[among.places]
        cosine, bm25 = lookup.cosine(passages), lookup.bm25(passages)
        weight = self.weight[among.places]
        meaning, words = lookup.scales
        return Scores(
            asked=lookup.asked,
            meaning=self._signal_of(among, cosine * weight, meaning),
            words=self._signal_of(among, bm25 * weight, words),
            crossing=self.crossed(lookup),
            crossing_of=lookup.crossing_of,
            declined=self._declined.nearest(lookup.vectors, among=rows),
            cosine=cosine,
            any_of=any_of,
            among=among,
        )

    def scales(self, lookup: Lookup) -> tuple[Scale, Scale]:
        """What meaning and words are measured against, from the sample alone."""
        passages, vectors = self._sample_passages
        weight = self.weight[self._sample.places]
        meaning, words = vectors @ lookup.vectors * weight, lookup.bm25(passages) * weight
        scale, best = self._scale_of_sample(meaning), self._sample.best(meaning)
        of_words = self._scale_of_sample(words)
        return scale, self._beside(of_words, self._sample.best(words), scale, best, lookup)

    def crossed(self, lookup: Lookup) -> Vectors:
        """What a crossing that is asked for adds to everybody's share or costs it, shape (people, aspects)."""
        found = np.zeros((self.people, len(lookup.asked)), dtype=np.float32)
        for column, each in enumerate(lookup.crossing_of):
            if each is not None:
                found[:, column] = self.crossings.by_person(each, self.people)
        return found

    def of_person(self, row: int) -> Positions:
        """Where one person's passages stand among those that count."""
        return np.arange(self._first[row], self._first[row + 1])

    def of_people(self, rows: Positions) -> Among:
        """Where the passages of the people in some rising rows stand among those that count."""
        return Among.of(rows, self._first)

    def kept(self, allowed: Mask) -> Mask:
        """The passages that count of those allowed, of all passages of the pool. The last is kept, since most questions leave the
        same people in; it cannot be written to.
        """
        last, kept = self._last_kept
        if not np.array_equal(last, allowed):
            kept = self.counts & np.repeat(allowed, self._passages_of_each)
            kept.flags.writeable = False
            self._last_kept = allowed.copy(), kept
        return kept

    def sizes(self, rows: Positions) -> Positions:
        """The positions of people's numbers of passages, as a `Scale` takes them."""
        return self._chances.of_person[rows]

    def declined_near(self, row: int, asked: Sequence[Asked]) -> list[str]:
        """Topics that a person declines and that lie near what is asked, in the person's words."""
        own = self._declined.by(np.array([row])).tolist()
        near = [max(float(self.pool.vectors[passage] @ each.vector) for each in asked) >= DECLINED_SAID for passage in own]
        return [self.pool.quotes[passage] for passage, is_near in zip(own, near, strict=True) if is_near]

    def best(self, values: Vectors) -> Vectors:
        """The highest value of each person's passages, shape (people, aspects); the lowest of all where there is none."""
        return self._everybody.best(values)

    def _of_everybody(self, lookup: Lookup, any_of: bool) -> Scores:
        cosine = lookup.every_cosine()[self.passages]
        meaning, words = self._signals(cosine * self.weight, lookup.bm25(self.passages) * self.weight, lookup)
        return Scores(
            asked=lookup.asked,
            meaning=meaning,
            words=words,
            crossing=self.crossed(lookup),
            crossing_of=lookup.crossing_of,
            declined=self._declined.nearest(lookup.vectors),
            cosine=cosine,
            any_of=any_of,
        )

    def _signals(self, meaning: Vectors, words: Vectors, lookup: Lookup) -> tuple[Signal, Signal]:
        """Everybody's meaning and words, from the values of their passages."""
        nearest, shared = self.best(meaning), self.best(words)
        scale, of_words = self._scale(meaning, nearest), self._scale(words, shared)
        known = self._beside(of_words, shared[self.reference], scale, nearest[self.reference], lookup)
        return self._signal(meaning, nearest, scale), self._signal(words, shared, known)

    def _beside(self, words: Scale, shared: Vectors, meaning: Scale, nearest: Vectors, lookup: Lookup) -> Scale:
        """What words are measured against, given the best values of the sample by words and by meaning."""
        sizes = self._chances.of_person[self.reference]
        known = words.beside(words.shares(shared, sizes), meaning.shares(nearest, sizes))
        return replace(known, bend=BEND, trust=np.array([each.trust for each in lookup.asked], dtype=np.float32))

    def _signal(self, values: Vectors, best: Vectors, scale: Scale) -> Signal:
        share = scale.shares(best, self._chances.of_person)
        share[self.count == 0] = NOTHING
        return Signal(values, best, share, scale)

    def _signal_of(self, among: Among, values: Vectors, scale: Scale) -> Signal:
        best = among.best(values)
        share = scale.shares(best, self.sizes(among.rows))
        share[self.count[among.rows] == 0] = NOTHING
        return Signal(
            raw=values,
            best=_spread(best, among.rows, self.people),
            share=_spread(share, among.rows, self.people, elsewhere=NOTHING),
            scale=scale,
        )

    def _scale(self, values: Vectors, best: Vectors) -> Scale:
        if self.pool.neighbours is not None:
            return self._scale_of_sample(values[self._sample.places])
        lowest = values.min(axis=0, initial=np.inf)
        drawn = values[self._chances.drawn]
        return Scale.of(self._chances, self.reference, best=best[self.reference], drawn=drawn, lowest=lowest)

    def _scale_of_sample(self, values: Vectors) -> Scale:
        drawn = values[np.searchsorted(self._sample.places, self._chances.drawn)]
        best, lowest = self._sample.best(values), values.min(axis=0, initial=np.inf)
        return Scale.of(self._chances, self.reference, best=best, drawn=drawn, lowest=lowest)

    @cached_property
    def _sample(self) -> Among:
        return Among.of(self.reference, self._first)

    @cached_property
    def _sample_passages(self) -> tuple[Positions, Vectors]:
        """The sample's passages and a copy of their vectors: every question reads it."""
        passages = self.passages[self._sample.places]
        return passages, self.pool.vectors[passages]


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


def _spread(values: Vectors, rows: Positions, people: int, *, elsewhere: float = 0.0) -> Vectors:
    """The values of some people as a table of everybody, shape (people, aspects), with the same value for everybody else."""
    spread = np.full((people, values.shape[1]), elsewhere, dtype=np.float32)
    spread[rows] = values
    return spread
