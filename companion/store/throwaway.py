"""Throwaway homes: copies of a prepared one, in a temporary folder that is gone at the end and swept at the start."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from filelock import FileLock, Timeout

from companion.errors import HomeError
from companion.store.engine import FILE_NAME

PREFIX = "companion-visits-"
LOCK = "in-use.lock"
INDEX = "index"

LINKED = ("snapshot-", "files")
"""Files below folders of these names are written once and never changed, so that a copy may share them."""


class Throwaways:
    """Makes and deletes homes below one temporary folder, for as long as the process lives."""

    def __init__(self, prepared: Path) -> None:
        """`prepared` is the home that every other one begins as; it is copied once, so that it may be closed or served."""
        sweep(Path(tempfile.gettempdir()))
        self._whole = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        self.folder = Path(self._whole.name)
        self._lock = FileLock(self.folder / LOCK, thread_local=False)
        self._lock.acquire(timeout=0)
        self._first = self.folder / "first"
        _copy(prepared, self._first)

    def make(self, name: str) -> Path:
        """A home of that name, with everything the prepared one holds. Raises HomeError."""
        home = self.folder / name
        _copy(self._first, home)
        return home

    def drop(self, name: str) -> None:
        """Delete a home; none there is fine."""
        shutil.rmtree(self.folder / name, ignore_errors=True)

    def close(self) -> None:
        """Delete everything."""
        self._lock.release()
        self._whole.cleanup()


def sweep(below: Path) -> None:
    """Delete what processes left behind that were killed; what another one still uses stays."""
    for folder in filter(_is_ours, below.glob(f"{PREFIX}*")):
        lock = FileLock(folder / LOCK, thread_local=False)
        with contextlib.suppress(Timeout, OSError):  # in use, or somebody else's
            lock.acquire(timeout=0)
            shutil.rmtree(folder, ignore_errors=True)
            lock.release()


def _is_ours(folder: Path) -> bool:
    """Whether a process of this user made a folder and has got as far as its lock: in a shared place names mean nothing."""
    try:
        own = folder.lstat().st_uid == os.getuid() if hasattr(os, "getuid") else True
    except OSError:
        return False
    return own and not folder.is_symlink() and (folder / LOCK).exists()


def _copy(home: Path, to: Path) -> None:
    """The records through SQLite itself, the index file by file; files that never change are linked where that can be."""
    try:
        to.mkdir(mode=0o700)
        with closing(sqlite3.connect(home / FILE_NAME)) as source, closing(sqlite3.connect(to / FILE_NAME)) as target:
            source.backup(target)
        if (home / INDEX).is_dir():
            shutil.copytree(home / INDEX, to / INDEX, copy_function=_linked)
    except (OSError, sqlite3.Error) as error:
        shutil.rmtree(to, ignore_errors=True)
        raise HomeError("There is no room for one more visit.", "Try again later.") from error


def _linked(source: str, target: str) -> str:
    if any(part.startswith(LINKED) for part in Path(source).parent.parts):
        with contextlib.suppress(OSError):  # another file system, or one without links
            os.link(source, target)
            return target
    return shutil.copy2(source, target)
