"""What is particular to one kind of database, in one object for each; everything else of the records is the same for all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from companion.errors import HomeError, SettingsError

FILE_NAME = "companion.db"

BUSY_SECONDS = 30
"""How long a transaction waits for another one to end before it gives up."""

_SERVERS = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


class Dialect(Protocol):
    """One place where records are kept, and how it is spoken to."""

    @property
    def engine(self) -> Engine:
        """Connections. A transaction reads one consistent view, whatever is written meanwhile."""

    @property
    def writing(self) -> Mapping[str, Any]:
        """Options of a connection whose transaction is alone from its start; beside them `patience_ms` says how long it waits."""

    @property
    def path(self) -> Path | None:
        """The file of records, where they are in one."""

    @property
    def records(self) -> str:
        """What a sentence calls the records."""

    @property
    def place(self) -> str:
        """What a sentence calls the place where they are."""

    @property
    def elsewhere(self) -> str:
        """How to choose another place, as the end of a sentence."""

    def migrating(self) -> AbstractContextManager[Connection]:
        """A transaction, alone from its start, in which tables may be rebuilt."""

    def copy(self, to: str) -> None:
        """Keep the records as they are before steps towards `to`, where a step that fails could harm them."""

    def settle(self, connection: Connection) -> None:
        """Whatever is left to do after steps, in their transaction."""

    def changes(self, connection: Connection) -> Mapping[str, int]:
        """How many rows this connection has changed so far, by what a sweep can be told."""

    def sweep(self, tables: Collection[str] | None, /) -> bool:
        """Leave no forgotten text in these tables (all, when None); False where somebody was in the way."""

    def error(self, error: BaseException | None) -> HomeError:
        """The error of ours for one of the database's."""


def dialect_of(home: Path, url: str | None) -> Dialect:
    """Where the records of a home are: in a file of its own, or where a SQLAlchemy URL says.

    Raises:
        SettingsError: the URL is none, or of a kind that is not known here. It may hold a password: nothing of it is said.
    """
    from companion.store.sqlite import SqliteDialect

    if not url:
        return SqliteDialect(home / FILE_NAME)
    told = _read(url)
    if told.drivername in _SERVERS:
        from companion.store.postgres import PostgresDialect

        return PostgresDialect(told.set(drivername="postgresql+psycopg"))
    if told.drivername in ("sqlite", "sqlite+pysqlite") and told.database and Path(told.database).is_absolute():
        return SqliteDialect(Path(told.database))
    raise SettingsError(
        f"COMPANION_DATABASE_URL names a kind of database that is not known here ({told.drivername}).",
        "Use postgresql://, or leave it empty: the records are then in the data folder.",
    )


def _read(url: str) -> URL:
    try:
        return make_url(url.strip())
    except (ArgumentError, ValueError):
        raise SettingsError(
            "COMPANION_DATABASE_URL is not the address of a database.",
            "Write it like postgresql://name:password@db.example.org/companion, and an @ or / of a password as %40 or %2F.",
        ) from None
