"""Long work as rows, so that its progress and its answer survive a reload."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from uuid import uuid4

from sqlalchemy import Select, delete, insert, select, update

from companion.domain.jobs import Job
from companion.domain.leaving import Leaver
from companion.seams import Clock
from companion.store.account_tables import accounts
from companion.store.engine import Database
from companion.store.forms import addresses_of, batches
from companion.store.leaving import leaving
from companion.store.tables import jobs

_WORD = re.compile(r"[\w.:@+-]+")


class RecordedJobs:
    """The seam `Jobs` over the records."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def start(self, kind: str, owner: str) -> Job:
        """A new running job."""
        job = Job(id=uuid4().hex, kind=kind, owner=owner, started=self._clock.now())
        with self._database.writing() as connection:
            connection.execute(insert(jobs).values(id=job.id, owner=owner, document=job.model_dump_json()))
        return job

    def update(self, job: Job) -> None:
        """Store progress or the end. A job that was forgotten meanwhile stays forgotten."""
        with self._database.writing() as connection:
            connection.execute(update(jobs).where(jobs.c.id == job.id).values(document=job.model_dump_json()))

    def get(self, job_id: str) -> Job | None:
        """One job."""
        with self._database.reading() as connection:
            document = connection.scalar(select(jobs.c.document).where(jobs.c.id == job_id))
        return Job.model_validate_json(document) if document else None

    def recent(self, owner: str) -> list[Job]:
        """The owner's jobs, the newest first."""
        query = select(jobs.c.document).where(jobs.c.owner == owner).order_by(jobs.c.number.desc())
        with self._database.reading() as connection:
            return [Job.model_validate_json(document) for document in connection.scalars(query)]

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete a person's jobs, and those whose report names the person."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction. Before `People.forget`, which takes the addresses away."""
        ids = frozenset(person_ids)
        with self._database.forgetting() as connection:
            names = {name.lower() for name in ids | addresses_of(connection, ids)}
            left = leaving(connection, ids)
            owners = ids | {one for batch in batches(ids) for one in connection.scalars(_accounts_of(batch))}
            rows = connection.execute(select(jobs.c.number, jobs.c.owner, jobs.c.document))
            gone = [row.number for row in rows if row.owner in owners or _speaks_of(row.document, names, left)]
            for batch in batches(gone):
                connection.execute(delete(jobs).where(jobs.c.number.in_(batch)))
        return {"jobs": len(gone)}


def _accounts_of(person_ids: Sequence[str]) -> Select[tuple[str]]:
    """Work that was begun before somebody had a profile is their account's."""
    return select(accounts.c.id).where(accounts.c.person.in_(person_ids))


def _speaks_of(document: str, names: set[str], left: Leaver) -> bool:
    return bool(names & _words(document)) or (left.may_be_in(document) and left.is_in(document))


def _words(document: str) -> set[str]:
    """Everything in a report that could be an id or an address."""
    return {word.strip(".:") for word in _WORD.findall(document.lower())}
