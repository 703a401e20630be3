"""Backups of a home: one zip with a copy of the records, the small files beside them, and the hash of each."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from companion import __version__
from companion.domain.audit_chain import Head
from companion.domain.backups import FORMAT, BackupReport, KeptFile, Manifest
from companion.errors import HomeError, UnreadableFile
from companion.store import engine, erasures
from companion.store.failures import home_error
from companion.store.migrate import HEAD

MANIFEST = "manifest.json"
BESIDE = (erasures.FILE_NAME, "programme.toml", "contacts.toml")
"""Small files of a home that go along. `settings.env` does not: it may hold keys."""

CHUNK = 2**20


class Source(Protocol):
    """What a backup is made of."""

    def beside(self) -> dict[str, bytes]:
        """The small files of a home, by name."""

    def records(self, copy: Path) -> None:
        """Write the records of one moment to a file that holds all of them. Raises HomeError."""


class HomeSource:
    """A home whose records are in a file of its own."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def beside(self) -> dict[str, bytes]:
        """As they are in the home."""
        return {name: (self._home / name).read_bytes() for name in BESIDE if (self._home / name).is_file()}

    def records(self, copy: Path) -> None:
        """Through SQLite itself: what still stands in the write-ahead log is in it."""
        copy_records(self._home, copy)


def write(source: Source, file: Path, *, at: datetime) -> BackupReport:
    """Make a backup, also while a server runs; only its owner may read the file.

    The list of erasures is copied before the records: somebody erased meanwhile is then erased again when it is put back.

    Raises:
        HomeError: the records are damaged.
        UnreadableFile: the file cannot be written; one that was there before is as it was.
    """
    with _file_errors(file), _unfinished(file) as (made, folder):
        copies = {name: _kept(folder / name, content) for name, content in source.beside().items()}
        copies[engine.FILE_NAME] = folder / engine.FILE_NAME
        source.records(copies[engine.FILE_NAME])
        records = copies[engine.FILE_NAME]
        manifest = Manifest(
            format=FORMAT, program=__version__, step=HEAD, at=at, people=people_in(records), audit=audit_head_in(records),
            files=tuple(KeptFile(name=name, size=path.stat().st_size, sha256=digest(path)) for name, path in copies.items()),
        )  # fmt: skip
        _pack(made, manifest, copies)
        report = report_of(made, manifest)
        made.replace(file)
    return report.model_copy(update={"file": str(file)})


def report_of(file: Path, manifest: Manifest) -> BackupReport:
    """What is said of a backup."""
    return BackupReport(
        file=str(file), people=manifest.people, sha256=digest(file), size=file.stat().st_size, at=manifest.at, step=manifest.step,
        audit_head=str(manifest.audit) if manifest.audit else None,
    )  # fmt: skip


def digest(path: Path) -> str:
    """The SHA-256 of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def people_in(records: Path) -> int:
    """How many people a file of records holds. Raises HomeError where it is none."""
    return int(_found(records, "SELECT count(*) FROM people")[0])


def audit_head_in(records: Path) -> Head | None:
    """The entry its audit ends with; None where somebody took out which that is. Raises HomeError."""
    number, chain = _found(records, "SELECT max(number), max(chain) FROM audit_head")
    return None if number is None else Head(number=number, chain=chain)


def _found(records: Path, query: str) -> tuple[Any, ...]:
    try:
        with closing(sqlite3.connect(f"{records.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row: tuple[Any, ...] = connection.execute(query).fetchone()
            return row
    except sqlite3.DatabaseError as error:
        raise home_error(error, records.parent) from error


def check_whole(records: Path, home: Path) -> None:
    """Raises HomeError, naming the home, where SQLite finds a file of records damaged."""
    try:
        with closing(sqlite3.connect(records)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise home_error(error, home) from error
    if found != "ok":
        raise HomeError(f"The file of records in {home} is damaged.", "Put back an earlier backup with `companion restore FILE`.")


def copy_records(home: Path, copy: Path) -> None:
    """Copy the file of records of a home, found whole. Raises HomeError."""
    try:
        with closing(sqlite3.connect(home / engine.FILE_NAME)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        raise home_error(error, home) from error
    check_whole(copy, home)


def _kept(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _pack(made: Path, manifest: Manifest, copies: dict[str, Path]) -> None:
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(MANIFEST, manifest.model_dump_json(indent=2))
        for name, path in copies.items():
            packed.write(path, name)
    with made.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _unfinished(file: Path) -> Iterator[tuple[Path, Path]]:
    """A file and a folder beside the one to be made, both their owner's alone, and both gone afterwards."""
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as name:
        folder = Path(name)
        made = folder / "made"
        made.touch(mode=0o600)
        yield made, folder


@contextmanager
def _file_errors(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UnreadableFile(f"{file} cannot be written: {reason}.", "Choose another folder, or make room.") from error
