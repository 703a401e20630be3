"""Mentions of forgotten people in the profiles of others: who reports to them, who does not want to meet them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, or_, select, update

from companion.domain.matching.passages import Sentences
from companion.domain.people import Profile
from companion.store.forms import Change, Form, Known, digest_of
from companion.store.rows import store
from companion.store.tables import changes, people

Names = frozenset[str]
"""Ids, and addresses in lower case."""

Document = dict[str, Any]
"""A profile as plain JSON values."""

Renamed = tuple[str, str, str]
"""A person, and the digests of one state of their profile with the names and without."""


def scrub(connection: Connection, names: Names, sentences: Sentences, version: int) -> int:
    """Take the names out of every other profile and before-image; how many profiles were changed."""
    found = [_change(row, document, sentences) for row, document in _mentions(connection, people, people.c.document, names)]
    store(connection, found, version)
    renamed = [(change.person_id, change.known.digest, change.form.digest) for change in found if change.known]
    _rename(connection, renamed + _scrub_history(connection, names))
    return len(found)


def _scrub_history(connection: Connection, names: Names) -> list[Renamed]:
    found = list(_mentions(connection, changes, changes.c.before, names))
    for row, document in found:
        of_row = (changes.c.import_id == row.import_id, changes.c.person_id == row.person_id)
        connection.execute(update(changes).where(*of_row).values(before=json.dumps(document, ensure_ascii=False)))
    return [(row.person_id, digest_of(json.loads(row.before)), digest_of(document)) for row, document in found]


def _rename(connection: Connection, renamed: list[Renamed]) -> None:
    """What an import left is known by its digest: it follows, or the import could not be undone any more."""
    for person_id, was, now in renamed:
        of_state = (changes.c.person_id == person_id, changes.c.after == was)
        connection.execute(update(changes).where(*of_state).values(after=now))


def _mentions(connection: Connection, table: Table, column: Column[Any], names: Names) -> Iterator[tuple[Any, Document]]:
    """Rows whose document names somebody, each with the document without the names."""
    may_mention = or_(column.contains('"reports_to"'), column.contains('"blocks"'))
    for row in connection.execute(select(table).where(may_mention)).yield_per(200):
        if cleaned := _without(json.loads(getattr(row, column.key)), names):
            yield row, cleaned


def _without(document: Document, names: Names) -> Document | None:
    """The document without the names, or None when it mentions none of them."""
    mentoring = document.get("mentoring", {})
    manager, blocks = mentoring.get("reports_to"), mentoring.get("blocks") or []
    left = [who for who in blocks if not _is_among(who, names)]
    if not _is_among(manager, names) and len(left) == len(blocks):
        return None
    if _is_among(manager, names):
        del mentoring["reports_to"]
    if len(left) < len(blocks):
        mentoring["blocks"] = left
    return document


def _is_among(who: str | None, names: Names) -> bool:
    return who is not None and (who.strip() in names or who.strip().lower() in names)


def _change(row: Any, document: Document, sentences: Sentences) -> Change:
    form = Form(Profile.model_validate(document), sentences, sample=row.sample)
    return Change(row.id, form, Known(row.id, row.email, row.digest, row.sample))
