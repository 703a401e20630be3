"""Many queries over a pool from a file: the ranking of `match`, without floor, consent or reporting lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from companion.domain.eligibility import Search, Seeker, holds
from companion.domain.facts_table import FactsTable
from companion.domain.needs import MAX_ASPECTS, Filter, Need
from companion.domain.pool import Mask, Pool, Vectors
from companion.domain.ranking import Ranker
from companion.errors import InputError
from companion.seams import Clock, Embedder, Lexicon
from companion.services.aspects import AspectVectors
from companion.services.ranking_files import Ranked, TextLine

COLUMNS = 64
"""Aspects scored in one product: enough to read the matrix seldom, few enough to hold the scores of a large pool."""

LAST = 1_000.0
"""Taken off for each condition that a profile contradicts: they stay in the run, behind everybody else."""


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
        read = [(query, *self._read(table, query.text)) for query in queries]
        for chunk in _chunks(read):
            totals = self._totals(ranker, [parts for _, parts, _ in chunk])
            for (query, _, conditions), total in zip(chunk, totals, strict=True):
                yield self._ranked(pool, query.id, total - LAST * self._contradicted(ranker, table, conditions))

    def _read(self, table: FactsTable, text: str) -> tuple[list[str], list[Filter]]:
        """What is searched for, and the conditions that the pool's profiles can answer; other conditions stay words."""
        sentences = [sentence.strip() for sentence in self._lexicon.sentences(text) if sentence.strip()]
        try:
            need = self._lexicon.read_need(text)
        except InputError:
            return sentences, []
        acting = [condition for condition in need.filters if table.says(condition.field).any()]
        return parts_of(need, sentences, all_act=len(acting) == len(need.filters)), acting

    def _totals(self, ranker: Ranker, parts: Sequence[Sequence[str]]) -> Iterator[Vectors]:
        asked = self._aspects.asked([part for each in parts for part in each])
        shares = ranker.score(asked).share if asked else np.zeros((ranker.people, 0), dtype=np.float32)
        ends = np.cumsum([len(each) for each in parts])
        for end, each in zip(ends, parts, strict=True):
            yield shares[:, end - len(each) : end].sum(axis=1)

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


def parts_of(need: Need, sentences: Sequence[str], *, all_act: bool) -> list[str]:
    """What a text asks for: its aspects, or its sentences where it is longer than aspects can hold or a condition stays words."""
    if all_act and len(sentences) <= MAX_ASPECTS and need.aspects:
        return need.aspects
    return list(sentences)


def _chunks(read: Sequence[tuple[TextLine, list[str], list[Filter]]]) -> Iterator[list[tuple[TextLine, list[str], list[Filter]]]]:
    """Queries in a row with at most `COLUMNS` parts together, or one query with more."""
    held: list[tuple[TextLine, list[str], list[Filter]]] = []
    for one in read:
        if held and sum(len(parts) for _, parts, _ in [*held, one]) > COLUMNS:
            yield held
            held = []
        held.append(one)
    if held:
        yield held
