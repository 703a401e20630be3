"""What SQLite says when it cannot, in sentences a person can act on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from companion.errors import HomeBusy, HomeError

_READ_ONLY = ("cannot be written", "Make the folder writable for you, or choose another with --home or COMPANION_HOME.")
_DAMAGED = ("is damaged", "Put back a backup with `companion restore FILE`, or choose another folder with --home.")

_SENTENCES = {
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "Check that it is a file you may read and write, in a folder you may write."),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "Make room and try again; nothing was half-stored."),
    sqlite3.SQLITE_IOERR: ("could not be read or written by the system", "Check the disk and try again."),
}
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def home_error(error: BaseException | None, home: Path) -> HomeError:
    """The error of a home for an error of SQLite."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _BUSY:
        return HomeBusy(f"Another program is writing the records in {home}.", "Wait until it has finished, then try again.")
    happened, remedy = _SENTENCES.get(code, (f"could not be used ({error})", "Run `companion doctor` to see what works."))
    return HomeError(f"The file of records in {home} {happened}.", remedy)
