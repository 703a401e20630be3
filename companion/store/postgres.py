"""Records in a PostgreSQL database, which several processes and machines may share.

One transaction writes at a time, as in a file: it holds an advisory lock from its start, which the server lets go of with the
transaction. So nothing that was read in it can be out of date when it is written, and no transaction has to be tried again.
"""

from __future__ import annotations

import logging
import os
import socket
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, create_engine, event, text
from sqlalchemy.engine import URL

from companion.errors import HomeError
from companion.store.dialects import BUSY_SECONDS
from companion.store.server_failures import server_error
from companion.store.tables import metadata

LOG = logging.getLogger(__name__)

WRITERS = 1_668_246_896
"""Which of all advisory locks of a database is the writer's; the other half of its name is the schema."""

CONNECT_SECONDS = 5
SWEEP_BUSY_MS = 5_000
READERS_SECONDS = 2.0
"""How long a sweep waits for whoever may still look at what was deleted, and for a table."""

KEPT_OPEN, MOST_OPEN = 5, 30
"""Connections of one process: those that stay open, and those there may be."""

_CHANGES = text(
    "SELECT relname, n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
    " WHERE schemaname = current_schema() AND n_tup_upd + n_tup_del > 0"
)
_LOOKING_ON = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_xmin IS NOT NULL AND xact_start < :moment"
)
_BY_LOCALE = text(
    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    " AND table_name IN :names AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' ORDER BY table_name, column_name"
).bindparams(bindparam("names", expanding=True))


class PostgresDialect:
    """The seam `Dialect` over one schema of a database."""

    writing: Mapping[str, Any] = {"writes": True, "isolation_level": "READ COMMITTED"}
    elsewhere = "choose another with COMPANION_DATABASE_URL"
    path: Path | None = None

    def __init__(self, url: URL) -> None:
        self.place = f"The database {url.database or url.username or ''} at {url.host or 'this machine'}:{url.port or 5432}"
        self.records = self.place
        self._name = url.username or "its user"
        self.engine = _engine(url)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """What steps do to tables is undone with them: PostgreSQL does that by itself."""
        with self.engine.connect().execution_options(**self.writing) as connection, connection.begin():
            yield connection

    def copy(self, to: str) -> None:
        """Nothing: a step that fails leaves no trace."""

    def settle(self, connection: Connection) -> None:
        """Have every text compared by its bytes, as in a file, whatever the database's language: so it sorts alike everywhere."""
        quote = connection.dialect.identifier_preparer.quote
        changed: dict[str, list[str]] = {}
        for table, column in connection.execute(_BY_LOCALE, {"names": sorted(metadata.tables)}):
            changed.setdefault(table, []).append(f'ALTER COLUMN {quote(column)} TYPE text COLLATE "C"')
        for table, parts in changed.items():
            connection.exec_driver_sql(f"ALTER TABLE {quote(table)} {', '.join(parts)}")

    def changes(self, connection: Connection) -> Mapping[str, int]:
        """By table, in this transaction."""
        return {row[0]: int(row[1]) for row in connection.execute(_CHANGES)}

    def sweep(self, tables: Collection[str] | None, /) -> bool:
        """Write these tables anew without what was deleted, which a plain VACUUM would leave in their files until overwritten.

        What the server wrote to its log before, and copies of its own, are beyond us.
        """
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            quote = connection.dialect.identifier_preparer.quote
            connection.exec_driver_sql(f"SET lock_timeout = {SWEEP_BUSY_MS}")
            try:
                alone = _nobody_looks_on(connection)
                for table in sorted(metadata.tables if tables is None else set(tables) & set(metadata.tables)):
                    connection.exec_driver_sql(f"VACUUM (FULL) {quote(table)}")
            finally:
                connection.invalidate()
        return alone

    def error(self, error: BaseException | None) -> HomeError:
        """What the server says, in sentences."""
        return server_error(error, self.place, self._name)


def this_process() -> str:
    """What the server's own list of connections calls this process: the program and its first word, never whom or what."""
    program = Path(sys.argv[0]).stem if sys.argv and sys.argv[0] not in ("", "-c") else "python"
    command = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    word = command if command.isalpha() else ""
    return f"{' '.join(filter(None, (program, word)))} (process {os.getpid()} on {socket.gethostname()})"[:63]


def _engine(url: URL) -> Engine:
    told = {"connect_timeout": CONNECT_SECONDS, "application_name": this_process(), **url.query}
    engine = create_engine(
        url.set(query={}),
        connect_args=told,
        isolation_level="REPEATABLE READ",
        pool_pre_ping=True,
        pool_size=KEPT_OPEN,
        max_overflow=MOST_OPEN - KEPT_OPEN,
        pool_timeout=BUSY_SECONDS,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("writes", False):
        patience_ms = max(1, options.get("patience_ms", BUSY_SECONDS * 1000))
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {patience_ms}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS}, hashtext(current_schema()))")


def _nobody_looks_on(connection: Connection) -> bool:
    """Whether everybody is gone who began before now: what they may still see is kept, even in a table written anew."""
    moment: datetime | None = connection.scalar(text("SELECT clock_timestamp()"))
    deadline = time.monotonic() + READERS_SECONDS
    while connection.scalar(_LOOKING_ON, {"moment": moment}):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)  # PostgreSQL tells nobody when a reader is done; it has to be asked again
    return True
