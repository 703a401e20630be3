"""A snapshot that is behind the records, cut down to what still holds: nothing stale is ever shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.passages import Passage
from companion.domain.matching.pool import Facts, Pool, Rows, Vectors, Words
from companion.index.snapshot import Snapshot
from companion.index.texts import Picked


@dataclass(frozen=True)
class PickedWords:
    """A word index, of some passages only."""

    words: Words
    rows: NDArray[np.int64]

    def scores(self, text: str) -> Vectors:
        """BM25 of `text` against the picked passages, shape (rows,)."""
        return self.words.scores(text)[self.rows]

    def using(self, word: str) -> Rows:
        """The picked passages that use a word."""
        return np.flatnonzero(np.isin(self.rows, self.words.using(word))).astype(np.int32)


def narrowed(snapshot: Snapshot, people: Iterable[Facts], passages: Iterable[Passage], generation: int) -> Pool:
    """The part of a snapshot that is still on record, with the facts of now. What is new since is missing until it is embedded.

    `people` and `passages` are what is on record at `generation`.
    """
    old = snapshot.pool
    known = [person for person in people if person.person_id in old.row_of]
    row_now = np.full(len(old.people), -1, dtype=np.int32)
    row_now[[old.row_of[person.person_id] for person in known]] = np.arange(len(known), dtype=np.int32)
    rows = np.array(_still_said(snapshot, passages), dtype=np.int64)
    rows = rows[row_now[old.owner[rows]] >= 0]
    return Pool(
        people=known,
        owner=row_now[old.owner[rows]],
        kind=old.kind[rows],
        sources=Picked(old.sources, rows),
        quotes=Picked(old.quotes, rows),
        vectors=old.vectors if len(rows) == len(old.owner) else old.vectors[rows],
        words=PickedWords(old.words, rows),
        generation=generation,
    )


def _still_said(snapshot: Snapshot, passages: Iterable[Passage]) -> list[int]:
    """Rows of the snapshot's passages that are on record word for word."""
    old = snapshot.pool
    said = {
        (old.row_of.get(passage.person_id, -1), passage.source, passage.content_hash.encode(), passage.quote)
        for passage in passages
    }
    places = zip(old.owner.tolist(), old.sources, snapshot.hashes.tolist(), old.quotes, strict=True)
    return [row for row, place in enumerate(places) if place in said]
