"""Vectors that come with the program: those of our own notes by the bundled model, so that a new home does not embed them.

`python -m evals guidance --embed` makes the file. A note that was changed since, and another model, are embedded as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from importlib import resources
from pathlib import Path

import numpy as np

from companion.domain.array_file import ArrayFile
from companion.domain.matching.pool import Vectors
from companion.seams import Embedder

FILE_NAME = "notes.npz"
KEY_BYTES = 8
"""Of the hash that names a text: two of some thousand texts share one once in ten million million times."""


class EmbeddedBefore:
    """The seam `Embedder` over another one, which is asked only for texts that the file does not hold."""

    def __init__(self, embedder: Embedder, source: Path | None = None) -> None:
        self._embedder, self._source = embedder, source

    @property
    def name(self) -> str:
        """The model and its revision."""
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        """The length of the vectors."""
        return self._embedder.dimensions

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions); `progress` counts those that are not held. Raises as the other one does."""
        held = [self._held.get(key_of(text)) for text in texts]
        missing = [row for row, vector in enumerate(held) if vector is None]
        made = iter(self._embedder.encode([texts[row] for row in missing], progress) if missing else ())
        return _stacked((next(made) if vector is None else vector for vector in held), self.dimensions)

    @cached_property
    def _held(self) -> Mapping[bytes, Vectors]:
        if self._source:
            return read_embedded(self._source, self.name)
        with resources.as_file(resources.files(__package__).joinpath(FILE_NAME)) as source:
            return read_embedded(source, self.name)


def key_of(text: str) -> bytes:
    """What a text is called in the file."""
    return blake2b(text.encode(), digest_size=KEY_BYTES).digest()


def read_embedded(source: Path, model: str) -> dict[bytes, Vectors]:
    """Unit vectors, shape (dimensions,), by the key of their text; none when the file is of another model or absent."""
    if not source.is_file():
        return {}
    kept = ArrayFile.read(source)
    if kept.text("model") != model:
        return {}
    vectors, keys = kept.floats("vectors"), kept.array("keys").tobytes()
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {keys[row * KEY_BYTES : (row + 1) * KEY_BYTES]: vector for row, vector in enumerate(vectors)}


def write_embedded(target: Path, texts: Sequence[str], embedder: Embedder) -> int:
    """Embed texts and write them to a file, each once; how many. Half precision keeps cosines to three digits."""
    every = sorted(set(texts), key=key_of)
    keys = np.frombuffer(b"".join(map(key_of, every)), dtype=np.uint8)
    np.savez_compressed(target, model=embedder.name, keys=keys, vectors=embedder.encode(every).astype(np.float16))
    return len(every)


def _stacked(vectors: Iterator[Vectors], dimensions: int) -> Vectors:
    rows = list(vectors)
    return np.stack(rows) if rows else np.zeros((0, dimensions), dtype=np.float32)
