"""Reads, before somebody is forgotten, what they are called and what they wrote, to find it in the texts of others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, select, update

from companion.domain.leaving import Leaver, leaver
from companion.store.forms import batches
from companion.store.tables import changes, people

MOST_READ = 500
"""Beyond so many at once nobody's texts are looked through: that many go only when the invented people are put away."""


def leaving(connection: Connection, person_ids: Iterable[str]) -> Leaver:
    """The people on record with these ids, without those who are invented. Before `People.forget`, which takes it all away."""
    ids = list(person_ids)
    documents = list(_documents(connection, ids)) if len(ids) <= MOST_READ else []
    basics = [document.get("basics", {}) for document in documents]
    return leaver(
        addresses=[one["email"] for one in basics if one.get("email")],
        names=[one["name"] for one in basics if one.get("name")],
        texts=[text for document in documents for text in _texts(document)],
    )


def clear(connection: Connection, table: Table, key: Column[Any], gone: Leaver) -> int:
    """Take them out of every document of a table; from how many."""
    cleared = 0
    for row, document in connection.execute(select(key, table.c.document)).all():
        changed, lines = gone.cleared(json.loads(document)) if gone.may_be_in(document) else (None, 0)
        if lines:
            connection.execute(update(table).where(key == row).values(document=json.dumps(changed, ensure_ascii=False)))
            cleared += 1
    return cleared


def _documents(connection: Connection, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Their profiles as they are and as they were."""
    for batch in batches(ids):
        now = select(people.c.document).where(people.c.id.in_(batch), ~people.c.sample)
        before = select(changes.c.before).where(changes.c.person_id.in_(batch), ~changes.c.before_sample)
        for query in (now, before):
            yield from (json.loads(document) for document in connection.scalars(query) if document)


def _texts(value: Any) -> Iterator[str]:
    """Every text of a document but addresses."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
