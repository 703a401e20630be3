"""Texts that are not about people, embedded beside the profiles: vectors in a Chroma folder of their own, one file for readers.

Reading needs neither Chroma nor torch. A change embeds what is new, under the writer's lock of the home.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from companion import __version__
from companion.domain.matching.pool import Vectors
from companion.errors import HomeBusy
from companion.index.arrays import Array, read_arrays, write_arrays
from companion.index.checks import Seal, own_folder, replace_text, seal, to_disk
from companion.index.chroma import HASH, OpenVectors, VectorsDamaged
from companion.index.texts import Texts
from companion.index.vectors import VectorPlace, VectorStore
from companion.index.words import Stems, WordTable, index_words, pack_words, unpack_words
from companion.seams import Embedder

LOG = logging.getLogger(__name__)

CARD, FILES = "card.json", "files"

AT_ONCE = 128
"""Texts that are embedded in one holding of the lock when nobody waits for them: about a second."""

BREATH_SECONDS = 0.05
"""Between two holdings, for somebody who waits."""

FORMAT = 1
"""Grows when the file changes its meaning; one of another format counts as none."""


class Shelved(NamedTuple):
    """A text to be embedded, and the document it stands for, as JSON."""

    text: str
    document: str


@dataclass(frozen=True)
class Shelf:
    """Documents with their vectors, shape (documents, dimensions), and a word index over their texts."""

    documents: Sequence[str]
    vectors: Vectors
    words: WordTable


class Card(BaseModel):
    """What the file is of, and how it was left."""

    format: int = FORMAT
    program: str
    generation: str
    model: str
    name: str
    files: Seal


class TextIndex:
    """One shelf of a home. Safe to use from several threads and beside other processes.

    `writing` holds the writer's lock of the home, `embedder` gives the embedder of passages when one is first needed, `program`
    is the version at work: words are stemmed anew after its change. `store` keeps the vectors, a folder of its own when none is
    given.
    """

    def __init__(
        self,
        folder: Path,
        *,
        writing: Callable[[], AbstractContextManager[None]],
        embedder: Callable[[], Embedder],
        stems: Stems,
        program: str = __version__,
        store: VectorPlace | None = None,
    ) -> None:
        self._folder = folder
        self._writing = writing
        self._embedder = embedder
        self._stems = stems
        self._program = program
        self._store: VectorPlace = store or VectorStore(folder / "chroma")
        self._held: tuple[str, Shelf] | None = None

    def shelf(self, generation: str, texts: Callable[[], Sequence[Shelved]]) -> Shelf:
        """The shelf of a generation, made from `texts` when what is on disk is of another; an older one while somebody writes.

        Raises:
            HomeBusy: there is nothing on disk yet, and another process is at work.
            ModelError: something has to be embedded, and the model is absent.
        """
        if self._held is None or self._held[0] != generation:
            try:
                self._held = generation, self._read(generation) or self._brought_up(generation, texts)
            except HomeBusy:
                if (older := self._read(None)) is None:
                    raise
                return older
        return self._held[1]

    def has(self, generation: str) -> bool:
        """Whether that generation is on the shelf, so that nobody has to wait for it."""
        return (self._held is not None and self._held[0] == generation) or self._read(generation) is not None

    def embed_ahead(self, generation: str, texts: Callable[[], Sequence[Shelved]], goes_on: Callable[[], bool]) -> bool:
        """Embed what a generation lacks, a few texts at a time, so that nobody waits long for the lock; whether it is complete.

        Raises:
            HomeBusy, ModelError: as `shelf`.
        """
        if self.has(generation):
            return True
        wanted = list(dict.fromkeys(each.text for each in texts()))
        self._embedder().encode(wanted[:1])
        for at in range(0, len(wanted), AT_ONCE):
            if not goes_on():
                return False
            with self._writing(), self._store.opened(self._embedder().name) as store:
                self._put_missing(store, wanted[at : at + AT_ONCE])
            sleep(BREATH_SECONDS)
        return goes_on()

    def _put_missing(self, store: OpenVectors, texts: Sequence[str]) -> None:
        hashes = np.array([_hash(text) for text in texts], dtype=HASH)
        missing = ~np.isin(hashes, store.hashes())
        if missing.any():
            lacking = [text for text, is_missing in zip(texts, missing, strict=True) if is_missing]
            store.put(hashes[missing], self._embedder().encode(lacking))

    def _brought_up(self, generation: str, texts: Callable[[], Sequence[Shelved]]) -> Shelf:
        with self._writing():
            return self._read(generation) or self._made(generation, texts())

    def _made(self, generation: str, texts: Sequence[Shelved]) -> Shelf:
        try:
            vectors = self._vectors([each.text for each in texts])
        except VectorsDamaged as error:
            LOG.warning("%s They are made again.", error.happened)
            vectors = self._vectors([each.text for each in texts])
        documents = Texts.of(each.document for each in texts)
        shelf = Shelf(documents, vectors, index_words([each.text for each in texts], self._stems))
        self._write(generation, documents, shelf)
        return shelf

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts in their order; only those that Chroma does not hold are embedded, and what is not among them goes."""
        embedder = self._embedder()
        hashes = np.array([_hash(text) for text in texts], dtype=HASH)
        wanted, rows, back = np.unique(hashes, return_index=True, return_inverse=True)
        with self._store.opened(embedder.name) as store:
            held = store.hashes()
            missing = ~np.isin(wanted, held)
            store.put(wanted[missing], embedder.encode([texts[row] for row in rows[missing]]))
            store.delete(np.setdiff1d(held, wanted))
            store.drop_other_models()
            return _ordered(store.read(wanted), back, embedder.dimensions)

    def _write(self, generation: str, documents: Texts, shelf: Shelf) -> None:
        files = self._folder / FILES
        own_folder(files)
        name = f"{sha256(generation.encode()).hexdigest()[:16]}.bin"
        arrays: dict[str, Array] = {"documents": documents.data, "starts": documents.starts, "vectors": shelf.vectors}
        fresh = files / f"{name}.new"
        write_arrays(fresh, {**arrays, **{f"words_{key}": array for key, array in pack_words(shelf.words).items()}})
        fresh.replace(files / name)
        to_disk(files)
        for other in files.iterdir():
            if other.name != name:
                other.unlink()
        card = Card(program=self._program, generation=generation, model=self._embedder().name, name=name, files=seal(files))
        replace_text(self._folder / CARD, card.model_dump_json())

    def _read(self, generation: str | None) -> Shelf | None:
        """What is on disk, if it is whole, of this model and program, and of the generation (of any, when None)."""
        card = self._card()
        if card is None or card.model != self._embedder().name or generation not in (None, card.generation):
            return None
        files = self._folder / FILES
        try:
            return self._open(files / card.name) if seal(files) == card.files else None
        except (OSError, ValueError, KeyError) as error:
            LOG.warning("%s is damaged (%s): it is made again.", files, error)
            return None

    def _open(self, path: Path) -> Shelf:
        arrays = read_arrays(path)
        words = {key.removeprefix("words_"): array for key, array in arrays.items() if key.startswith("words_")}
        documents = Texts(arrays["documents"], arrays["starts"])
        return Shelf(documents, arrays["vectors"], unpack_words(words, len(documents), self._stems))

    def _card(self) -> Card | None:
        try:
            card = Card.model_validate_json((self._folder / CARD).read_bytes())
        except (OSError, ValidationError):
            return None
        return card if (card.format, card.program) == (FORMAT, self._program) else None


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _ordered(vectors: Vectors, back: NDArray[np.intp], dimensions: int) -> Vectors:
    return vectors[back] if len(vectors) else np.zeros((0, dimensions), dtype=np.float32)
