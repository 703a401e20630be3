"""The first people of an order, without scoring everybody: what makes a search of 100,000 people quick.

A small pool, or few who may be suggested, are scored whole. Otherwise the passages near each aspect and those that share most
of its words name candidates; their scores are estimated from what was read already, and the best of them are scored exactly,
against the same sample as everybody would be. So nobody's score depends on how they were found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from companion.domain.matching.lookup import Lookup
from companion.domain.matching.pool import Mask, Neighbours, Vectors
from companion.domain.matching.ranking import Positions, Ranker
from companion.domain.matching.scores import Asked, Scores

FEW = 20_000
"""Passages that are all read rather than chosen from: about as many as choosing reads."""

NEAR = 6_000
"""Passages whose cosine is taken, for all aspects together."""

WORDED = 3_000
"""Passages taken for the words of each aspect. Where many say the same in other trades, a thousand of them lost one in twenty of
the first ten people."""

CROSSED = 200
"""People taken for a crossing that is asked for."""

SCORED = 400
"""Candidates who are scored exactly, at least."""

MOST = 300
"""People wanted from whom everybody is scored: candidates are chosen for the first places, not for the thousandth."""

SPARE = 4
"""How many times as many as are wanted are scored exactly."""


def leading(
    ranker: Ranker, asked: Sequence[Asked], allowed: Mask, *, wanted: int, any_of: bool = False, lookup: Lookup | None = None
) -> Scores:
    """Scores that hold for the first `wanted` of those allowed, shape (people,), and for whoever else was looked at.

    `lookup` is what was looked up for the same aspects before, for other people.

    For a pool of 600,000 passages the first ten are, nearly always, those that scoring everybody puts first (`evals/README.md`).
    """
    neighbours, rows = ranker.pool.neighbours, np.flatnonzero(allowed)
    few = ranker.count[rows].sum() <= FEW
    if neighbours is None or (wanted > MOST and not few):
        return ranker.score(asked, any_of=any_of)
    lookup = lookup or ranker.look_up(asked)
    if not few:
        rows = _Candidates(ranker, lookup, allowed).best(neighbours, max(SCORED, SPARE * wanted), any_of=any_of)
    return ranker.score_of(lookup, rows, any_of=any_of)


class _Candidates:
    """People who may come first."""

    def __init__(self, ranker: Ranker, lookup: Lookup, allowed: Mask) -> None:
        self._ranker = ranker
        self._lookup = lookup
        self._allowed = allowed
        self._owner = ranker.pool.owner
        self._kept = ranker.kept(allowed)

    def best(self, neighbours: Neighbours, count: int, *, any_of: bool) -> Positions:
        """The rows of the `count` people who are estimated to score most, rising."""
        each = NEAR // len(self._lookup.asked)
        near = [neighbours.near(one.vector, kept=self._kept, count=each) for one in self._lookup.asked]
        compared = np.unique(np.concatenate([*near, *self._worded()])).astype(np.int64)
        cosine = self._lookup.cosine(compared) * self._ranker.kind_weight[compared][:, None]
        rows = np.unique(np.concatenate([self._owner[compared], *self._crossed()])).astype(np.int64)
        seen = [cosine[np.searchsorted(compared, passages), column].min() for column, passages in enumerate(near)]
        total = self._estimated(rows, self._nearest(rows, compared, cosine, np.array(seen)), any_of)
        return np.sort(rows[np.argpartition(-total, count)[:count]]) if len(rows) > count else rows

    def _estimated(self, rows: Positions, nearest: Vectors, any_of: bool) -> Vectors:
        """What people are likely to score in all, shape (rows,): their words, and the cosines that were taken."""
        meaning, words = self._lookup.scales
        sizes = self._ranker.sizes(rows)
        share = meaning.shares(nearest, sizes) + words.shares(self._words(rows), sizes)
        share += self._ranker.crossed(self._lookup)[rows]
        share *= np.array([each.weight for each in self._lookup.asked], dtype=np.float32)
        total: Vectors = share.max(axis=1) if any_of else share.sum(axis=1)
        return total

    def _nearest(self, rows: Positions, compared: Positions, cosine: Vectors, least: Vectors) -> Vectors:
        """The best of the cosines that were taken of each person; what was not compared may reach the `least` of the near."""
        owners, first = np.unique(self._owner[compared], return_index=True)
        best = np.tile(least, (len(rows), 1))
        places = np.searchsorted(rows, owners)
        best[places] = np.maximum(best[places], np.maximum.reduceat(cosine, first, axis=0))
        return best

    def _words(self, rows: Positions) -> Vectors:
        among = self._ranker.of_people(rows)
        bm25 = self._lookup.bm25(self._ranker.passages[among.places])
        return among.best(bm25 * self._ranker.weight[among.places])

    def _worded(self) -> Iterator[Positions]:
        """The passages that share most of the words of each aspect."""
        for scores in self._lookup.words:
            sharing = np.flatnonzero((scores > 0) & self._kept)
            if len(sharing) > WORDED:
                sharing = sharing[np.argpartition(-scores[sharing], WORDED)[:WORDED]]
            yield sharing

    def _crossed(self) -> Iterator[Positions]:
        """The people who lived most nearly the crossing that an aspect asks for."""
        for shares in self._lookup.crossing_of:
            if shares is not None:
                owner = self._ranker.crossings.owner[np.argsort(-shares, kind="stable")]
                yield owner[self._allowed[owner]][:CROSSED]
