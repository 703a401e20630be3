"""Chroma's folder in a home: opened by one writer at a time, thrown away when it is damaged.

Beside the folder lies a note of how it was left, because a damaged file may bring the whole process down when Chroma reads it.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal, Protocol

from pydantic import BaseModel, ValidationError

from companion.index import chroma
from companion.index.checks import Seal, own_folder, replace_text, seal
from companion.index.slack import clear_slack

LOG = logging.getLogger(__name__)

State = Literal["closed", "opening", "open"]


class VectorPlace(Protocol):
    """Where the vectors of a home are kept. Only the holder of the writer's lock may use it."""

    @property
    def place(self) -> str:
        """Where that is, for a sentence."""

    @property
    def is_ours(self) -> bool:
        """Whether its files are ours to throw away."""

    def check(self) -> None:
        """Raises HomeBusy where it cannot be reached now."""

    def reached(self) -> str:
        """Where it is and what was found there, after a look at all that is needed of it. Raises HomeBusy."""

    def intact(self) -> bool:
        """Whether it is as its last writer left it, as far as that can be told without asking for everything."""

    def opened(self, model: str) -> AbstractContextManager[chroma.OpenVectors]:
        """The vectors of one model. Raises VectorsDamaged when they are of no use; opening them again starts anew."""

    def wipe(self) -> None:
        """Throw every vector away."""


class Note(BaseModel):
    """How the folder was left: closed with these files, or by a writer that was killed while it had it open or was opening it."""

    state: State
    files: Seal = {}


class VectorStore:
    """The vectors of a home. Only the holder of the writer's lock may use it: two writers corrupt Chroma silently."""

    is_ours = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = str(folder)
        self._note = folder.with_name(folder.name + ".json")

    def check(self) -> None:
        """A folder is there, or is made."""

    def reached(self) -> str:
        """The folder."""
        return self.place

    def intact(self) -> bool:
        """Whether the folder is as its last writer left it."""
        note = self._left()
        return note is not None and note.state == "closed" and note.files == seal(self.folder)

    @contextmanager
    def opened(self, model: str) -> Iterator[chroma.OpenVectors]:
        """The vectors of one model. A damaged folder is thrown away first, with a notice in the log.

        Raises:
            VectorsDamaged: Chroma cannot read or write the folder. It is gone; opening it again starts anew.
        """
        self._discard_if_damaged()
        own_folder(self.folder)
        self._leave("opening")
        try:
            with chroma.opened(self.folder, model) as vectors:
                vectors.read(vectors.hashes()[:1])
                self._leave("open")
                yield vectors
        except chroma.VectorsDamaged:
            self.wipe()
            raise
        finally:
            if self.folder.is_dir():
                clear_slack(self.folder)
                self._leave("closed")

    def wipe(self) -> None:
        """Throw every vector away."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._note.unlink(missing_ok=True)

    def _discard_if_damaged(self) -> None:
        """After a kill in mid-change Chroma recovers by itself; a folder that changed while closed, or kills on opening, goes."""
        left = self._left()
        changed = left is not None and left.state == "closed" and left.files != seal(self.folder)
        if changed or (left is not None and left.state == "opening"):
            LOG.warning("The vectors in %s are damaged or gone: they are made again from the records.", self.folder)
            self.wipe()

    def _leave(self, state: State) -> None:
        files = seal(self.folder) if state == "closed" else {}
        replace_text(self._note, Note(state=state, files=files).model_dump_json())

    def _left(self) -> Note | None:
        try:
            return Note.model_validate_json(self._note.read_bytes())
        except (OSError, ValidationError):
            return None
