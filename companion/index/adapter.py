"""The seam `Index` over the records: Chroma keeps the vectors, a snapshot serves the readers, one process at a time writes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from companion import __version__
from companion.domain.matching.passages import Passage
from companion.domain.matching.pool import Facts, Pool
from companion.errors import HomeBusy, HomeError
from companion.index.chroma import MOST_AT_ONCE, OpenVectors, VectorsDamaged
from companion.index.embedding import NO_HASHES, KeptVectors, VectorsByHash, reconcile
from companion.index.forgetting import everybody_but, refill
from companion.index.lock import WriterLock
from companion.index.narrowing import narrowed
from companion.index.record import read_facts, read_record
from companion.index.snapshot import Card, Contents, Snapshot, Snapshots
from companion.index.table import tabulate
from companion.index.vectors import VectorPlace, VectorStore
from companion.index.words import Stems, index_words
from companion.seams import Embedder, FactsReader, People, Progress

LOG = logging.getLogger(__name__)

AT_AN_ERASURE = 1_000
"""Vectors of others that are put back into Chroma while somebody waits to be forgotten; the rest follows with later changes."""


class ChromaIndex:
    """Vectors and words of the people on record in one home. Safe to use from several threads and beside other processes.

    `embedder` gives the embedder of passages when one is first needed; `facts` reads what filters ask of a profile; `stems`
    are the lexicon's; `program` is the version at work, after whose change people and words are read from the records again.
    `store` keeps the vectors, a folder of the home when none is given; `lock` is the writer's, of the home when none is given.
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
        store: VectorPlace | None = None,
        lock: WriterLock | None = None,
    ) -> None:
        self._people = people
        self._embedder = embedder
        self._facts = facts
        self._stems = stems
        self._lock = lock or WriterLock(home / "index.lock")
        self._store: VectorPlace = store or VectorStore(home / "index" / "chroma")
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
        if self._held is not None and self._held.generation == generation:
            return self._held if self._snapshots.is_there() else self._made_again(self._held)
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

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock; a thread that holds it may take it again.

        Raises:
            HomeBusy: somebody else holds it, who is named; or the vectors are on a server that does not answer.
        """
        with self._lock.hold():
            self._store.check()
            yield

    def reach(self) -> str:
        """Where the vectors are kept, once they can be reached, and what was found. Raises HomeBusy where they cannot."""
        return self._store.reached()

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
            return self._bring_up(progress, anew=True)

    def forget(self, person_id: str) -> dict[str, int]:
        """Leave nothing of a person in any file of the index: what a deletion leaves in Chroma's free space goes too."""
        with self.writing():
            before = self._usable()
            row = before.pool.row_of.get(person_id, -1) if before else -1
            held = int((before.pool.owner == row).sum()) if before else 0
            rest = everybody_but(person_id, before, self._people, self._facts) if before else None
            if rest is not None:
                self._snapshots.write(rest)
            else:
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

    def _made_again(self, held: Pool) -> Pool:
        """The pool once its files were deleted under a server: made again from the records, or as it was while that cannot be."""
        LOG.warning("The files of the index are gone: they are made again from the records.")
        try:
            self._held = self._refreshed().pool
        except HomeBusy:
            return held
        return self._held

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

    def _bring_up(self, progress: Progress | None, *, without: str | None = None, anew: bool = False) -> int:
        try:
            return self._write(progress, without, anew=anew)
        except VectorsDamaged as error:
            LOG.warning("%s They are made again from the records.", error.happened)
            return self._write(progress, without, anew=anew)

    def _write(self, progress: Progress | None, without: str | None, *, anew: bool) -> int:
        """With `anew`, everything is embedded, also what the snapshot has a vector of."""
        embedder, before = self._embedder(), None if anew else self._usable()
        record = read_record(self._people, self._facts, without=without)
        with self._store.opened(embedder.name) as vectors:
            fresh = reconcile(vectors, embedder, record.passages, progress, before.hashes if before else NO_HASHES)
            contents = Contents(
                card=Card(generation=record.generation, model=embedder.name, dimensions=embedder.dimensions),
                people=record.people,
                passages=record.passages,
                words=index_words(record.passages.texts, self._stems),
                vectors_of=VectorsByHash(vectors, before, fresh),
            )
            self._snapshots.write(contents)
            self._refill(vectors, most=MOST_AT_ONCE)
        return len(fresh)

    def _compact(self) -> None:
        """Throw away everything of Chroma's, and begin it anew from the snapshot, which lacks what was deleted.

        A server keeps the files of what it deletes, of whole collections too: there, single vectors go.
        """
        snapshot = self._usable()
        if self._store.is_ours:
            self._store.wipe()
        if snapshot is not None:
            with self._store.opened(snapshot.card.model) as vectors:
                vectors.delete(np.setdiff1d(vectors.hashes(), snapshot.hashes))
                self._refill(vectors, most=AT_AN_ERASURE)

    def _refill(self, vectors: OpenVectors, *, most: int) -> None:
        """Some of what only the snapshot holds; in a big pool, the rest follows with the next changes."""
        snapshot = self._usable()
        if snapshot is not None:
            refill(vectors, snapshot, most=most)
