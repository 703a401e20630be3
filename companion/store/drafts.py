"""Drafts with their versions, and threads: what people wrote, and what they noted as sent."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from companion.domain.leaving import Leaver
from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.errors import Conflict
from companion.store.engine import Database
from companion.store.forms import batches
from companion.store.leaving import clear, leaving
from companion.store.retention import Retention
from companion.store.tables import drafts, threads


class RecordedDrafts:
    """The seam `Drafts` over the records.

    Forgetting somebody deletes what they wrote, and what others noted as sent to them. Of a draft to them its writer keeps their
    own answers; a draft to somebody else that names or quotes them loses those sentences, and says so.
    """

    def __init__(self, database: Database, kept: Retention | None = None) -> None:
        self._database, self._kept = database, kept or Retention()

    def save(self, draft: DraftRecord, *, expected_version: int | None = None) -> DraftRecord:
        """Store a new version, and return it with its number.

        Raises:
            Conflict: another version than the expected one is the newest.
        """
        with self._database.writing() as connection:
            newest = connection.scalar(select(func.max(drafts.c.version)).where(drafts.c.id == draft.id, ~drafts.c.aside)) or 0
            if expected_version is not None and expected_version != newest:
                raise Conflict("This draft was changed in another window meanwhile.", "Load it again before you go on.")
            return _stored(connection, draft.model_copy(update={"aside": False}))

    def set_aside(self, draft: DraftRecord) -> DraftRecord:
        """Store a version that came too late to be the newest, so that its text is not lost."""
        with self._database.writing() as connection:
            return _stored(connection, draft.model_copy(update={"aside": True}))

    def get(self, draft_id: str) -> DraftRecord | None:
        """The newest version of a draft."""
        return next((version for version in self.versions(draft_id) if not version.aside), None)

    def versions(self, draft_id: str) -> list[DraftRecord]:
        """Every version, the newest first, those set aside too."""
        self._let_go()
        query = select(drafts.c.document).where(drafts.c.id == draft_id).order_by(drafts.c.version.desc())
        with self._database.reading() as connection:
            return [DraftRecord.model_validate_json(document) for document in connection.scalars(query)]

    def latest(self, mentee: str | None = None) -> list[DraftRecord]:
        """The newest version of each draft, the newest first; of one mentee when named."""
        self._let_go()
        newest = select(func.max(drafts.c.number)).where(~drafts.c.aside).group_by(drafts.c.id)
        if mentee is not None:
            newest = newest.where(drafts.c.mentee == mentee)
        query = select(drafts.c.document).where(drafts.c.number.in_(newest)).order_by(drafts.c.number.desc())
        with self._database.reading() as connection:
            return [DraftRecord.model_validate_json(document) for document in connection.scalars(query)]

    def threads(self, mentee: str) -> list[Thread]:
        """What the person noted as sent, and what came of it; the newest first."""
        query = select(threads.c.document).where(threads.c.mentee == mentee).order_by(threads.c.number.desc())
        with self._database.reading() as connection:
            return [Thread.model_validate_json(document) for document in connection.scalars(query)]

    def note(self, thread: Thread) -> None:
        """Open a thread, or change its state."""
        row = {**thread.model_dump(include={"id", "mentee", "mentor"}), "document": thread.model_dump_json()}
        with self._database.writing() as connection:
            changed = connection.execute(update(threads).where(threads.c.id == thread.id).values(row))
            if not changed.rowcount:
                connection.execute(insert(threads), row)

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete what a person wrote, and what others wrote to them or of them; how many drafts (not versions) and threads.

        Before `People.forget`, which takes away what is looked for.
        """
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction."""
        gone, every = {"drafts": 0, "threads": 0, "drafts_cleared": 0}, list(person_ids)
        with self._database.forgetting() as connection:
            left = leaving(connection, every)
            for ids in batches(every):
                _forget(connection, list(ids), left, gone)
            gone["drafts_cleared"] += _clear(connection, left)
            clear(connection, threads, threads.c.number, left)
        return gone

    def _let_go(self) -> None:
        """Delete drafts that were kept for their days; one whose message waits for an answer stays until that is settled."""
        if not self._kept.is_time():
            return
        newest = select(func.max(drafts.c.number)).group_by(drafts.c.id)
        with self._database.reading() as connection:
            documents = list(connection.scalars(select(drafts.c.document).where(drafts.c.number.in_(newest))))
            noted = [Thread.model_validate_json(document) for document in connection.scalars(select(threads.c.document))]
        records = [DraftRecord.model_validate_json(document) for document in documents]
        waiting = {thread.draft_id for thread in noted if thread.state == "open"}
        over = [draft.id for draft in records if self._kept.is_over(draft.at) and draft.id not in waiting]
        for ids in batches(over):
            with self._database.forgetting() as connection:
                connection.execute(delete(drafts).where(drafts.c.id.in_(list(ids))))


def _stored(connection: Connection, draft: DraftRecord) -> DraftRecord:
    """The draft with the next number of a version."""
    last = connection.scalar(select(func.max(drafts.c.version)).where(drafts.c.id == draft.id)) or 0
    stored = draft.model_copy(update={"version": last + 1})
    connection.execute(insert(drafts), _row(stored))
    return stored


def _row(draft: DraftRecord) -> dict[str, object]:
    row = draft.model_dump(include={"id", "version", "mentee", "mentor", "aside"})
    return {**row, "document": draft.model_dump_json()}


def _forget(connection: Connection, ids: list[str], left: Leaver, gone: dict[str, int]) -> None:
    kept = _kept(connection, ids, left)
    gone["drafts_cleared"] += len(kept)
    gone["drafts"] -= len(kept)
    of_them = or_(drafts.c.mentee.in_(ids), drafts.c.mentor.in_(ids))
    gone["drafts"] += connection.scalar(select(func.count(drafts.c.id.distinct())).where(of_them)) or 0
    connection.execute(delete(drafts).where(of_them))
    about_them = or_(threads.c.mentee.in_(ids), threads.c.mentor.in_(ids))
    gone["threads"] += connection.execute(delete(threads).where(about_them)).rowcount
    for draft in kept:
        connection.execute(insert(drafts), _row(draft))


def _kept(connection: Connection, ids: list[str], left: Leaver) -> list[DraftRecord]:
    """What others keep of their drafts to these people, the newest version of each alone; nothing where no own word is left."""
    newest = select(func.max(drafts.c.number)).where(~drafts.c.aside).group_by(drafts.c.id)
    to_them = drafts.c.number.in_(newest) & drafts.c.mentor.in_(ids) & drafts.c.mentee.not_in(ids)
    found = map(DraftRecord.model_validate_json, connection.scalars(select(drafts.c.document).where(to_them)).all())
    return [kept for draft in found if (kept := draft.kept_by_its_writer(left)).own]


def _clear(connection: Connection, left: Leaver) -> int:
    """Take the forgotten out of every version of others' drafts; out of how many drafts."""
    cleared = set()
    for number, document in connection.execute(select(drafts.c.number, drafts.c.document)).all():
        draft = DraftRecord.model_validate_json(document) if left.may_be_in(document) else None
        if draft and (changed := draft.without(left)) != draft:
            connection.execute(update(drafts).where(drafts.c.number == number).values(document=changed.model_dump_json()))
            cleared.add(draft.id)
    return len(cleared)
