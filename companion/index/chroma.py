"""The few things asked of Chroma, with its errors mapped. Whoever calls this holds the writer's lock."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from companion.domain.pool import Vectors
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


class VectorsDamaged(HomeError):
    """Chroma's folder cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The vectors in {folder} cannot be read or written.",
            "Check that the disk has room and may be written, then run `companion reindex`.",
        )


class OpenVectors:
    """The vectors of one model, one for each different text, under its hash. Every method may raise VectorsDamaged."""

    def __init__(self, client: ClientAPI, folder: Path, model: str) -> None:
        self._client = client
        self._folder = folder
        self._name = "passages-" + re.sub(r"[^A-Za-z0-9]+", "-", model)[:200].strip("-")
        with _mapped(folder):
            self._collection: Collection = client.get_or_create_collection(
                self._name,
                metadata={"model": model},
                configuration={"hnsw": {"space": "cosine", "ef_search": EF_SEARCH}},
                embedding_function=None,
            )

    def hashes(self) -> Hashes:
        """Which texts have a vector, sorted."""
        with _mapped(self._folder):
            found = self._collection.get(include=[])["ids"]
        return np.sort(np.array(found, dtype=HASH))

    def put(self, hashes: Hashes, vectors: Vectors) -> None:
        """Add or replace vectors; `vectors` has the shape (hashes, dimensions)."""
        for part in _parts(len(hashes)):
            with _mapped(self._folder):
                self._collection.upsert(ids=_ids(hashes[part]), embeddings=vectors[part])

    def delete(self, hashes: Hashes) -> None:
        """Remove vectors."""
        for part in _parts(len(hashes)):
            with _mapped(self._folder):
                self._collection.delete(ids=_ids(hashes[part]))

    def read(self, hashes: Hashes) -> Vectors:
        """The vectors of texts that have one, shape (hashes, dimensions), in the order asked for."""
        parts = [self._read(hashes[part]) for part in _parts(len(hashes))]
        return np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)

    def other_models(self) -> list[str]:
        """Other models whose vectors are still here."""
        with _mapped(self._folder):
            return [str((found.metadata or {}).get("model")) for found in self._others()]

    def drop_other_models(self) -> None:
        """Remove what other models left behind."""
        with _mapped(self._folder):
            for found in self._others():
                self._client.delete_collection(found.name)

    def _others(self) -> list[Collection]:
        return [found for found in self._client.list_collections() if found.name != self._name]

    def _read(self, hashes: Hashes) -> Vectors:
        with _mapped(self._folder):
            found = self._collection.get(ids=_ids(hashes), include=["embeddings"])
            vectors = np.asarray(found["embeddings"], dtype=np.float32)
        row_of = {name: row for row, name in enumerate(found["ids"])}
        if len(row_of) < len(hashes) or not _are_unit(vectors):
            raise VectorsDamaged(self._folder)
        ordered: Vectors = vectors[[row_of[name] for name in _ids(hashes)]]
        return ordered


@contextmanager
def opened(folder: Path, model: str) -> Iterator[OpenVectors]:
    """Open a folder for one model, and close it again. Raises VectorsDamaged."""
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    try:
        with _mapped(folder):
            client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    except VectorsDamaged:
        SharedSystemClient.clear_system_cache()
        raise
    try:
        yield OpenVectors(client, folder, model)
    finally:
        client.close()  # type: ignore[attr-defined] # Client has it, the interface it is declared as has not


def _parts(count: int) -> Iterator[slice]:
    return (slice(at, at + MOST_AT_ONCE) for at in range(0, count, MOST_AT_ONCE))


def _ids(hashes: Hashes) -> list[str]:
    return [name.decode() for name in hashes.tolist()]


def _are_unit(vectors: Vectors) -> bool:
    return bool(np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1) < 1e-3))


@contextmanager
def _mapped(folder: Path) -> Iterator[None]:
    """Whatever Chroma raises means that its folder is of no use: all arguments are our own."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, sqlite3.Error, OSError, ValueError, AttributeError, RuntimeError) as error:
        raise VectorsDamaged(folder) from error
