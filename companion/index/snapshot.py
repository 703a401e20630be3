"""Snapshots of the pool in a home's index folder: written once, memory-mapped by every reader, replaced as one step.

`CURRENT` names the folder in use. A snapshot whose files are not as they were written counts as none.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ValidationError

from companion.domain.matching.pool import Pool, Vectors
from companion.index.arrays import Array, read_arrays, write_arrays
from companion.index.cells import MANY, Cells, cells_of, pack_cells, unpack_cells
from companion.index.checks import Seal, own_folder, replace_text, seal, to_disk
from companion.index.chroma import Hashes
from companion.index.facts_file import StoredFacts
from companion.index.table import PassageTable
from companion.index.texts import Texts
from companion.index.words import Stems, WordTable, pack_words, unpack_words

LOG = logging.getLogger(__name__)

CURRENT = "CURRENT"
CARD, VECTORS, PASSAGES, WORDS, CELLS = "card.json", "vectors.f32", "passages.bin", "words.bin", "cells.bin"

FORMAT = 1
"""Grows when the files change their meaning; a snapshot of another format counts as none."""

ROWS_AT_ONCE = 4_096
NONE = "none"
_NAME = re.compile(r"snapshot-(-?\d+)-(\d+)")
"""Generation, and a number that grows with every snapshot."""

TRIES = 3
"""How often a reader looks again when the snapshot was replaced under its eyes."""


class Card(BaseModel):
    """What a snapshot is of, and how its files were left."""

    format: int = FORMAT
    program: str = ""
    generation: int
    model: str
    dimensions: int
    files: Seal = {}


@dataclass(frozen=True)
class Snapshot:
    """A pool from disk, with the hash of each passage's text, shape (passages,)."""

    folder: str
    card: Card
    pool: Pool
    hashes: Hashes


@dataclass(frozen=True)
class Contents:
    """What a snapshot is written from. `vectors_of` gives the vectors of hashes, shape (hashes, dimensions).

    `cells` are those of these very passages, where they are known already.
    """

    card: Card
    people: StoredFacts
    passages: PassageTable
    words: WordTable
    vectors_of: Callable[[Hashes], Vectors]
    cells: Cells | None = None


class Snapshots:
    """The snapshots of one home. Anybody reads; only the holder of the writer's lock writes.

    `program` is the version at work: a snapshot of another one, whose stems and facts may differ, counts as none.
    """

    def __init__(self, folder: Path, stems: Stems, *, program: str = "") -> None:
        self._folder = folder
        self._stems = stems
        self._program = program

    def is_there(self) -> bool:
        """Whether there is a snapshot in use, without a look into it."""
        return (self._folder / self._current() / CARD).exists()

    def card(self) -> Card | None:
        """What the snapshot in use is of; None when there is none."""
        return self._card(self._current())

    def read(self) -> Snapshot | None:
        """The snapshot in use; None when there is none, or when it is damaged, which is logged."""
        for _ in range(TRIES):
            name = self._current()
            card = self._card(name)
            if card is None:
                return None
            try:
                return self._open(name, card)
            except (OSError, ValueError, KeyError) as error:
                if name == self._current():
                    LOG.warning("The snapshot %s is damaged (%s): it is made again.", name, error)
                    return None
        return None

    def write(self, contents: Contents) -> None:
        """Write a snapshot and put it to use; the others go."""
        own_folder(self._folder)
        name = self._next_name(contents.card.generation)
        fresh = self._folder / f".{name}"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        _write_files(fresh, contents, self._program)
        fresh.rename(self._folder / name)
        to_disk(self._folder)
        replace_text(self._folder / CURRENT, name)
        self.tidy()

    def tidy(self) -> None:
        """Remove every snapshot but the one in use. A reader that has one open keeps what it has."""
        in_use = self._current()
        for path in [*self._folder.glob("snapshot-*"), *self._folder.glob(".snapshot-*")]:
            if path.name != in_use:
                shutil.rmtree(path, ignore_errors=True)

    def _open(self, name: str, card: Card) -> Snapshot:
        folder = self._folder / name
        if seal(folder, but=CARD) != card.files:
            raise ValueError("its files have changed")
        arrays = read_arrays(folder / PASSAGES)
        count = len(arrays["owner"])
        sources, quotes, ids, facts = (
            Texts(arrays[column], arrays[f"{column}_starts"]) for column in ("sources", "quotes", "ids", "facts")
        )
        pool = Pool(
            people=StoredFacts(ids, facts),
            ids=ids,
            owner=arrays["owner"],
            kind=arrays["kind"],
            sources=sources,
            quotes=quotes,
            vectors=_map_vectors(folder / VECTORS, (count, card.dimensions)),
            words=unpack_words(read_arrays(folder / WORDS), count, self._stems),
            generation=card.generation,
            neighbours=unpack_cells(read_arrays(folder / CELLS)) if CELLS in card.files else None,
        )
        return Snapshot(name, card, pool, arrays["hashes"])

    def _card(self, name: str) -> Card | None:
        try:
            card = Card.model_validate_json((self._folder / name / CARD).read_bytes())
        except (OSError, ValidationError):
            return None
        return card if (card.format, card.program) == (FORMAT, self._program) else None

    def _current(self) -> str:
        try:
            name = (self._folder / CURRENT).read_text().strip()
        except (OSError, UnicodeDecodeError):
            return NONE
        return name if _NAME.fullmatch(name) else NONE

    def _next_name(self, generation: int) -> str:
        names = (_NAME.fullmatch(path.name) for path in self._folder.iterdir())
        return f"snapshot-{generation}-{max((int(name[2]) for name in names if name), default=0) + 1}"


def _write_files(folder: Path, contents: Contents, program: str) -> None:
    passages, people = contents.passages, contents.people
    arrays: dict[str, Array] = {"owner": passages.owner, "kind": passages.kind, "hashes": passages.hashes}
    columns = {"sources": passages.sources, "quotes": passages.quotes, "ids": people.ids, "facts": people.documents}
    for name, column in columns.items():
        texts = column if isinstance(column, Texts) else Texts.of(column)
        arrays |= {name: texts.data, f"{name}_starts": texts.starts}
    write_arrays(folder / PASSAGES, arrays)
    write_arrays(folder / WORDS, pack_words(contents.words))
    with (folder / VECTORS).open("wb") as file:
        for at in range(0, len(passages), ROWS_AT_ONCE):
            vectors = contents.vectors_of(passages.hashes[at : at + ROWS_AT_ONCE])
            file.write(np.ascontiguousarray(vectors, dtype=np.float32).data)
    to_disk(folder / VECTORS)
    if len(passages) >= MANY:
        cells = contents.cells or cells_of(_map_vectors(folder / VECTORS, (len(passages), contents.card.dimensions)))
        write_arrays(folder / CELLS, pack_cells(cells))
    card = contents.card.model_copy(update={"program": program, "files": seal(folder)})
    replace_text(folder / CARD, card.model_dump_json())


def _map_vectors(path: Path, shape: tuple[int, int]) -> Vectors:
    if not shape[0]:
        return np.zeros(shape, dtype=np.float32)
    return np.asarray(np.memmap(path, dtype=np.float32, mode="r", shape=shape))
