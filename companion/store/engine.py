"""Opens the records of a home: one SQLite file, read and written in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, select, update
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from companion.errors import HomeBusy, HomeError
from companion.store.failures import home_error
from companion.store.tables import counters

FILE_NAME = "companion.db"

BUSY_SECONDS = 30
"""How long a transaction waits for another one to end before it gives up."""

SWEEP_BUSY_MS = 5_000
"""How long a sweep waits for readers; what it could not do, the next opening does."""

COPIES = "companion-before-*"
"""Copies made before a migration. They hold people too, so a sweep removes them."""


class Database:
    """The records of one home. Safe to use from several threads, and beside other processes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the records, whatever is written meanwhile. Raises HomeError."""
        with self._mapped(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, *, patience_seconds: float = BUSY_SECONDS) -> Iterator[Connection]:
        """One transaction, alone from its start: all of it is kept when the block ends, none when it fails.

        Raises:
            HomeBusy: others have been writing for all of `patience_seconds`.
            HomeError: the records cannot be written.
        """
        options = {"writes": True, "patience_ms": round(patience_seconds * 1000)}
        with self._mapped(), self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def forgetting(self) -> Iterator[Connection]:
        """Like `writing`; when something was deleted, its text is left in no file. Raises HomeError."""
        with self.writing() as connection:
            driver = connection.connection.driver_connection
            before = driver.total_changes if driver else 0
            yield connection
            changed = driver is not None and driver.total_changes > before
            if changed:
                self._note_sweep(connection, owed=True)
        if changed:
            self.sweep()

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Like `writing`, with foreign keys unenforced, so that a table can be rebuilt without its rows' dependants going."""
        with self._mapped(), self._engine.connect().execution_options(writes=True) as connection:
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                connection.invalidate()

    def generation(self, connection: Connection) -> int:
        """How often people have changed."""
        return int(connection.scalar(select(counters.c.value).where(counters.c.name == "generation")) or 0)

    def next_generation(self, connection: Connection) -> int:
        """Count one more change of people."""
        connection.execute(update(counters).where(counters.c.name == "generation").values(value=counters.c.value + 1))
        return self.generation(connection)

    def sweep(self) -> None:
        """Leave no forgotten text in any file: overwrite free space, empty the write-ahead log, drop copies.

        SQLite zeroes what it deletes (`secure_delete`), but rows that had moved between pages may leave copies behind;
        only VACUUM is sure. When another transaction is in the way it stays owed, and the next opening or deletion does it.
        """
        for copy in self.path.parent.glob(COPIES):
            copy.unlink(missing_ok=True)
        with suppress(HomeBusy), self._mapped():
            if self._vacuum():
                with self.writing() as connection:
                    self._note_sweep(connection, owed=False)

    def sweep_if_owed(self) -> None:
        """Finish a sweep that was cut short."""
        with self.reading() as connection:
            owed = connection.scalar(select(counters.c.value).where(counters.c.name == "sweep_owed"))
        if owed:
            self.sweep()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _note_sweep(self, connection: Connection, *, owed: bool) -> None:
        connection.execute(update(counters).where(counters.c.name == "sweep_owed").values(value=int(owed)))

    def _vacuum(self) -> bool:
        with closing(_connect(self.path)) as connection:
            connection.execute(f"PRAGMA busy_timeout={SWEEP_BUSY_MS}")
            connection.execute("VACUUM")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise home_error(error.orig, self.path.parent) from error
        except sqlite3.DatabaseError as error:
            raise home_error(error, self.path.parent) from error


def open_database(home: Path) -> Database:
    """The records of a home, made or brought up to date when needed.

    Raises:
        HomeError: the folder cannot be made, read or written, or the file is damaged.
        HomeNewer: a newer program made the folder.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise HomeError(
            f"The data folder {home} cannot be made: {error.strerror}.", "Choose another with --home or COMPANION_HOME."
        ) from error
    database = Database(home / FILE_NAME)
    from companion.store import migrate

    migrate.bring_up_to_date(database)
    database.sweep_if_owed()
    return database


def _engine(path: Path) -> Engine:
    url = URL.create("sqlite", database=str(path))
    # Transactions are begun by hand: the driver's own habit is to begin at the first write, too late to wait for another's.
    engine = create_engine(url, connect_args={"isolation_level": None, "timeout": BUSY_SECONDS}, max_overflow=-1)
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
