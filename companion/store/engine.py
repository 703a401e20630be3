"""Opens the records of a home: in one SQLite file or in a PostgreSQL database, read and written in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

from companion.errors import HomeBusy, HomeError
from companion.store.dialects import BUSY_SECONDS, FILE_NAME, Dialect, dialect_of
from companion.store.sqlite import COPIES, SqliteDialect, its_owners_alone
from companion.store.tables import counters

__all__ = ["BUSY_SECONDS", "COPIES", "FILE_NAME", "Database", "open_database"]


class Database:
    """The records of one home. Safe to use from several threads, and beside other processes."""

    def __init__(self, place: Dialect | Path) -> None:
        self.dialect = SqliteDialect(place) if isinstance(place, Path) else place
        self._engine = self.dialect.engine

    @property
    def path(self) -> Path:
        """The file of records. Raises HomeError where a server keeps them."""
        if self.dialect.path is None:
            raise HomeError(f"{self.dialect.place} is no file.", "Use the server's own tools for that.")
        return self.dialect.path

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
        options = {**self.dialect.writing, "patience_ms": round(patience_seconds * 1000)}
        with self._mapped(), self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def forgetting(self) -> Iterator[Connection]:
        """Like `writing`; when something was deleted, its text is left in no file. Raises HomeError."""
        with self.writing() as connection:
            before = self.dialect.changes(connection)
            yield connection
            after = self.dialect.changes(connection)
            changed = {table for table, rows in after.items() if rows > before.get(table, 0)}
            if changed:
                self._note_sweep(connection, owed=True)
        if changed:
            self.sweep(changed)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Like `writing`, and tables may be rebuilt in it."""
        with self._mapped(), self.dialect.migrating() as connection:
            yield connection

    @contextmanager
    def standing_by(self) -> Iterator[Connection]:
        """A connection outside of transactions, for what outlasts one. Raises HomeError."""
        with self._mapped(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    @property
    def is_shared(self) -> bool:
        """Whether a server keeps the records, so that other homes may be over them too."""
        return self.dialect.path is None

    def generation(self, connection: Connection) -> int:
        """How often people have changed."""
        return int(connection.scalar(select(counters.c.value).where(counters.c.name == "generation")) or 0)

    def next_generation(self, connection: Connection) -> int:
        """Count one more change of people."""
        connection.execute(update(counters).where(counters.c.name == "generation").values(value=counters.c.value + 1))
        return self.generation(connection)

    def sweep(self, tables: Collection[str] | None = None) -> None:
        """Leave no forgotten text in any file of these tables, or of all.

        When another transaction is in the way it stays owed, and the next opening or deletion does it.
        """
        with suppress(HomeBusy), self._mapped():
            if self.dialect.sweep(tables):
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

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self.dialect.error(error.orig) from error
        except sqlite3.DatabaseError as error:
            raise self.dialect.error(error) from error
        except NoneFree as error:
            raise HomeBusy(f"{self.dialect.place} is asked too much at once.", "Try again in a moment.") from error


def open_database(home: Path, url: str | None = None) -> Database:
    """The records of a home, made or brought up to date when needed; at `url`, a SQLAlchemy one, where that is given.

    Raises:
        HomeError: the folder cannot be made, read or written, the file is damaged, or the server cannot be used.
        HomeNewer: a newer program made them.
        SettingsError: the URL cannot be used.
    """
    place = dialect_of(home, url)
    for folder in {home, place.path.parent if place.path else home}:
        _make(folder)
    _begin_file(place)
    database = Database(place)
    from companion.store import migrate

    migrate.bring_up_to_date(database)
    database.sweep_if_owed()
    return database


def _begin_file(place: Dialect) -> None:
    with suppress(OSError):  # said in a sentence by whoever opens it
        if place.path is not None:
            its_owners_alone(place.path)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise HomeError(
            f"The data folder {folder} cannot be made: {error.strerror}.", "Choose another with --home or COMPANION_HOME."
        ) from error
