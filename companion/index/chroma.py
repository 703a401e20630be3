"""The few things asked of Chroma, with its errors mapped. Whoever calls this holds the writer's lock."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.pool import Vectors
from companion.errors import HomeError

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api import ClientAPI

MOST_AT_ONCE = 5_000
"""Vectors in one call; a kill in the middle leaves at most one such call half known."""

EF_SEARCH = 1_000
"""Candidates Chroma looks at in a search; with its own default recall@100 was 0.79."""

HASH = np.dtype("S32")
Hashes = NDArray[np.bytes_]
"""Content hashes of texts: 32 hexadecimal digits each, `HASH`."""


PEOPLE = "passages"
"""How the names of collections begin that hold the vectors of people."""


class VectorsDamaged(HomeError):
    """What Chroma keeps cannot be read or written, or is not what was written."""

    def __init__(self, place: Path | str) -> None:
        super().__init__(
            f"The vectors in {place} cannot be read or written.",
            "Check that the disk has room and may be written, then run `companion reindex`.",
        )


class Site(Protocol):
    """Where vectors lie, and what its errors mean."""

    def mapped(self) -> AbstractContextManager[None]:
        """Errors of ours for those of Chroma in a block."""

    def damaged(self) -> VectorsDamaged:
        """What is said of vectors that are not as they were written."""


class Folder:
    """The site of an embedded Chroma."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def damaged(self) -> VectorsDamaged:
        """Names the folder."""
        return VectorsDamaged(self.path)

    @contextmanager
    def mapped(self) -> Iterator[None]:
        """Whatever Chroma raises means that its folder is of no use: all arguments are our own."""
        from chromadb.errors import ChromaError

        try:
            yield
        except (ChromaError, sqlite3.Error, OSError, ValueError, AttributeError, RuntimeError) as error:
            raise self.damaged() from error


class OpenVectors:
    """The vectors of one model, one for each different text, under its hash. Every method may raise what its site does.

    `kind` is how the names of its collections begin, where several kinds are kept at one site.
    """

    def __init__(self, client: ClientAPI, site: Site, model: str, *, kind: str = PEOPLE) -> None:
        self._client = client
        self._site = site
        self._kind = kind
        self._name = f"{kind}-" + re.sub(r"[^A-Za-z0-9]+", "-", model)[:200].strip("-")
        with site.mapped():
            self._collection: Collection = client.get_or_create_collection(
                self._name,
                metadata={"model": model},
                configuration={"hnsw": {"space": "cosine", "ef_search": EF_SEARCH}},
                embedding_function=None,
            )

    def hashes(self) -> Hashes:
        """Which texts have a vector, sorted."""
        with self._site.mapped():
            found = self._collection.get(include=[])["ids"]
        return np.sort(np.array(found, dtype=HASH))

    def put(self, hashes: Hashes, vectors: Vectors) -> None:
        """Add or replace vectors; `vectors` has the shape (hashes, dimensions)."""
        for part in _parts(len(hashes)):
            with self._site.mapped():
                self._collection.upsert(ids=_ids(hashes[part]), embeddings=vectors[part])

    def delete(self, hashes: Hashes) -> None:
        """Remove vectors."""
        for part in _parts(len(hashes)):
            with self._site.mapped():
                self._collection.delete(ids=_ids(hashes[part]))

    def read(self, hashes: Hashes) -> Vectors:
        """The vectors of texts that have one, shape (hashes, dimensions), in the order asked for."""
        parts = [self._read(hashes[part]) for part in _parts(len(hashes))]
        return np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)

    def other_models(self) -> list[str]:
        """Other models whose vectors are still here."""
        with self._site.mapped():
            return [str((found.metadata or {}).get("model")) for found in self._others()]

    def drop_other_models(self) -> None:
        """Remove what other models left behind."""
        with self._site.mapped():
            for found in self._others():
                self._client.delete_collection(found.name)

    def _others(self) -> list[Collection]:
        return [found for found in collections(self._client, self._kind) if found.name != self._name]

    def _read(self, hashes: Hashes) -> Vectors:
        with self._site.mapped():
            found = self._collection.get(ids=_ids(hashes), include=["embeddings"])
            vectors = np.asarray(found["embeddings"], dtype=np.float32)
        row_of = {name: row for row, name in enumerate(found["ids"])}
        if len(row_of) < len(hashes) or not _are_unit(vectors):
            raise self._site.damaged()
        ordered: Vectors = vectors[[row_of[name] for name in _ids(hashes)]]
        return ordered


@contextmanager
def opened(folder: Path, model: str) -> Iterator[OpenVectors]:
    """Open a folder for one model, and close it again. Raises VectorsDamaged."""
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    site = Folder(folder)
    try:
        with site.mapped():
            client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    except VectorsDamaged:
        SharedSystemClient.clear_system_cache()
        raise
    try:
        yield OpenVectors(client, site, model)
    finally:
        client.close()  # type: ignore[attr-defined] # Client has it, the interface it is declared as has not


def collections(client: ClientAPI, kind: str) -> list[Collection]:
    """The collections of one kind."""
    return [found for found in client.list_collections() if found.name.startswith(f"{kind}-")]


def _parts(count: int) -> Iterator[slice]:
    return (slice(at, at + MOST_AT_ONCE) for at in range(0, count, MOST_AT_ONCE))


def _ids(hashes: Hashes) -> list[str]:
    return [name.decode() for name in hashes.tolist()]


def _are_unit(vectors: Vectors) -> bool:
    return bool(np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1) < 1e-3))
