"""Sign-ins that are under way at an identity provider, on record so that they may come back to any process."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, func, insert, select

from companion.domain.accounts import Departure
from companion.store.account_tables import departures
from companion.store.engine import Database

MOST = 1_000
"""Under way at once; the oldest go, so that nobody can fill the records by leaving again and again."""


class RecordedDepartures:
    """The seam `Departures` over the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, key: str, departure: Departure, *, forget_before: datetime) -> None:
        """Remember that somebody left; what is older than `forget_before` goes."""
        row = {"key": key, "since": _since(departure.since), "document": departure.model_dump_json()}
        newest = select(departures.c.key).order_by(departures.c.since.desc()).limit(MOST)
        with self._database.writing() as connection:
            connection.execute(delete(departures).where(departures.c.since < _since(forget_before)))
            connection.execute(insert(departures).values(**row))
            if (connection.scalar(select(func.count()).select_from(departures)) or 0) > MOST:
                connection.execute(delete(departures).where(departures.c.key.not_in(newest)))

    def take(self, key: str) -> Departure | None:
        """Somebody is back: whoever takes it first has it, in whatever process."""
        mine = departures.c.key == key
        with self._database.writing() as connection:
            document = connection.scalar(select(departures.c.document).where(mine))
            taken = connection.execute(delete(departures).where(mine)).rowcount
        return Departure.model_validate_json(document) if document and taken else None


def _since(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
