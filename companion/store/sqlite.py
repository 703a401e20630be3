"""Records in one SQLite file: opened, written alone, brought forward on a copy, and swept."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection

from companion.errors import HomeError
from companion.store.dialects import BUSY_SECONDS
from companion.store.failures import home_error

SWEEP_BUSY_MS = 5_000
"""How long a sweep waits for readers; what it could not do, the next opening does."""

COPIES = "companion-before-*"
"""Copies made before a migration. They hold people too, so a sweep removes them."""

WHOLE_FILE = "file"
"""SQLite counts changes of the whole file, and sweeps it as a whole."""


class SqliteDialect:
    """The seam `Dialect` over one file. Safe to use beside other processes of the same machine."""

    writing: Mapping[str, Any] = {"writes": True}
    elsewhere = "choose another folder with --home or COMPANION_HOME"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records = str(path)
        self.place = f"The data folder {path.parent}"
        self.engine = _engine(path)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Foreign keys are unenforced meanwhile, so that a table can be rebuilt without its rows' dependants going."""
        with self.engine.connect().execution_options(**self.writing) as connection:
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                connection.invalidate()

    def copy(self, to: str) -> None:
        """A copy through SQLite itself, so that what still stands in the write-ahead log is in it."""
        copy = self.path.with_name(COPIES.replace("*", f"{to}.db"))
        unfinished = copy.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        its_owners_alone(unfinished)
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        unfinished.replace(copy)

    def settle(self, connection: Connection) -> None:
        """Nothing: the steps leave everything as it is meant."""

    def changes(self, connection: Connection) -> Mapping[str, int]:
        """As SQLite counts them."""
        driver = connection.connection.driver_connection
        return {WHOLE_FILE: driver.total_changes if driver else 0}

    def sweep(self, _tables: Collection[str] | None, /) -> bool:
        """Overwrite free space, empty the write-ahead log, drop copies.

        SQLite zeroes what it deletes (`secure_delete`), but rows that had moved between pages may leave copies behind;
        only VACUUM is sure.
        """
        for copy in self.path.parent.glob(COPIES):
            copy.unlink(missing_ok=True)
        with closing(_connect(self.path)) as connection:
            connection.execute(f"PRAGMA busy_timeout={SWEEP_BUSY_MS}")
            connection.execute("VACUUM")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    def error(self, error: BaseException | None) -> HomeError:
        """What SQLite says, in sentences."""
        return home_error(error, self.path.parent)


def its_owners_alone(path: Path) -> None:
    """Make a file that only its owner reads, where there is none; SQLite gives what it puts beside it the same rights."""
    path.touch(mode=0o600)


def _engine(path: Path) -> Engine:
    url = URL.create("sqlite", database=str(path))
    # Transactions are begun by hand: the driver's own habit is to begin at the first write, too late to wait for another's.
    engine = create_engine(
        url, connect_args={"isolation_level": None, "timeout": BUSY_SECONDS}, max_overflow=-1, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    _set_up(connection, None)
    return connection


def _set_up(connection: DBAPIConnection | sqlite3.Connection, _record: object) -> None:
    """`synchronous=FULL`: what was acknowledged survives a cut of power as well as a kill."""
    cursor = connection.cursor()
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA busy_timeout={options.get('patience_ms', BUSY_SECONDS * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")
