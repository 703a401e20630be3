"""The seam `Index` over the records: Chroma keeps the vectors, a snapshot serves the readers, one process at a time writes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np

from companion import __version__
from companion.domain.passages import Passage
from companion.domain.pool import Facts, Pool
from companion.errors import HomeBusy, HomeError
from companion.index.chroma import MOST_AT_ONCE, VectorsDamaged
from companion.index.embedding import KeptVectors, VectorsByHash, reconcile
from companion.index.lock import WriterLock
from companion.index.narrowing import narrowed
from companion.index.record import read_facts, read_record
from companion.index.snapshot import Card, Contents, Snapshot, Snapshots
from companion.index.table import tabulate
from companion.index.vectors import VectorStore
from companion.index.words import Stems, index_words
from companion.seams import Embedder, FactsReader, People, Progress

LOG = logging.getLogger(__name__)


class ChromaIndex:
    """Vectors and words of the people on record in one home. Safe to use from several threads and beside other processes.

    `embedder` gives the embedder of passages when one is first needed; `facts` reads what filters ask of a profile; `stems`
    are the lexicon's; `program` is the version at work, after whose change people and words are read from the records again.
    """

    def __init__(
        self,
        home: Path,
        people: People,
        *,
        embedder: Callable[[], Embedder],
        facts: FactsReader,
        stems: Stems,
        program: str = __version__,
    ) -> None:
        self._people = people
        self._embedder = embedder
        self._facts = facts
        self._stems = stems
        self._lock = WriterLock(home / "index.lock")
        self._store = VectorStore(home / "index" / "chroma")
        self._snapshots = Snapshots(home / "index", stems, program=program)
        self._held: Pool | None = None
        self._cut: tuple[str, Pool] | None = None

    def pool(self) -> Pool:
        """The pool of now: the snapshot, brought up to date if nobody else is writing, else cut down to what still holds.

        Raises:
            HomeBusy: there is no snapshot for this model yet, and another process is at work.
            ModelError: something has to be embedded, and the model is absent.
        """
        generation = self._people.generation()
        if self._held is None or self._held.generation != generation:
            snapshot = self._usable()
            if snapshot is None or snapshot.card.generation != generation:
                try:
                    snapshot = self._refreshed()
                except HomeBusy:
                    if snapshot is None:
                        raise
                    return self._cut_down(snapshot, generation)
            self._held = snapshot.pool
        return self._held

    def writing(self) -> AbstractContextManager[None]:
        """Hold the writer's lock; a thread that holds it may take it again. Raises HomeBusy, naming the holder."""
        return self._lock.hold()

    def sync(self, progress: Progress | None = None) -> int:
        """Make the index hold exactly what the records hold; how many different texts were embedded.

        Raises:
            HomeBusy: another process is changing the index.
            ModelError: the model is absent.
        """
        with self.writing():
            self._snapshots.tidy()
            return 0 if self._is_current() else self._bring_up(progress)

    def rebuild(self, progress: Progress | None = None) -> int:
        """Throw the vectors away and embed everything again; readers keep the snapshot until then. Raises as `sync` does."""
        with self.writing():
            self._store.wipe()
            return self._bring_up(progress)

    def forget(self, person_id: str) -> dict[str, int]:
        """Leave nothing of a person in any file of the index: what a deletion leaves in Chroma's free space goes too."""
        with self.writing():
            before = self._usable()
            row = before.pool.row_of.get(person_id, -1) if before else -1
            held = int((before.pool.owner == row).sum()) if before else 0
            self._bring_up(None, without=person_id)
            self._compact()
        return {"vectors": held}

    def state(self) -> str:
        """`ok`, `degraded` (behind the records, or of another model) or `down` (there are people and no snapshot)."""
        card, generation = self._snapshots.card(), self._people.generation()
        if card is None:
            return "down" if generation else "ok"
        return "ok" if (card.generation, card.model) == (generation, self._embedder().name) else "degraded"

    def pool_of(self, people: Sequence[tuple[Facts, Sequence[Passage]]], progress: Progress | None = None) -> Pool:
        """A pool of people who are not on record; nothing is stored. Texts that are on record as well are not embedded again.

        Raises:
            ModelError: the model is absent.
        """
        ordered = sorted(people, key=lambda entry: entry[0].person_id)
        facts = [person for person, _ in ordered]
        passages = (passage for _, theirs in ordered for passage in theirs)
        table = tabulate(passages, {person.person_id: row for row, person in enumerate(facts)})
        hashes, rows, back = np.unique(table.hashes, return_index=True, return_inverse=True)
        embedder = self._embedder()
        vectors = KeptVectors(self._usable()).fill(
            hashes, lambda missing: embedder.encode([table.texts[row] for row in rows[missing]], progress)
        )
        words = index_words(table.texts, self._stems)
        return Pool(facts, table.owner, table.kind, table.sources, table.quotes, vectors[back], words)

    def _refreshed(self) -> Snapshot:
        with self._lock.hold(patience_seconds=0):
            self.sync()
            snapshot = self._usable()
        if snapshot is None:
            raise HomeError("The index cannot be read back.", "Check that the disk has room, then run `companion reindex`.")
        return snapshot

    def _cut_down(self, snapshot: Snapshot, generation: int) -> Pool:
        if self._cut is None or self._cut[0] != snapshot.folder or self._cut[1].generation != generation:
            people = read_facts(self._people, self._facts)
            self._cut = snapshot.folder, narrowed(snapshot, people, self._people.passages(), generation)
        return self._cut[1]

    def _usable(self) -> Snapshot | None:
        """The snapshot in use, if it is whole and its vectors are of this model."""
        snapshot = self._snapshots.read()
        return snapshot if snapshot and snapshot.card.model == self._embedder().name else None

    def _is_current(self) -> bool:
        snapshot = self._usable()
        return snapshot is not None and snapshot.card.generation == self._people.generation() and self._store.intact()

    def _bring_up(self, progress: Progress | None, *, without: str | None = None) -> int:
        try:
            return self._write(progress, without)
        except VectorsDamaged as error:
            LOG.warning("%s They are made again from the records.", error.happened)
            return self._write(progress, without)

    def _write(self, progress: Progress | None, without: str | None) -> int:
        embedder = self._embedder()
        record = read_record(self._people, self._facts, without=without)
        with self._store.opened(embedder.name) as vectors:
            fresh = reconcile(vectors, embedder, record.passages, progress)
            contents = Contents(
                card=Card(generation=record.generation, model=embedder.name, dimensions=embedder.dimensions),
                people=record.people,
                passages=record.passages,
                words=index_words(record.passages.texts, self._stems),
                vectors_of=VectorsByHash(vectors, self._usable(), fresh),
            )
            self._snapshots.write(contents)
        return len(fresh)

    def _compact(self) -> None:
        """Write Chroma's folder anew from the snapshot, without what was deleted."""
        snapshot = self._usable()
        self._store.wipe()
        if snapshot is None:
            return
        hashes, rows = np.unique(snapshot.hashes, return_index=True)
        with self._store.opened(snapshot.card.model) as vectors:
            for at in range(0, len(hashes), MOST_AT_ONCE):
                part = slice(at, at + MOST_AT_ONCE)
                vectors.put(hashes[part], snapshot.pool.vectors[rows[part]])
