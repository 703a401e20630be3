"""The seam `Index` over the records: Chroma keeps the vectors, a snapshot serves the readers, one process at a time writes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from companion.domain.passages import Passage
from companion.domain.pool import Facts, Pool
from companion.errors import HomeBusy
from companion.index.chroma import VectorsDamaged
from companion.index.embedding import VectorsByHash, embed_missing
from companion.index.lock import PATIENCE_SECONDS, WriterLock
from companion.index.narrowing import narrowed
from companion.index.record import read_facts, read_record
from companion.index.snapshot import Card, Contents, Snapshot, Snapshots
from companion.index.table import tabulate
from companion.index.vectors import VectorStore
from companion.index.words import Stems, index_words
from companion.seams import Embedder, FactsReader, People, Progress

LOG = logging.getLogger(__name__)


class ChromaIndex:
    """Vectors and words of the people on record in one home.

    `embedder` makes the embedder of passages when it is first needed; `facts` reads what filters ask; `stems` are the
    lexicon's. Safe to use from several threads and beside other processes.
    """

    def __init__(
        self, home: Path, people: People, *, embedder: Callable[[], Embedder], facts: FactsReader, stems: Stems
    ) -> None:
        folder = home / "index"
        self._people = people
        self._embedder = embedder
        self._facts = facts
        self._stems = stems
        self._lock = WriterLock(home / "index.lock")
        self._store = VectorStore(folder / "chroma")
        self._snapshots = Snapshots(folder, stems)
        self._held: Pool | None = None
        self._narrowed: tuple[str, Pool] | None = None

    def pool(self) -> Pool:
        """The pool of now: the snapshot, brought up to date if nobody else is writing, else cut down to what still holds.

        Raises:
            HomeBusy: there is no snapshot to read yet, or none of this model, and another process is at work on it.
        """
        generation = self._people.generation()
        held = self._held
        if held is not None and held.generation == generation:
            return held
        snapshot = self._usable()
        if snapshot is None or snapshot.card.generation != generation:
            try:
                self._sync(patience_seconds=0)
            except HomeBusy:
                if snapshot is None:
                    raise
                return self._cut_down(snapshot, generation)
            snapshot = self._usable()
        ...

    def writing(self):
        ...
