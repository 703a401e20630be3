"""Development sets from elsewhere, where `COMPANION_EVAL_DATA` names their folder: short texts ranked for short texts.

A set is a folder with `queries.tsv` and `corpus_elements.tsv` (id, text) and `annotations.tsv` (query, 0, element, grade).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import ir_measures
import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.passages import Kind, Passage
from companion.domain.matching.pool import Facts, Pool
from companion.domain.matching.ranking import Ranker
from companion.services.matching.batch import BatchRanking
from companion.services.matching.ranking_files import TextLine
from evals.matching import Bench
from evals.methods import MEASURES, NAMES, Totals, fused, leads, signals, table

TOP = 100


def outside(bench: Bench, folder: Path) -> dict[str, object]:
    """Every set of a folder by its name."""
    return {path.parent.name: of_set(bench, path.parent) for path in sorted(folder.glob("*/queries.tsv"))}


def of_set(bench: Bench, folder: Path) -> dict[str, object]:
    """Means of every method on one set, and the leads of fusion and of the companion."""
    queries = [TextLine(id=query, text=text) for query, text in _lines(folder / "queries.tsv")]
    qrels = [ir_measures.Qrel(query, element, int(grade)) for query, _, element, grade in _lines(folder / "annotations.tsv")]
    pool = bench.companion.index.pool_of([_element(*line) for line in _lines(folder / "corpus_elements.tsv")])
    runs = {name: list(run) for name, run in _runs(bench, pool, queries)}
    each = {name: _per_query(queries, qrels, run) for name, run in runs.items()}
    return {"queries": len(queries), "texts": len(pool), **table(each), "leads": leads(each)}


def _runs(bench: Bench, pool: Pool, queries: list[TextLine]) -> Iterator[tuple[str, Iterator[ir_measures.ScoredDoc]]]:
    parts, ranker = bench.companion, Ranker(pool)
    asked = [bench.as_one(query.text)[0] for query in queries]
    words, meaning = zip(*(signals(ranker, one) for one in asked), strict=True)
    everybody = np.ones(len(pool), dtype=np.bool_)
    yield "bm25", _run(pool, queries, words)
    yield "dense", _run(pool, queries, meaning)
    yield (
        "fused",
        _run(pool, queries, [fused((w, m), everybody, trust=one.trust) for w, m, one in zip(words, meaning, asked, strict=True)]),
    )
    batch = BatchRanking(parts.embedder, parts.lexicon, parts.clock, top=TOP)
    yield (
        "companion",
        (
            ir_measures.ScoredDoc(one.query, who, score)
            for one in batch.rank(pool, queries)
            for who, score in zip(one.people, one.scores, strict=True)
        ),
    )


def _run(pool: Pool, queries: list[TextLine], totals: Iterable[Totals]) -> Iterator[ir_measures.ScoredDoc]:
    for query, total in zip(queries, totals, strict=True):
        for place, row in enumerate(np.argsort(-total, kind="stable")[:TOP].tolist()):
            yield ir_measures.ScoredDoc(query.id, pool.people[row].person_id, float(TOP - place))


def _per_query(queries: list[TextLine], qrels: list[ir_measures.Qrel], run: list[ir_measures.ScoredDoc]) -> NDArray[np.float64]:
    found = {(each.query_id, str(each.measure)): each.value for each in ir_measures.iter_calc(MEASURES, qrels, run)}
    return np.array([[found.get((query.id, name), 0.0) for name in NAMES] for query in queries])


def _element(element: str, text: str) -> tuple[Facts, list[Passage]]:
    return Facts(person_id=element, name=element), [
        Passage(person_id=element, source="passages[0]", kind=Kind.SUMMARY, quote=text, text=text)
    ]


def _lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
