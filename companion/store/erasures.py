"""The erasures of a home, beside its records, so that a backup that is put back does not bring anybody back.

A line holds when it was, a random salt, and a hash of salt and id. Whoever has an id can ask whether it was erased; nobody can
read an id off the list.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert, select

from companion.errors import HomeError
from companion.store.engine import Database
from companion.store.tables import erasures as table

FILE_NAME = "erased.txt"


class Erased(ABC):
    """The seam `Erasures`, wherever its lines stand. They are only ever added."""

    def note(self, person_ids: Iterable[str], at: datetime) -> None:
        """Write down that these are erased. Raises HomeError."""
        self._add([f"{at.isoformat()} {_hashed(one, secrets.token_hex(8))}" for one in person_ids])

    def since(self, earlier: str, ids: Iterable[str]) -> list[str]:
        """Which of these were erased after the list stood as in `earlier`. No clock is asked."""
        known = _entries(earlier)
        new = [words[1:] for line, words in _entries(self.text()).items() if line not in known]
        return [one for one in ids if any(_hashed(one, salt) == f"{salt} {digest}" for salt, digest in new)]

    def take_over(self, earlier: str) -> None:
        """Add the lines of an earlier list that this one lacks. Raises HomeError."""
        known = _entries(self.text())
        self._add([line for line in _entries(earlier) if line not in known])

    @abstractmethod
    def text(self) -> str:
        """The whole list; empty where nobody was erased. Raises HomeError."""

    @abstractmethod
    def _add(self, lines: Sequence[str]) -> None:
        """Add lines, safe before it returns. Raises HomeError."""


class ErasureList(Erased):
    """The list in a file of the home: it stays when the file of records is replaced."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE_NAME

    def text(self) -> str:
        """The whole list; empty where nobody was erased. Raises HomeError."""
        try:
            return self._path.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise HomeError(f"{self._path} cannot be read: {error.strerror}.", "Check its permissions.") from error

    def _add(self, lines: Sequence[str]) -> None:
        """A list that was cut short by the end of a process goes on in a line of its own."""
        added = "".join(f"{line}\n" for line in lines)
        before = "\n" if (text := self.text()) and not text.endswith("\n") else ""
        if not added:
            return
        try:
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(handle, "a", encoding="ascii") as file:
                file.write(before + added)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise HomeError(
                f"{self._path} cannot be written: {error.strerror}.", "Check its permissions and the disk."
            ) from error


class RecordedErasures(Erased):
    """The list in a table, which stays when all others are replaced: for records that several homes share."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def text(self) -> str:
        """The whole list; empty where nobody was erased. Raises HomeError."""
        with self._database.reading() as connection:
            lines = connection.scalars(select(table.c.line).order_by(table.c.number)).all()
        return "".join(f"{line}\n" for line in lines)

    def _add(self, lines: Sequence[str]) -> None:
        if lines:
            with self._database.writing() as connection:
                connection.execute(insert(table), [{"line": line} for line in lines])


def _entries(text: str) -> dict[str, list[str]]:
    """The lines that are whole, each with its words; one that was cut short says nothing."""
    return {line: words for line in text.splitlines() if len(words := line.split()) == 3 and len(words[2]) == _DIGEST}


_DIGEST = hashlib.sha256().digest_size * 2


def _hashed(one: str, salt: str) -> str:
    return f"{salt} {hashlib.sha256(f'{salt} {one}'.encode()).hexdigest()}"
