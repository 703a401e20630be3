"""Everybody but one person: the snapshot without them, from the snapshot with them, and not from all the records again.

What an index of words counts over all passages (how many use a stem) is counted anew; their mean length is left as it was, which
nobody can tell one person's from and the next change puts right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.pool import Facts, Mask, Pool, Vectors
from companion.index.cells import MANY, Cells, thinned
from companion.index.chroma import Hashes, OpenVectors
from companion.index.facts_file import StoredFacts, packed_fact
from companion.index.snapshot import Card, Contents, Snapshot
from companion.index.table import PassageTable
from companion.index.texts import Picked, Texts
from companion.index.words import WordTable
from companion.seams import FactsReader, People


def everybody_but(person_id: str, snapshot: Snapshot, people: People, facts: FactsReader) -> Contents | None:
    """The snapshot without somebody who has just gone from the records; None where anything else has changed besides.

    Others who named the person are read again: who they report to, whom they do not want to meet.
    """
    pool, generation = snapshot.pool, people.generation()
    row = pool.row_of.get(person_id)
    if row is None or not isinstance(pool.people, StoredFacts) or not isinstance(pool.words, WordTable):
        return None
    if snapshot.card.generation != generation - 1 or people.get(person_id) is not None:
        return None
    stored = _facts_without(pool.people, row, people, facts)
    kept = np.asarray(pool.owner) != row
    if stored is None or people.generation() != generation:
        return None
    passages = _passages(pool, snapshot.hashes, row, kept)
    return Contents(
        card=Card(generation=generation, model=snapshot.card.model, dimensions=snapshot.card.dimensions),
        people=stored,
        passages=passages,
        words=_words(pool.words, kept),
        vectors_of=_VectorsOf(snapshot),
        cells=thinned(pool.neighbours, kept) if isinstance(pool.neighbours, Cells) and len(passages) >= MANY else None,
    )


def refill(vectors: OpenVectors, snapshot: Snapshot, *, most: int) -> None:
    """Put vectors that only the snapshot holds back beside it, at most so many: building Chroma's graph takes its time."""
    hashes, rows = np.unique(snapshot.hashes, return_index=True)
    lacking = np.flatnonzero(~np.isin(hashes, vectors.hashes()))[:most]
    if len(lacking):
        vectors.put(hashes[lacking], snapshot.pool.vectors[rows[lacking]])


class _VectorsOf:
    """The vectors of a snapshot by the hash of their text, every one of which it has."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._order = np.argsort(snapshot.hashes, kind="stable")
        self._hashes, self._matrix = snapshot.hashes[self._order], snapshot.pool.vectors

    def __call__(self, hashes: Hashes) -> Vectors:
        """Shape (hashes, dimensions)."""
        found: Vectors = self._matrix[self._order[np.searchsorted(self._hashes, hashes)]]
        return found


def _facts_without(stored: StoredFacts, row: int, people: People, facts: FactsReader) -> StoredFacts | None:
    gone = stored[row]
    documents, sample = stored.documents, people.sample_ids()
    named = [one for one in _naming(documents, gone) if one != row]
    anew = {}
    for one in named:
        profile = people.get(stored.ids[one])
        if profile is None:
            return None
        anew[one] = packed_fact(facts(profile, sample=profile.id in sample))
    rest = np.arange(len(documents)) != row
    if anew:
        documents = Texts.of(anew.get(at) or text for at, text in enumerate(documents))
    return StoredFacts(stored.ids.pick(rest), documents.pick(rest))


def _naming(documents: Texts, person: Facts) -> list[int]:
    """Rows of facts in which somebody's id or address stands."""
    data = documents.data.tobytes().lower()
    names = [name.lower().encode() for name in (person.person_id, person.email) if name]
    places = np.array([place for name in names for place in _places(data, name)], dtype=np.int64)
    rows: list[int] = np.unique(np.searchsorted(documents.starts, places, side="right") - 1).tolist()
    return rows


def _places(data: bytes, name: bytes) -> Iterator[int]:
    place = data.find(name)
    while place >= 0:
        yield place
        place = data.find(name, place + 1)


def _passages(pool: Pool, hashes: Hashes, row: int, kept: Mask) -> PassageTable:
    owner = pool.owner[kept]
    sources, quotes = (_picked(column, kept) for column in (pool.sources, pool.quotes))
    return PassageTable(owner - (owner > row).astype(owner.dtype), pool.kind[kept], hashes[kept], sources, quotes, quotes)


def _picked(column: Sequence[str], kept: Mask) -> Sequence[str]:
    return column.pick(kept) if isinstance(column, Texts) else Picked(column, np.flatnonzero(kept))


def _words(words: WordTable, kept: Mask) -> WordTable:
    """The word index without some passages; a stem that nobody else uses goes with them."""
    here = kept[words.rows]
    so_far = np.concatenate([[0], np.cumsum(here)])
    before, per_column = np.diff(words.starts), np.diff(so_far[words.starts])
    used = per_column > 0
    number = np.cumsum(used) - 1
    rises = _rarity(int(kept.sum()), per_column[used]) / _rarity(len(kept), before[used])
    scores = words.scores_of[here] * np.repeat(rises, per_column[used]).astype(np.float32)
    place = (np.cumsum(kept) - 1).astype(words.rows.dtype)
    stays = used[words.columns]
    vocabulary = Texts.of(words.vocabulary[at] for at in np.flatnonzero(stays).tolist())
    starts = np.concatenate([[0], np.cumsum(per_column[used])]).astype(words.starts.dtype)
    columns = number[words.columns[stays]].astype(words.columns.dtype)
    return WordTable(int(kept.sum()), vocabulary, columns, starts, place[words.rows[here]], scores, words.stems)


def _rarity(passages: int, using: NDArray[np.int64]) -> NDArray[np.float64]:
    """Lucene's inverse document frequency, as `index_words` has it."""
    rarity: NDArray[np.float64] = np.log(1 + (passages - using + 0.5) / (using + 0.5))
    return rarity
