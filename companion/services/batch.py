"""Many queries over a pool from a file: the ranking of `match`, without floor, consent or reporting lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from companion.domain.eligibility import Search, Seeker, holds, says_of
from companion.domain.facts_table import FactsTable
from companion.domain.needs import MAX_ASPECTS, Filter
from companion.domain.pool import Mask, Pool, Vectors
from companion.domain.ranking import Ranker
from companion.errors import InputError
from companion.seams import Clock, Embedder, Lexicon
from companion.services.aspects import AspectVectors
from companion.services.needs import whole
from companion.services.ranking_files import Ranked, TextLine

COLUMNS = 64
"""Aspects scored in one product: enough to read the matrix seldom, few enough to hold the scores of a large pool."""

LAST = 1_000.0
"""Taken off for each condition that a profile contradicts: they stay in the run, behind everybody else."""


@dataclass(frozen=True)
class Query:
    """One query as it is searched: its parts, all of it where that is short, and the conditions that act.

    `name` is the writer's own, where they say it, so that it decides nothing.
    """

    id: str
    parts: list[str]
    whole: str | None = None
    conditions: list[Filter] = field(default_factory=list)
    name: str = ""

    @property
    def columns(self) -> int:
        """How many texts are scored for it."""
        return len(self.parts) + bool(self.whole)


class BatchRanking:
    """Ranks everybody of one pool for each query."""

    def __init__(self, embedder: Embedder, lexicon: Lexicon, clock: Clock, *, top: int) -> None:
        self._aspects = AspectVectors(embedder, lexicon)
        self._lexicon = lexicon
        self._clock = clock
        self._top = top

    def rank(self, pool: Pool, queries: Sequence[TextLine]) -> Iterator[Ranked]:
        """One order for each query, in their order: min(top, pool) people, ties by id."""
        ranker, table = Ranker(pool), FactsTable(pool.people)
        for chunk in _chunks([self._read(table, query) for query in queries]):
            for query, total in zip(chunk, self._totals(ranker, chunk), strict=True):
                yield self._ranked(pool, query.id, total - LAST * self._contradicted(ranker, table, query.conditions))

    def _read(self, table: FactsTable, query: TextLine) -> Query:
        """What is searched for, and the conditions that the pool's profiles can answer; other conditions stay words.

        A text with more sentences than there may be aspects is its sentences; so is one whose conditions stay words.
        """
        sentences = [sentence.strip() for sentence in self._lexicon.sentences(query.text) if sentence.strip()]
        try:
            need = self._lexicon.read_need(query.text)
        except InputError:
            return Query(query.id, sentences)
        acting = [condition for condition in need.filters if says_of(table, condition).any()]
        if len(sentences) > MAX_ASPECTS:
            return Query(query.id, sentences, None, acting, need.own_name)
        if len(acting) < len(need.filters) or not need.aspects:
            return Query(query.id, sentences, " ".join(sentences), acting, need.own_name)
        return Query(query.id, need.aspects, whole(need), acting, need.own_name)

    def _totals(self, ranker: Ranker, chunk: Sequence[Query]) -> Iterator[Vectors]:
        asked = [self._aspects.asked(query.parts, whole=query.whole, name=query.name, alike=False) for query in chunk]
        together = [each for one in asked for each in one]
        share = ranker.score(together).share if together else np.zeros((ranker.people, 0), dtype=np.float32)
        end = 0
        for one in asked:
            start, end = end, end + len(one)
            yield share[:, start:end].sum(axis=1)

    def _contradicted(self, ranker: Ranker, table: FactsTable, conditions: Sequence[Filter]) -> Vectors:
        """How many conditions each profile contradicts, shape (people,); saying nothing contradicts nothing."""
        search = Search(Seeker(), self._clock.today(), meant=partial(self._aspects.meant, ranker))
        against = np.zeros(ranker.people, dtype=np.float32)
        for condition in conditions:
            meets, says = holds(table, search, condition)
            out: Mask = meets if condition.op == "not_in" else says & ~meets
            against += out
        return against

    def _ranked(self, pool: Pool, query: str, total: Vectors) -> Ranked:
        order = np.argsort(-total, kind="stable")[: self._top]
        return Ranked(
            query=query, people=[pool.people[int(row)].person_id for row in order], scores=[float(total[row]) for row in order]
        )


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
