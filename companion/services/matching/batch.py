"""Many queries over a pool from a file: the ranking of `match`, without floor, consent or reporting lines.

With a reader of pairs it looks again at the first of each order, as `match` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from companion.domain.matching.eligibility import Search, Seeker, holds, says_of
from companion.domain.matching.facts_table import FactsTable
from companion.domain.matching.pool import Mask, Pool, Vectors
from companion.domain.matching.ranking import Positions, Ranker
from companion.domain.matching.reranking import RERANKED, Quoted
from companion.domain.matching.scores import Scores
from companion.domain.needs import MAX_ASPECTS, Filter
from companion.errors import InputError
from companion.seams import Clock, Embedder, Lexicon, ReadsPairsInParts
from companion.services.matching.aspects import AspectVectors
from companion.services.matching.needs import whole
from companion.services.matching.ranking_files import Ranked, TextLine
from companion.services.matching.second_looks import Look, looked_again

COLUMNS = 64
"""Aspects scored in one product: enough to read the matrix seldom, few enough to hold the scores of a large pool."""

LAST = 1_000.0
"""Taken off for each condition that a profile contradicts: they stay in the run, behind everybody else."""

QUOTES = 4
"""Lines of somebody that are read again at most: a long query is many sentences, and most lines answer none of them."""


@dataclass(frozen=True)
class Query:
    """One query as it is searched: its parts, all of it where that is short, and the conditions that act.

    `name` is the writer's own, where they say it, so that it decides nothing. `text` is how it was typed.
    """

    id: str
    parts: list[str]
    whole: str | None = None
    conditions: list[Filter] = field(default_factory=list)
    name: str = ""
    text: str = ""

    @property
    def columns(self) -> int:
        """How many texts are scored for it."""
        return len(self.parts) + bool(self.whole)

    @property
    def asked(self) -> tuple[str, ...]:
        """What quotations are read with: its parts, or all of it where they are many."""
        return tuple(self.parts) if len(self.parts) <= MAX_ASPECTS else (self.text,)


@dataclass(frozen=True)
class Scored:
    """One query's columns among those that were scored together; without `scores` nothing was asked."""

    ranker: Ranker
    scores: Scores | None
    columns: slice

    @property
    def total(self) -> Vectors:
        """What decides the order, shape (people,)."""
        if self.scores is None:
            return np.zeros(self.ranker.people, dtype=np.float32)
        total: Vectors = self.scores.share[:, self.columns].sum(axis=1)
        return total

    def quoted(self, row: int) -> Quoted:
        """Somebody by the lines that say most of a column, by meaning and words together; those that say most come first."""
        own = self.ranker.of_person(row)
        said = self._said(own)
        if not said.size:
            return Quoted(self.ranker.pool.people[row].person_id, ())
        best = own[said.argmax(axis=0)][np.argsort(-said.max(axis=0), kind="stable")]
        quotes = dict.fromkeys(self.ranker.pool.quotes[int(passage)] for passage in self.ranker.passages[best])
        return Quoted(self.ranker.pool.people[row].person_id, tuple(quotes)[:QUOTES])

    def _said(self, places: Positions) -> Vectors:
        """What some passages say of each column, in deviations, shape (places, columns)."""
        said = np.zeros((len(places), self.columns.stop - self.columns.start), dtype=np.float32)
        for signal in (self.scores.meaning, self.scores.words) if self.scores else ():
            said += (signal.scale.trust * signal.raw[places] / signal.scale.deviation)[:, self.columns]
        return said


class BatchRanking:
    """Ranks everybody of one pool for each query; with a `reader` the first of each are looked at again."""

    def __init__(
        self, embedder: Embedder, lexicon: Lexicon, clock: Clock, *, top: int, reader: ReadsPairsInParts | None = None
    ) -> None:
        self._aspects = AspectVectors(embedder, lexicon)
        self._lexicon = lexicon
        self._clock = clock
        self._top = top
        self._reader = reader

    def rank(self, pool: Pool, queries: Sequence[TextLine]) -> Iterator[Ranked]:
        """One order for each query, in their order: min(top, pool) people, ties by id. Raises as the reader."""
        looks = self._looks(pool, queries)
        ranked = looked_again(self._reader, looks) if self._reader else (look.ranked for look in looks)
        return (one.first(self._top) for one in ranked)

    def _looks(self, pool: Pool, queries: Sequence[TextLine]) -> Iterator[Look]:
        ranker, table = Ranker(pool), FactsTable(pool.people)
        for chunk in _chunks([self._read(table, query) for query in queries]):
            for query, scored in zip(chunk, self._scored(ranker, chunk), strict=True):
                against = self._contradicted(ranker, table, query.conditions)
                total = scored.total - LAST * against
                order = np.argsort(-total, kind="stable")[: max(self._top, RERANKED)]
                read = order[against[order] == 0][:RERANKED] if self._reader else order[:0]
                first = [quoted for row in read.tolist() if (quoted := scored.quoted(row)).quotes]
                yield Look(_ranked(pool, query.id, order, total), query.asked, tuple(first))

    def _read(self, table: FactsTable, query: TextLine) -> Query:
        """What is searched for, and the conditions that the pool's profiles can answer; other conditions stay words.

        A text with more sentences than there may be aspects is its sentences; so is one whose conditions stay words.
        """
        sentences = [sentence.strip() for sentence in self._lexicon.sentences(query.text) if sentence.strip()]
        try:
            need = self._lexicon.read_need(query.text)
        except InputError:
            return Query(query.id, sentences, text=query.text)
        acting = [condition for condition in need.filters if says_of(table, condition).any()]
        if len(sentences) > MAX_ASPECTS:
            return Query(query.id, sentences, None, acting, need.own_name, query.text)
        if len(acting) < len(need.filters) or not need.aspects:
            return Query(query.id, sentences, " ".join(sentences), acting, need.own_name, query.text)
        return Query(query.id, need.aspects, whole(need), acting, need.own_name, query.text)

    def _scored(self, ranker: Ranker, chunk: Sequence[Query]) -> Iterator[Scored]:
        asked = [self._aspects.asked(query.parts, whole=query.whole, name=query.name, alike=False) for query in chunk]
        together = [each for one in asked for each in one]
        scores = ranker.score(together) if together else None
        end = 0
        for one in asked:
            start, end = end, end + len(one)
            yield Scored(ranker, scores, slice(start, end))

    def _contradicted(self, ranker: Ranker, table: FactsTable, conditions: Sequence[Filter]) -> Vectors:
        """How many conditions each profile contradicts, shape (people,); saying nothing contradicts nothing."""
        search = Search(Seeker(), self._clock.today(), meant=partial(self._aspects.meant, ranker))
        against = np.zeros(ranker.people, dtype=np.float32)
        for condition in conditions:
            meets, says = holds(table, search, condition)
            out: Mask = meets if condition.op == "not_in" else says & ~meets
            against += out
        return against


def _ranked(pool: Pool, query: str, order: Positions, total: Vectors) -> Ranked:
    people = [pool.people[row].person_id for row in order.tolist()]
    return Ranked(query=query, people=people, scores=total[order].tolist())


def _chunks(queries: Sequence[Query]) -> Iterator[list[Query]]:
    """Queries in a row with at most `COLUMNS` columns together, or one query with more."""
    held: list[Query] = []
    for query in queries:
        if held and sum(one.columns for one in [*held, query]) > COLUMNS:
            yield held
            held = []
        held.append(query)
    if held:
        yield held
