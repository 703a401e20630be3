"""The audit on record. Entries are only ever added; what their random ids mean can be forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from companion.domain.audit_chain import CONSOLE, NOBODY, AuditLine, Entry, Wholeness, verified
from companion.store.account_tables import accounts, audit, audit_head, audit_names
from companion.store.engine import Database
from companion.store.forms import batches

_ALWAYS = frozenset({CONSOLE, NOBODY, ""})
"""Who is nobody in particular: written as it is."""


class RecordedAudit:
    """The seam `Audit` over the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, at: datetime, *, actor: str, action: str, kind: str, target: str = "", person: str | None = None) -> None:
        """Add an entry. `actor` is an account's id, `target` a record's, `person` whose record it is."""
        with self._database.writing() as connection:
            head = connection.execute(select(audit_head)).one()
            entry = Entry(
                number=head.number + 1,
                at=at,
                actor=_id(connection, "account", actor, _person_of(connection, actor)),
                action=action,
                kind=kind,
                target=_id(connection, kind, target, person),
            )
            chain = entry.hashed(head.chain)
            connection.execute(insert(audit), {**entry.model_dump(), "at": at.isoformat(), "chain": chain})
            connection.execute(update(audit_head).values(number=entry.number, chain=chain))

    def of(self, *, account: str | None, person: str | None) -> list[AuditLine]:
        """What somebody did, and what was done to their records, the newest first."""
        of_them = or_(audit_names.c.person == (person or ""), audit_names.c.meaning.in_([account or "", person or ""]))
        theirs = select(audit_names.c.id).where(of_them)
        with self._database.reading() as connection:
            query = select(audit).where(or_(audit.c.actor.in_(theirs), audit.c.target.in_(theirs)))
            return _lines(connection, connection.execute(query.order_by(audit.c.number.desc())).all())

    def recent(self, limit: int = 200) -> list[AuditLine]:
        """The newest entries, the newest first."""
        with self._database.reading() as connection:
            return _lines(connection, connection.execute(select(audit).order_by(audit.c.number.desc()).limit(limit)).all())

    def verify(self) -> Wholeness:
        """Whether the chain is whole."""
        with self._database.reading() as connection:
            head = connection.execute(select(audit_head)).first()
            rows = connection.execute(select(audit).order_by(audit.c.number)).yield_per(1000)
            return verified(_entries(rows), head=(head.number, head.chain) if head else (-1, ""))

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete what the ids of a person's records mean; the entries stay."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction. A person's account is known by the name it has in the audit."""
        gone = 0
        with self._database.forgetting() as connection:
            for ids in batches(person_ids):
                of_them = or_(audit_names.c.person.in_(ids), audit_names.c.meaning.in_(ids))
                gone += connection.execute(delete(audit_names).where(of_them)).rowcount
        return {"audit_names": gone}


def _person_of(connection: Connection, account_id: str) -> str | None:
    found: str | None = connection.scalar(select(accounts.c.person).where(accounts.c.id == account_id))
    return found


def _id(connection: Connection, kind: str, meaning: str, person: str | None) -> str:
    """The random id that stands for a record, a new one where it has none."""
    if meaning in _ALWAYS:
        return meaning
    known = (audit_names.c.kind == kind, audit_names.c.meaning == meaning)
    found: str | None = connection.scalar(select(audit_names.c.id).where(*known))
    if found is None:
        found = uuid4().hex
        connection.execute(insert(audit_names), {"id": found, "kind": kind, "meaning": meaning, "person": person})
    elif person is not None:
        connection.execute(update(audit_names).where(*known).values(person=person))
    return found


def _lines(connection: Connection, rows: Iterable[Row[Any]]) -> list[AuditLine]:
    rows = list(rows)
    meanings: dict[str, str] = {}
    for ids in batches({one for row in rows for one in (row.actor, row.target)}):
        query = select(audit_names.c.id, audit_names.c.meaning).where(audit_names.c.id.in_(ids))
        meanings |= {row.id: row.meaning for row in connection.execute(query)}
    meanings |= {name: name for name in _ALWAYS if name}
    return [
        AuditLine(
            at=row.at, who=meanings.get(row.actor), action=row.action, kind=row.kind, target=meanings.get(row.target) or None
        )
        for row in rows
    ]


def _entries(rows: Iterable[Row[Any]]) -> Iterator[Entry]:
    return (Entry.model_validate(dict(row._mapping)) for row in rows)
