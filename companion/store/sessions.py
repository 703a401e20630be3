"""Notes, promises, answers and relationships: what two people keep of their talks, each for whom it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, or_, select

from companion.domain.relationship import Relationship
from companion.domain.session import NoteRecord, PromiseRecord, ReflectionRecord
from companion.errors import Conflict
from companion.store.engine import Database
from companion.store.forms import batches
from companion.store.leaving import clear, leaving
from companion.store.retention import Retention
from companion.store.tables import promises, reflections, relationships, session_notes

Kept = TypeVar("Kept", PromiseRecord, ReflectionRecord, Relationship)


class RecordedSessions:
    """The seam `Sessions` over the records.

    Forgetting somebody deletes what they wrote and what others wrote of talks with them: these speak of the forgotten. What
    others keep of talks with somebody else loses the sentences that name or quote the forgotten.
    """

    def __init__(self, database: Database, notes: Retention | None = None) -> None:
        self._database, self._kept = database, notes or Retention()

    def save_note(self, note: NoteRecord, *, expected_version: int | None = None) -> NoteRecord:
        """Store a new version, and return it with its number. Raises Conflict when another is the newest."""
        with self._database.writing() as connection:
            newest = connection.scalar(
                select(func.max(session_notes.c.version)).where(session_notes.c.id == note.id, ~session_notes.c.aside)
            )
            if expected_version is not None and expected_version != (newest or 0):
                raise Conflict("This note was changed in another window meanwhile.", "Load it again before you go on.")
            return _added(connection, note.model_copy(update={"aside": False}))

    def set_note_aside(self, note: NoteRecord) -> NoteRecord:
        """Store a version that came too late to be the newest, so that its text is not lost."""
        with self._database.writing() as connection:
            return _added(connection, note.model_copy(update={"aside": True}))

    def note_versions(self, note_id: str) -> list[NoteRecord]:
        """Every version of a note, the newest first, those set aside too."""
        self._let_go()
        query = select(session_notes.c.document).where(session_notes.c.id == note_id).order_by(session_notes.c.version.desc())
        with self._database.reading() as connection:
            return [NoteRecord.model_validate_json(document) for document in connection.scalars(query)]

    def notes(self, person_id: str) -> list[NoteRecord]:
        """The newest version of each note by somebody or about talks with them, the newest first."""
        self._let_go()
        newest = select(func.max(session_notes.c.number)).where(~session_notes.c.aside).group_by(session_notes.c.id)
        of_them = or_(session_notes.c.owner == person_id, session_notes.c.other == person_id)
        query = select(session_notes.c.document).where(session_notes.c.number.in_(newest), of_them)
        with self._database.reading() as connection:
            rows = connection.scalars(query.order_by(session_notes.c.number.desc()))
            return [NoteRecord.model_validate_json(document) for document in rows]

    def remove_note(self, note_id: str) -> int:
        """Delete a note with all its versions; how many these were."""
        with self._database.forgetting() as connection:
            return connection.execute(delete(session_notes).where(session_notes.c.id == note_id)).rowcount

    def save_promise(self, promise: PromiseRecord, *, expected_version: int = 0) -> PromiseRecord:
        """Store a promise in place of the version before. Raises Conflict when another is stored."""
        return self._replaced(promises, promise, (promise.who, promise.other), expected_version)

    def promises(self, person_id: str) -> list[PromiseRecord]:
        """Promises by somebody or to them, in the order in which they were made."""
        return self._of(promises, person_id, PromiseRecord)

    def save_reflection(self, reflection: ReflectionRecord, *, expected_version: int = 0) -> ReflectionRecord:
        """Store what somebody was asked and answered. Raises Conflict as `save_promise`."""
        other = reflection.mentor if reflection.reader == reflection.mentee else reflection.mentee
        return self._replaced(reflections, reflection, (reflection.reader, other), expected_version)

    def reflections(self, reader: str) -> list[ReflectionRecord]:
        """What somebody was asked and answered, the newest first; of nobody else."""
        return [one for one in reversed(self._of(reflections, reader, ReflectionRecord)) if one.reader == reader]

    def remove_reflection(self, reflection_id: str) -> int:
        """Delete what somebody was asked and answered once; how many these were."""
        with self._database.forgetting() as connection:
            return connection.execute(delete(reflections).where(reflections.c.id == reflection_id)).rowcount

    def save_relationship(self, relationship: Relationship, *, expected_version: int = 0) -> Relationship:
        """Store a relationship in place of the version before. Raises Conflict as `save_promise`."""
        two = (relationship.mentee, relationship.mentor)
        return self._replaced(relationships, relationship, two, expected_version)

    def relationships(self, person_id: str) -> list[Relationship]:
        """Somebody's relationships, in the order in which they began."""
        return self._of(relationships, person_id, Relationship)

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete what somebody kept and what others kept of talks with them; how many of each went."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction. Before `People.forget`, which takes away what is looked for."""
        gone, every = {"notes": 0, "promises": 0, "reflections": 0, "relationships": 0, "notes_cleared": 0}, list(person_ids)
        with self._database.forgetting() as connection:
            left = leaving(connection, every)
            for ids in batches(every):
                _forget(connection, list(ids), gone)
            for table in (session_notes, promises, reflections, relationships):
                gone["notes_cleared"] += clear(connection, table, table.c.number, left)
        return gone

    def _let_go(self) -> None:
        """Delete notes that were kept for their days, each with all its versions."""
        if not self._kept.is_time():
            return
        with self._database.reading() as connection:
            if not self._over(connection):
                return
        with self._database.forgetting() as connection:
            for ids in batches(self._over(connection)):  # anew, for one may have been taken up again meanwhile
                connection.execute(delete(session_notes).where(session_notes.c.id.in_(list(ids))))

    def _over(self, connection: Connection) -> list[str]:
        """Notes whose newest version has been kept for its days, by id."""
        newest = select(func.max(session_notes.c.number)).group_by(session_notes.c.id)
        documents = connection.scalars(select(session_notes.c.document).where(session_notes.c.number.in_(newest)))
        notes = map(NoteRecord.model_validate_json, documents)
        return [note.id for note in notes if self._kept.is_over(note.at)]

    def _replaced(self, table: Table, kept: Kept, two: tuple[str, str], expected_version: int) -> Kept:
        """A record with its next number, in place of the one before."""
        stored = kept.model_copy(update={"version": expected_version + 1})
        row = {"id": kept.id, "version": stored.version, "one": two[0], "other": two[1], "document": stored.model_dump_json()}
        with self._database.writing() as connection:
            version = connection.scalar(select(table.c.version).where(table.c.id == kept.id)) or 0
            if version != expected_version:
                raise Conflict("This was changed in another window meanwhile.", "Load it again before you go on.")
            if version:
                connection.execute(table.update().where(table.c.id == kept.id).values(row))
            else:
                connection.execute(insert(table), row)
        return stored

    def _of(self, table: Table, person_id: str, kind: type[Kept]) -> list[Kept]:
        query = select(table.c.document).where(or_(table.c.one == person_id, table.c.other == person_id))
        with self._database.reading() as connection:
            return [kind.model_validate_json(document) for document in connection.scalars(query.order_by(table.c.number))]


def _added(connection: Connection, note: NoteRecord) -> NoteRecord:
    """The note with the next number of a version."""
    last = connection.scalar(select(func.max(session_notes.c.version)).where(session_notes.c.id == note.id)) or 0
    stored = note.model_copy(update={"version": last + 1})
    row = stored.model_dump(include={"id", "version", "owner", "other", "aside"})
    connection.execute(insert(session_notes), {**row, "document": stored.model_dump_json()})
    return stored


def _forget(connection: Connection, ids: list[str], gone: dict[str, int]) -> None:
    of_them = or_(session_notes.c.owner.in_(ids), session_notes.c.other.in_(ids))
    gone["notes"] += connection.scalar(select(func.count(session_notes.c.id.distinct())).where(of_them)) or 0
    connection.execute(delete(session_notes).where(of_them))
    for name, table in (("promises", promises), ("reflections", reflections), ("relationships", relationships)):
        gone[name] += connection.execute(delete(table).where(or_(table.c.one.in_(ids), table.c.other.in_(ids)))).rowcount
