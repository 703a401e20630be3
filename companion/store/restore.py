"""Backups put back: read, checked and brought up to date in a folder of their own, then put in place in one step."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO

from pydantic import ValidationError
from sqlalchemy import delete

from companion.domain.backups import FORMAT, Manifest
from companion.errors import HomeError, HomeNewer, UnreadableFile
from companion.store import engine, erasures, migrate
from companion.store.account_tables import invitations, visits
from companion.store.backup import BESIDE, CHUNK, MANIFEST, check_whole, digest, people_in

STAGING = ".restoring-"
ASIDE = engine.COPIES.replace("*", "restore.db")
"""Where the records go that a backup replaces; like other copies it is deleted with the next erasure."""

MAX_MANIFEST_BYTES = 10**6
_NAMES = frozenset({engine.FILE_NAME, *BESIDE})
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValidationError, ValueError, KeyError)


class StagedBackup:
    """A backup whose content was found whole, in a folder in the home, with its records as new as the program."""

    def __init__(self, home: Path, folder: Path, manifest: Manifest) -> None:
        self.home, self.folder, self.manifest = home, folder, manifest

    @property
    def erased_before(self) -> str:
        """The list of erasures as it stood when the backup was made."""
        path = self.folder / erasures.FILE_NAME
        return path.read_text(encoding="ascii", errors="replace") if path.exists() else ""

    def audited_here(self, number: int) -> str | None:
        """The hash of an entry of the audit in the file that will be replaced, empty where there is no such entry; None where the
        file cannot be read.
        """
        try:
            with closing(
                sqlite3.connect(f"{(self.home / engine.FILE_NAME).absolute().as_uri()}?mode=ro", uri=True)
            ) as connection:
                row = connection.execute("SELECT chain FROM audit WHERE number = ?", (number,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return str(row[0]) if row else ""

    def put_in_place(self) -> None:
        """Take the place of what the home holds. The index goes first: it is made again from the records.

        Raises:
            HomeError: the folder cannot be written; its records are as they were.
        """
        records, staged = self.home / engine.FILE_NAME, self.folder / engine.FILE_NAME
        try:
            _put_aside(records)
            shutil.rmtree(self.home / "index", ignore_errors=True)
            for end in ("-wal", "-shm"):
                records.with_name(records.name + end).unlink(missing_ok=True)
            os.replace(staged, records)  # noqa: PTH105 - said as what it is: one step, for all the records
            self._put_beside()
        except OSError as error:
            raise HomeError(f"{self.home} cannot be written: {error.strerror}.", "Check its permissions and the disk.") from error

    def _put_beside(self) -> None:
        for name in BESIDE[1:]:
            if (self.folder / name).exists():
                (self.folder / name).replace(self.home / name)
        with suppress(OSError):  # a folder that was given to us; `companion doctor` says who may look into it
            if not self.home.is_symlink():
                self.home.chmod(0o700)


@contextmanager
def staged(home: Path, file: Path, *, replace: bool) -> Iterator[StagedBackup]:
    """Read a backup into a folder of its own, which is gone afterwards.

    Nobody stays signed in by it, and no link of an invitation in it works: either may have been ended since.

    Raises:
        UnreadableFile: the file is no backup, or not as it was written.
        HomeNewer: a newer program made it.
        HomeError: the home holds people, and is not to be replaced; or it cannot be written.
    """
    check_vacant(home, replace=replace)
    with unpacked(home, file) as (folder, manifest):
        yield StagedBackup(home, folder, manifest)


@contextmanager
def unpacked(home: Path, file: Path) -> Iterator[tuple[Path, Manifest]]:
    """The folder of a backup that was found whole, with its records as new as the program. Raises as `staged`."""
    manifest = read_manifest(file)
    with _folder(home) as folder:
        _unpack(file, manifest, folder)
        check_whole(folder / engine.FILE_NAME, folder)
        database = engine.open_database(folder)
        try:
            with database.writing() as connection:
                connection.execute(delete(visits))
                connection.execute(delete(invitations))
        finally:
            database.close()
        yield folder, manifest


def check_vacant(home: Path, *, replace: bool) -> None:
    """Raises HomeError where a home holds people, or records that cannot be read, and is not to be replaced."""
    records = home / engine.FILE_NAME
    if replace or not records.exists():
        return
    try:
        people = people_in(records)
    except HomeError as error:
        raise HomeError(error.happened, f"Say --replace to put the backup in its place; it is kept as {ASIDE}.") from error
    if people:
        raise occupied(f"The data folder {home}", people, "Choose an empty folder with --home")


def occupied(place: str, people: int, elsewhere: str) -> HomeError:
    """What is said where people are held already."""
    held = "1 person" if people == 1 else f"{people:,} people"
    return HomeError(f"{place} holds {held}.", f"{elsewhere}, or say --replace to put the backup there.")


def read_manifest(file: Path) -> Manifest:
    """What a backup says of itself. Raises UnreadableFile and HomeNewer."""
    try:
        with zipfile.ZipFile(file) as packed, packed.open(MANIFEST) as member:
            raw = json.loads(member.read(MAX_MANIFEST_BYTES))
        _check_age(file, raw)
        return Manifest.model_validate(raw)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UnreadableFile(f"{file} cannot be read: {reason}.", "Check the name and the permissions.") from error
    except (*_DAMAGE, TypeError, AttributeError) as error:
        raise UnreadableFile(
            f"{file.name} is not a backup, or it is damaged.", "Give a file that `companion backup` made."
        ) from error


def _check_age(file: Path, raw: dict[str, object]) -> None:
    known = isinstance(raw["format"], int) and raw["format"] <= FORMAT and migrate.knows(str(raw["step"]))
    if not known:
        raise HomeNewer(
            f"{file.name} was made by a newer companion (its records are at step {raw['step']}).",
            f"Install that version: {raw['program']}.",
        )


def _unpack(file: Path, manifest: Manifest, folder: Path) -> None:
    """Every file of the manifest, each with the content it had. Raises UnreadableFile."""
    names = [one.name for one in manifest.files]
    try:
        with zipfile.ZipFile(file) as packed:
            whole = (
                sorted(packed.namelist()) == sorted([MANIFEST, *names]) and engine.FILE_NAME in names and _NAMES.issuperset(names)
            )
            for kept in manifest.files if whole else ():
                with packed.open(kept.name) as member:
                    _copy(member, folder / kept.name, most=kept.size)
                whole = whole and digest(folder / kept.name) == kept.sha256
    except _DAMAGE as error:
        raise _damaged(file) from error
    if not whole:
        raise _damaged(file)


def _copy(member: IO[bytes], path: Path, *, most: int) -> None:
    """A file as far as it says it goes: what comes after that shows in its hash."""
    path.touch(mode=0o600, exist_ok=False)
    with path.open("wb") as copy:
        while most > 0 and (piece := member.read(min(CHUNK, most))):
            copy.write(piece)
            most -= len(piece)
        copy.write(member.read(1))
        copy.flush()
        os.fsync(copy.fileno())


def _damaged(file: Path) -> UnreadableFile:
    return UnreadableFile(
        f"{file.name} is damaged: its content is not what was written.", "Use another backup; nothing was changed."
    )


@contextmanager
def _folder(home: Path) -> Iterator[Path]:
    """A folder in the home, so that what is in it can be moved in one step; those that were left behind go too."""
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        for left in home.glob(f"{STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)
        made = tempfile.TemporaryDirectory(dir=home, prefix=STAGING)
    except OSError as error:
        raise HomeError(f"{home} cannot be written: {error.strerror}.", "Choose another folder with --home.") from error
    with made as name:
        yield Path(name)


def _put_aside(records: Path) -> None:
    """Keep a copy of what will be replaced, with what still stands in its log as far as that can be read."""
    if not records.exists():
        return
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(records)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = records.with_name(ASIDE)
    aside.unlink(missing_ok=True)
    aside.touch(mode=0o600)
    shutil.copyfile(records, aside)
