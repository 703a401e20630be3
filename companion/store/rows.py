"""Writes people and their passages: whole sets at a time, and of a changed person only the lines that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from companion.domain.matching.passages import Passage
from companion.store.forms import Change, batches
from companion.store.tables import passages, people

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

Line = tuple[str, str, str]
"""What makes a passage the same passage: its place in the profile, its quotation and its embedded text."""


def inserting(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can be told what to do where a row stands already, in the words of this database."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_there

        return insert_there(table)
    from sqlalchemy.dialects.sqlite import insert as insert_here

    return insert_here(table)


def store(connection: Connection, changes: Sequence[Change], version: int) -> None:
    """Store the changes, which one plan made, as the given version."""
    updated = [change for change in changes if change.known]
    added = [change for change in changes if not change.known]
    for batch in batches(updated):
        rows = [{"key": change.person_id, **_row(change, version)} for change in batch]
        connection.execute(update(people).where(people.c.id == bindparam("key")), rows)
        update_passages(connection, batch)
    for batch in batches(added):
        connection.execute(insert(people), [_row(change, version) for change in batch])
        _add_passages(connection, [row for change in batch for row in _lines(change)])


def remove(connection: Connection, person_ids: Iterable[str]) -> tuple[int, int]:
    """Delete people and their passages; how many of each went."""
    went, lines = 0, 0
    for batch in batches(person_ids):
        lines += connection.execute(delete(passages).where(passages.c.person_id.in_(batch))).rowcount
        went += connection.execute(delete(people).where(people.c.id.in_(batch))).rowcount
    return went, lines


def _row(change: Change, version: int) -> dict[str, Any]:
    form = change.form
    roles = form.profile.mentoring.roles
    return {
        "id": change.person_id,
        "email": form.profile.email,
        "version": version,
        "digest": form.digest,
        "mentor": "mentor" in roles,
        "mentee": "mentee" in roles,
        "sample": form.sample,
        "document": form.document(change.person_id),
    }


def _lines(change: Change) -> list[dict[str, Any]]:
    return [_line(change.person_id, place, passage) for place, passage in enumerate(change.form.passages)]


def _line(person_id: str, place: int, passage: Passage) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "place": place,
        "source": passage.source,
        "kind": passage.kind.value,
        "quote": passage.quote,
        "text": passage.text if passage.text != passage.quote else None,
    }


def _add_passages(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(passages), rows)


def update_passages(connection: Connection, changes: Sequence[Change]) -> int:
    """Make the lines on record those of the forms, for people who are on record; how many went, came or moved."""
    stored = _stored(connection, [change.person_id for change in changes])
    added: list[dict[str, Any]] = []
    moved: list[dict[str, int]] = []
    for change in changes:
        known = stored.get(change.person_id, {})
        for place, passage in enumerate(change.form.passages):
            row, stood_at = known.pop((passage.source, passage.quote, passage.text), (None, None))
            if row is None:
                added.append(_line(change.person_id, place, passage))
            elif stood_at != place:
                moved.append({"key": row, "now": place})
    gone = [row for lines in stored.values() for row, _ in lines.values()]
    _delete_rows(connection, gone)
    if moved:
        connection.execute(update(passages).where(passages.c.row == bindparam("key")).values(place=bindparam("now")), moved)
    _add_passages(connection, added)
    return len(gone) + len(moved) + len(added)


def _stored(connection: Connection, person_ids: Sequence[str]) -> dict[str, dict[Line, tuple[int, int]]]:
    """Row and place of every stored line of these people."""
    found: dict[str, dict[Line, tuple[int, int]]] = {}
    for row in connection.execute(select(passages).where(passages.c.person_id.in_(person_ids))):
        line = (row.source, row.quote, row.quote if row.text is None else row.text)
        found.setdefault(row.person_id, {})[line] = (row.row, row.place)
    return found


def _delete_rows(connection: Connection, rows: Iterable[int]) -> None:
    for batch in batches(rows):
        connection.execute(delete(passages).where(passages.c.row.in_(batch)))
