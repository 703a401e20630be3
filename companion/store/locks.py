"""Locks among all processes that share a database server. It lets go of one when its holder's connection ends."""

from __future__ import annotations

import logging
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from companion.errors import HomeBusy
from companion.store.engine import Database

LOG = logging.getLogger(__name__)

LOOK_AGAIN_SECONDS = 0.05

_HOLDER = text(
    "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.granted"
    " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND l.objsubid = 2"
    " AND l.classid = CAST(CAST(:name AS int4) AS oid) AND l.objid = CAST(hashtext(current_schema()) AS oid) LIMIT 1"
)


class ServerLock:
    """One lock of a database, by name: one process holds it, or several share it."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._name = zlib.crc32(name.encode()) - 2**31

    @contextmanager
    def hold(self, busy: str, remedy: str, *, patience_seconds: float = 0.0, shared: bool = False) -> Iterator[None]:
        """Hold it for the length of a block; `busy` is a sentence with a place for `{holder}`.

        Raises:
            HomeBusy: somebody else still holds it after `patience_seconds`.
            HomeError: the server cannot be used.
        """
        with self._database.standing_by() as connection:
            if not self._taken(connection, patience_seconds, shared=shared):
                holder = connection.scalar(_HOLDER, {"name": self._name}) or "another process"
                raise HomeBusy(busy.format(holder=holder), remedy)
            try:
                yield
            finally:
                self._let_go(connection, shared=shared)

    def _taken(self, connection: Connection, patience_seconds: float, *, shared: bool) -> bool:
        deadline = time.monotonic() + patience_seconds
        while not self._ask(connection, "pg_try_advisory_lock", shared=shared):
            if time.monotonic() >= deadline:
                return False
            time.sleep(LOOK_AGAIN_SECONDS)  # waiting inside the database would hold the connection beyond the patience
        return True

    def _let_go(self, connection: Connection, *, shared: bool) -> None:
        try:
            if not self._ask(connection, "pg_advisory_unlock", shared=shared):
                LOG.warning("A lock of the database was lost while it was held.")
        except DBAPIError:
            LOG.warning("The connection that held a lock of the database is gone.")
            connection.invalidate()

    def _ask(self, connection: Connection, function: str, *, shared: bool) -> bool:
        called = f"{function}_shared" if shared else function
        query = text(f"SELECT {called}(CAST(:name AS int4), hashtext(current_schema()))")
        return bool(connection.scalar(query, {"name": self._name}))
