"""Carries every row from one database to another, of whichever kind: how records leave a server, and come to one."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from companion.store import account_tables  # noqa: F401 - its tables are part of the whole
from companion.store.forms import batches
from companion.store.tables import erasures, metadata

AT_ONCE = 500
"""Rows that are in memory at a time."""

STAYS = frozenset({erasures.name})
"""What is never carried: it is told apart, and outlives what it tells of."""


def carry(source: Connection, target: Connection, *, but: Collection[str] = STAYS) -> None:
    """Put the source's rows in the place of the target's, table by table; both are at the same step."""
    tables = [table for table in metadata.sorted_tables if table.name not in but]
    for table in reversed(tables):
        target.execute(delete(table))
    for table in tables:
        rows = source.execute(select(table).execution_options(yield_per=AT_ONCE)).mappings()
        for part in batches(rows, AT_ONCE):
            target.execute(insert(table), [dict(row) for row in part])
        if target.dialect.name == "postgresql":
            _count_on(target, table)


def _count_on(target: Connection, table: Table) -> None:
    """Have the server's own numbering go on after the last number that was carried: a file does so by itself."""
    number = table.autoincrement_column
    if number is not None:
        names = {"table": table.name, "column": number.name}
        sequence = target.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), names)
        last = target.scalar(select(func.max(number)))
        if sequence and last:
            target.execute(select(func.setval(sequence, last)))
