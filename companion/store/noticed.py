"""Numbers that stand for something as it was seen last, so that a change of it is noticed."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from companion.store.engine import Database
from companion.store.tables import counters


class Noticed:
    """What was seen last, by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def now(self, name: str, value: int) -> int | None:
        """Keep what is seen now; what was seen before, or None at the first look."""
        known = counters.c.name == name
        with self._database.writing() as connection:
            before: int | None = connection.scalar(select(counters.c.value).where(known))
            if before is None:
                connection.execute(insert(counters), {"name": name, "value": value})
            elif before != value:
                connection.execute(update(counters).where(known).values(value=value))
        return before
