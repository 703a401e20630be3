"""The audit on record. Entries are only ever added; what their random ids mean can be forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, or_, select, update

from companion.domain.audit_chain import CONSOLE, EVERYBODYS, FOR_EACH, NOBODY, AuditLine, Entry, Head, Wholeness, verified
from companion.store.account_tables import accounts, audit, audit_head, audit_names
from companion.store.engine import Database
from companion.store.forms import batches
from companion.store.tables import people

_ALWAYS = frozenset({CONSOLE, NOBODY, ""})
"""Who is nobody in particular: written as it is."""


class RecordedAudit:
    """The seam `Audit` over the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, at: datetime, *, actor: str, action: str, kind: str, target: str = "", person: str | None = None) -> None:
        """Add an entry. `actor` is an account's id, `target` a record's, `person` whose record it is."""
        with self._database.writing() as connection:
            _add(connection, at, actor, action, kind, [_id(connection, kind, target, person)])

    def note_each(self, at: datetime, *, actor: str, action: str, kind: str, people: Sequence[str]) -> None:
        """Add an entry for each of many whose record something was done to; for whoever is not on record, none."""
        with self._database.writing() as connection:
            for ids in batches(people):
                _add(connection, at, actor, action, kind, _ids_of_people(connection, kind, ids))

    def of(self, *, account: str | None, person: str | None) -> list[AuditLine]:
        """What somebody did, what was done to their records, and what has been done to everybody's since, the newest first."""
        of_them = or_(audit_names.c.person == (person or ""), audit_names.c.meaning.in_([account or "", person or ""]))
        theirs = select(audit_names.c.id).where(of_them)
        own = or_(audit.c.actor.in_(theirs), audit.c.target.in_(theirs))
        since = select(func.min(audit.c.number)).where(own).scalar_subquery()
        everybodys = and_(audit.c.kind.in_(EVERYBODYS), audit.c.number > since)
        with self._database.reading() as connection:
            query = select(audit).where(or_(own, everybodys)).order_by(audit.c.number.desc())
            return _lines(connection, connection.execute(query).all())

    def recent(self, limit: int = 200) -> list[AuditLine]:
        """The newest entries, the newest first; what was done to many at once stands there once."""
        once = or_(audit.c.kind != "profile", audit.c.action.not_in(FOR_EACH))
        with self._database.reading() as connection:
            query = select(audit).where(once).order_by(audit.c.number.desc()).limit(limit)
            return _lines(connection, connection.execute(query).all())

    def verify(self, noted: Head | None = None) -> Wholeness:
        """Whether the chain is whole, and holds an entry that was noted."""
        with self._database.reading() as connection:
            head = connection.execute(select(audit_head)).first()
            rows = connection.execute(select(audit).order_by(audit.c.number)).yield_per(1000)
            return verified(_entries(rows), head=(head.number, head.chain) if head else (-1, ""), noted=noted)

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


def _add(connection: Connection, at: datetime, actor: str, action: str, kind: str, targets: Sequence[str]) -> None:
    """Add an entry for each target after the one that was written last."""
    head = connection.execute(select(audit_head)).one()
    who = _id(connection, "account", actor, _person_of(connection, actor))
    rows, chain = [], head.chain
    for number, target in enumerate(targets, head.number + 1):
        entry = Entry(number=number, at=at, actor=who, action=action, kind=kind, target=target)
        chain = entry.hashed(chain)
        rows.append({**entry.model_dump(), "at": at.isoformat(), "chain": chain})
    if rows:
        connection.execute(insert(audit), rows)
        connection.execute(update(audit_head).values(number=rows[-1]["number"], chain=chain))


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


def _ids_of_people(connection: Connection, kind: str, people_ids: Sequence[str]) -> list[str]:
    """The random ids that stand for people's records of a kind, new ones where they have none, of those on record."""
    known_as = {row.meaning: row.id for row in connection.execute(_names(kind, people_ids))}
    there = connection.scalars(select(people.c.id).where(people.c.id.in_(people_ids)).order_by(people.c.id)).all()
    new = {one: uuid4().hex for one in there if one not in known_as}
    if new:
        made = [{"id": random, "kind": kind, "meaning": one, "person": one} for one, random in new.items()]
        connection.execute(insert(audit_names), made)
    return [(known_as | new)[one] for one in there]


def _names(kind: str, meanings: Sequence[str]) -> Select[tuple[str, str]]:
    return select(audit_names.c.id, audit_names.c.meaning).where(audit_names.c.kind == kind, audit_names.c.meaning.in_(meanings))


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
