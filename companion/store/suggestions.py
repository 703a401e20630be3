"""Who was suggested, on record: salted hashes of question and seeker, ids, and days."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, insert, or_, select

from companion.domain.matching.suggestions import Question
from companion.store.engine import Database
from companion.store.forms import batches
from companion.store.tables import salts
from companion.store.tables import suggestions as table

PATIENCE_SECONDS = 0.25
"""How long noting waits for another writer: a search must not stand still for its own record."""

_SALT = "suggestions"


class RecordedSuggestions:
    """The seam `Suggestions` over the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def often(self, person_ids: Sequence[str], *, besides: Question, since: date) -> dict[str, int]:
        """For how many other questions each of these people was suggested since a day; whoever never was is left out."""
        with self._database.reading() as connection:
            salt = _salt(connection)
            if salt is None:
                return {}
            query = (
                select(table.c.person_id, func.count())
                .where(table.c.day >= since.isoformat(), table.c.question != _question(salt, besides))
                .group_by(table.c.person_id)
            )
            rows = (row for ids in batches(person_ids) for row in connection.execute(query.where(table.c.person_id.in_(ids))))
            return {person_id: int(times) for person_id, times in rows}

    def note(self, question: Question, person_ids: Sequence[str], *, day: date, since: date) -> None:
        """Keep that these people were suggested; asked again, a question counts once. What is older than `since` goes.

        Raises:
            HomeError: the records cannot be written at the moment.
        """
        if self._is_noted(question, person_ids, day):
            return
        with self._database.writing(patience_seconds=PATIENCE_SECONDS) as connection:
            salt = _salt(connection) or _new_salt(connection)
            row = {"question": _question(salt, question), "seeker": _hashed(salt, question.seeker) if question.seeker else None}
            known = (table.c.question == row["question"]) & table.c.person_id.in_(person_ids)
            connection.execute(delete(table).where(known | (table.c.day < since.isoformat())))
            rows = [{**row, "person_id": person_id, "day": day.isoformat()} for person_id in dict.fromkeys(person_ids)]
            connection.execute(insert(table), rows)

    def _is_noted(self, question: Question, person_ids: Sequence[str], day: date) -> bool:
        """Whether there is nothing to write: the same question was asked today with the same people."""
        with self._database.reading() as connection:
            salt = _salt(connection)
            asked = _question(salt, question) if salt else None
            noted = select(table.c.person_id).where(table.c.question == asked, table.c.day == day.isoformat())
            return asked is not None and set(person_ids) <= set(connection.scalars(noted))

    def of(self, person_id: str) -> list[date]:
        """On which days a person was last suggested for each question, the newest first."""
        with self._database.reading() as connection:
            days = connection.scalars(select(table.c.day).where(table.c.person_id == person_id).order_by(table.c.day.desc()))
            return [date.fromisoformat(day) for day in days]

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete that a person was suggested, and what was suggested to them."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction."""
        gone = 0
        with self._database.forgetting() as connection:
            salt = _salt(connection) or ""
            for ids in batches(person_ids):
                of_them = or_(table.c.person_id.in_(ids), table.c.seeker.in_([_hashed(salt, who) for who in ids]))
                gone += connection.execute(delete(table).where(of_them)).rowcount
        return {"suggestions": gone}


def _salt(connection: Connection) -> str | None:
    found: str | None = connection.scalar(select(salts.c.value).where(salts.c.name == _SALT))
    return found


def _new_salt(connection: Connection) -> str:
    value = secrets.token_hex(16)
    connection.execute(insert(salts).values(name=_SALT, value=value))
    return value


def _question(salt: str, question: Question) -> str:
    return _hashed(salt, question.model_dump_json())


def _hashed(salt: str, text: str) -> str:
    return hashlib.blake2b(text.encode(errors="replace"), key=salt.encode(), digest_size=16).hexdigest()
