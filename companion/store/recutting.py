"""Cuts the passages of people on record anew, once, where the program cuts them otherwise than when they were stored.

Profiles stay as they are, with their versions and digests: whoever edits one meanwhile has no conflict, and an import can still
be undone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from companion.domain.matching.passages import CUTTING, Sentences
from companion.domain.people import Profile
from companion.errors import HomeError
from companion.store.engine import Database
from companion.store.forms import BATCH, Change, Form, Known
from companion.store.rows import inserting, update_passages
from companion.store.tables import counters, people

LOG = logging.getLogger(__name__)

NAME = "passages_cut"
"""The counter of how the passages on record were cut; none says that it was before there was one."""


def cut_anew(database: Database, sentences: Sentences) -> int:
    """Bring the passages of everybody up to date; how many lines changed, and the index with them at its next use.

    While others write, or where nothing can be written, what is on record serves as it is, and the next start tries again.
    """
    with database.reading() as connection:
        if _cut_as(connection) >= CUTTING:
            return 0
    try:
        with database.writing(patience_seconds=0) as connection:
            changed = sum(update_passages(connection, batch) for batch in _everybody(connection, sentences))
            _note(connection)
            if changed:
                database.next_generation(connection)
    except HomeError as error:
        LOG.warning("The lines of people's profiles are not up to date: %s", error.happened)
        return 0
    return changed


def _cut_as(connection: Connection) -> int:
    return int(connection.scalar(select(counters.c.value).where(counters.c.name == NAME)) or 0)


def _note(connection: Connection) -> None:
    statement = inserting(connection, counters)
    statement = statement.on_conflict_do_update(index_elements=["name"], set_={"value": statement.excluded.value})
    connection.execute(statement, {"name": NAME, "value": CUTTING})


def _everybody(connection: Connection, sentences: Sentences) -> Iterator[Sequence[Change]]:
    """Everybody on record, so many at a time, as a change that leaves the profile alone."""
    last = ""
    query = select(people).order_by(people.c.id).limit(BATCH)
    while rows := connection.execute(query.where(people.c.id > last)).all():
        yield [_as_it_is(row, sentences) for row in rows]
        last = rows[-1].id


def _as_it_is(row: Row[Any], sentences: Sentences) -> Change:
    form = Form(Profile.model_validate_json(row.document), sentences, sample=row.sample)
    return Change(row.id, form, Known(row.id, row.email, row.digest, row.sample))
