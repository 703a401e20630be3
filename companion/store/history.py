"""What imports did, person by person, so that one can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, select, update

from companion.domain.imports import ImportRecord, Saved, Touched
from companion.domain.matching.passages import Sentences
from companion.domain.people import Profile
from companion.store.account_tables import accounts
from companion.store.forms import BATCH, Change, Form, Known, batches, digest_of, known_people
from companion.store.rows import inserting, remove, store
from companion.store.tables import changes, imports, people

_NOT_THERE = ""
"""In the place of a digest: nobody was on record before the first import."""


def listed(connection: Connection) -> list[ImportRecord]:
    """Every import, the newest first."""
    return [_origin(row) for row in connection.execute(select(imports).order_by(imports.c.number.desc()))]


def touched(connection: Connection, person_id: str) -> list[Touched]:
    """The imports that changed a person, the newest first."""
    query = select(imports, changes.c.before).join(changes, changes.c.import_id == imports.c.id)
    rows = connection.execute(query.where(changes.c.person_id == person_id).order_by(imports.c.number.desc()))
    return [Touched(origin=_origin(row), before=_profile(row.before)) for row in rows]


def changed_by(connection: Connection, import_id: str) -> list[str]:
    """Ids of those whom an import changed."""
    return list(
        connection.scalars(select(changes.c.person_id).where(changes.c.import_id == import_id).order_by(changes.c.person_id))
    )


def record(connection: Connection, origin: ImportRecord, made: Sequence[Change]) -> None:
    """Note an import and what it is about to change. A further part of the same import keeps the first before-image."""
    row = origin.model_dump(mode="json")
    connection.execute(inserting(connection, imports).on_conflict_do_nothing(), row)
    for batch in batches(made):
        before = _documents(connection, [change.person_id for change in batch if change.known])
        statement = inserting(connection, changes)
        connection.execute(
            statement.on_conflict_do_update(index_elements=["import_id", "person_id"], set_={"after": statement.excluded.after}),
            [_change(origin.id, change, before) for change in batch],
        )


def as_left(connection: Connection, person_ids: Sequence[str]) -> list[str]:
    """Who of these nobody but imports has written: each found what the one before it had left, and the last one's stands."""
    query = select(changes.c.person_id, changes.c.before, changes.c.after).join(imports, changes.c.import_id == imports.c.id)
    left: dict[str, str | None] = {}
    for row in connection.execute(query.where(changes.c.person_id.in_(person_ids)).order_by(imports.c.number)):
        unchanged = left.get(row.person_id, _NOT_THERE) == (digest_of(json.loads(row.before)) if row.before else _NOT_THERE)
        left[row.person_id] = row.after if unchanged else None
    stands = connection.execute(select(people.c.id, people.c.digest).where(people.c.id.in_(left)))
    return [row.id for row in stands if row.digest == left[row.id]]


def undo(connection: Connection, import_id: str, sentences: Sentences, version: int) -> Saved:
    """Put back what the import changed. Whoever was changed again since is kept, and stays undoable.

    Everybody whom the import added goes before anybody is restored: a new person may hold a restored one's address.
    """
    saved = Saved()
    for added in (True, False):
        for batch in _changes_of(connection, import_id, added=added):
            _put_back(connection, batch, sentences, version, saved)
    connection.execute(update(imports).where(imports.c.id == import_id).values(undone=True))
    return saved


def forget(connection: Connection, person_ids: Sequence[str]) -> int:
    """Delete the before-images of people, and the imports that held nobody else; how many before-images went."""
    of_them = changes.c.person_id.in_(person_ids)
    held = list(connection.scalars(select(changes.c.import_id).where(of_them).distinct()))
    went = connection.execute(delete(changes).where(of_them)).rowcount
    empty = ~exists().where(changes.c.import_id == imports.c.id)
    for batch in batches(held):
        connection.execute(delete(imports).where(imports.c.id.in_(batch), empty))
    return went


def _changes_of(connection: Connection, import_id: str, *, added: bool) -> Iterator[Sequence[Row[Any]]]:
    last = ""
    kind = changes.c.before.is_(None) if added else changes.c.before.is_not(None)
    query = select(changes).where(changes.c.import_id == import_id, kind).order_by(changes.c.person_id).limit(BATCH)
    while batch := connection.execute(query.where(changes.c.person_id > last)).all():
        yield batch
        last = batch[-1].person_id


def _put_back(connection: Connection, batch: Sequence[Row[Any]], sentences: Sentences, version: int, saved: Saved) -> None:
    known = {person.id: person for person in known_people(connection, people.c.id, [row.person_id for row in batch])}
    present = [row for row in batch if row.person_id in known]
    same = [row for row in present if known[row.person_id].digest == row.after]
    claimed = set(connection.scalars(select(accounts.c.person).where(accounts.c.person.in_([row.person_id for row in same]))))
    gone = [row.person_id for row in same if row.before is None and row.person_id not in claimed]
    remove(connection, gone)
    restored = _restorable(connection, [_restored(row, known[row.person_id], sentences) for row in same if row.before])
    store(connection, restored, version)
    saved.removed += len(gone)
    saved.updated += len(restored)
    saved.kept += len(present) - len(gone) - len(restored)
    done = [row.person_id for row in batch if row.person_id not in known] + gone + [change.person_id for change in restored]
    connection.execute(delete(changes).where(changes.c.import_id == batch[0].import_id, changes.c.person_id.in_(done)))


def _restored(row: Row[Any], known: Known, sentences: Sentences) -> Change:
    form = Form(Profile.model_validate_json(row.before), sentences, sample=row.before_sample)
    return Change(row.person_id, form, known)


def _restorable(connection: Connection, restored: list[Change]) -> list[Change]:
    """Those whose earlier address has not gone to somebody else meanwhile."""
    addresses = [change.form.profile.email for change in restored if change.form.profile.email]
    owners = {person.email: person.id for person in known_people(connection, people.c.email, addresses)}
    return [change for change in restored if owners.get(change.form.profile.email, change.person_id) == change.person_id]


def _documents(connection: Connection, person_ids: Sequence[str]) -> dict[str, str]:
    rows = connection.execute(select(people.c.id, people.c.document).where(people.c.id.in_(person_ids)))
    return {row.id: row.document for row in rows}


def _change(import_id: str, change: Change, before: dict[str, str]) -> dict[str, Any]:
    return {
        "import_id": import_id,
        "person_id": change.person_id,
        "before": before.get(change.person_id),
        "before_sample": change.known.sample if change.known else False,
        "after": change.form.digest,
    }


def _origin(row: Row[Any]) -> ImportRecord:
    return ImportRecord.model_validate({name: getattr(row, name) for name in ImportRecord.model_fields})


def _profile(document: str | None) -> Profile | None:
    return Profile.model_validate_json(document) if document else None
