"""Cohorts, their plans and their proposals. What belongs together is stored together, under the version of the cohort."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, insert, or_, select, update

from companion.domain.cohort.kept import PLANS_KEPT, CohortChange, CohortRecord, KeptCohort, ProposalRecord
from companion.domain.cohort.plan import Plan
from companion.errors import Conflict
from companion.store.engine import Database
from companion.store.forms import addresses_of, batches
from companion.store.tables import cohort_plans, cohorts, proposals

FEW = 20
"""So many ids are looked for by the database itself."""

_STRING = re.compile(r'"[^"\\]*"')


class RecordedCohorts:
    """The seam `Cohorts` over the records.

    Forgetting somebody deletes their proposals, on either side, and their name from every roster, rule, plan and choice.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> CohortRecord | None:
        """The cohort of this name."""
        with self._database.reading() as connection:
            return _cohort(connection, name)

    def every(self) -> list[CohortRecord]:
        """All of them, by name."""
        with self._database.reading() as connection:
            documents = connection.scalars(select(cohorts.c.document).order_by(cohorts.c.name))
            return [CohortRecord.model_validate_json(document) for document in documents]

    def save(self, record: CohortRecord, *, plan: Plan | None = None, expected_version: int = 0) -> CohortRecord:
        """Store a cohort, with a plan where one is given. Raises Conflict when another version is stored."""
        return self.change(CohortChange(record, plan=plan), expected_version=expected_version)

    def change(self, change: CohortChange, *, expected_version: int) -> CohortRecord:
        """Store a cohort with proposals and a plan, all or nothing.

        Raises:
            Conflict: another version is stored, or another cohort changed on whose places the change rests.
        """
        stored = change.record.model_copy(update={"version": expected_version + 1})
        with self._database.writing() as connection:
            version = connection.scalar(select(cohorts.c.version).where(cohorts.c.name == stored.name)) or 0
            if version != expected_version:
                raise Conflict("This cohort was changed in another window meanwhile.", "Load it again before you go on.")
            if change.beside is not None and change.beside != _versions(connection, but=stored.name):
                raise Conflict("Another cohort was changed meanwhile.", "Load this one again before you go on.")
            _put(connection, stored, new=not version)
            _put_proposals(connection, change.proposals)
            if change.plan is not None:
                _put_plan(connection, stored.name, change.plan)
        return stored

    def kept(self, name: str) -> KeptCohort | None:
        """A cohort and its proposals, read at one moment."""
        with self._database.reading() as connection:
            record = _cohort(connection, name)
            found = _proposals(connection, proposals.c.cohort == record.name) if record else []
        return KeptCohort(record, tuple(found)) if record else None

    def plans(self, name: str) -> list[Plan]:
        """A cohort's newest plans, the newest first."""
        query = select(cohort_plans.c.document).where(cohort_plans.c.cohort == name).order_by(cohort_plans.c.number.desc())
        with self._database.reading() as connection:
            return [Plan.model_validate_json(document) for document in connection.scalars(query)]

    def proposals(self, name: str) -> list[ProposalRecord]:
        """Every proposal of a cohort, in the order in which they were made."""
        with self._database.reading() as connection:
            return _proposals(connection, proposals.c.cohort == name)

    def proposal(self, proposal_id: str) -> ProposalRecord | None:
        """One proposal."""
        with self._database.reading() as connection:
            return next(iter(_proposals(connection, proposals.c.id == proposal_id)), None)

    def proposals_of(self, person_id: str) -> list[ProposalRecord]:
        """Somebody's proposals on either side, in the order in which they were made."""
        with self._database.reading() as connection:
            return _proposals(connection, or_(proposals.c.mentee == person_id, proposals.c.mentor == person_id))

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete a person from cohorts, plans and proposals; how many of each named them."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction."""
        ids = frozenset(person_ids)
        with self._database.forgetting() as connection:
            gone = {"proposals": _forget_proposals(connection, ids)}
            gone["choices"] = _forget_choices(connection, ids)
            gone["plans"] = _forget_plans(connection, ids)
            gone["cohort_places"] = _forget_places(connection, ids)
        return gone


def _cohort(connection: Connection, name: str) -> CohortRecord | None:
    document = connection.scalar(select(cohorts.c.document).where(cohorts.c.name == name))
    return CohortRecord.model_validate_json(document) if document else None


def _versions(connection: Connection, *, but: str) -> dict[str, int]:
    """The versions of all other cohorts, by name."""
    rows = connection.execute(select(cohorts.c.name, cohorts.c.version).where(cohorts.c.name != but))
    return {row.name: row.version for row in rows}


def _proposals(connection: Connection, some: ColumnElement[bool]) -> list[ProposalRecord]:
    """Some proposals, in the order in which they were made."""
    query = select(proposals.c.document).where(some).order_by(proposals.c.number)
    return [ProposalRecord.model_validate_json(document) for document in connection.scalars(query)]


def _put(connection: Connection, record: CohortRecord, *, new: bool) -> None:
    row = {"name": record.name, "version": record.version, "document": record.model_dump_json(by_alias=True)}
    if new:
        connection.execute(insert(cohorts), row)
    else:
        connection.execute(update(cohorts).where(cohorts.c.name == record.name).values(row))


def _put_proposals(connection: Connection, changed: Iterable[ProposalRecord]) -> None:
    """New ones have no version yet. One that was forgotten meanwhile stays forgotten."""
    for one in changed:
        stored = one.model_copy(update={"version": one.version + 1})
        row = {**stored.model_dump(include={"id", "cohort", "mentee", "mentor"}), "document": stored.model_dump_json()}
        if one.version:
            connection.execute(update(proposals).where(proposals.c.id == one.id).values(row))
        else:
            connection.execute(insert(proposals), row)


def _put_plan(connection: Connection, name: str, plan: Plan) -> None:
    connection.execute(insert(cohort_plans), {"cohort": name, "document": plan.model_dump_json(by_alias=True)})
    numbers = connection.scalars(
        select(cohort_plans.c.number).where(cohort_plans.c.cohort == name).order_by(cohort_plans.c.number.desc())
    ).all()
    connection.execute(delete(cohort_plans).where(cohort_plans.c.number.in_(numbers[PLANS_KEPT:])))


def _forget_proposals(connection: Connection, ids: frozenset[str]) -> int:
    gone = 0
    for batch in batches(ids):
        of_them = or_(proposals.c.mentee.in_(batch), proposals.c.mentor.in_(batch))
        gone += connection.execute(delete(proposals).where(of_them)).rowcount
    return gone


def _forget_choices(connection: Connection, ids: frozenset[str]) -> int:
    """Take the forgotten out of what others could choose from."""
    naming = 0
    for number, document in _naming(connection, proposals, proposals.c.number, ids):
        record = ProposalRecord.model_validate_json(document)
        left = tuple(one for one in record.choices if one not in ids)
        if left != record.choices:
            changed = record.model_copy(update={"choices": left}).model_dump_json()
            connection.execute(update(proposals).where(proposals.c.number == number).values(document=changed))
            naming += 1
    return naming


def _forget_plans(connection: Connection, ids: frozenset[str]) -> int:
    """A plan that names them goes as a whole: it is quickly made again, and its sentences may speak of them."""
    numbers = [number for number, _ in _naming(connection, cohort_plans, cohort_plans.c.number, ids)]
    for batch in batches(numbers):
        connection.execute(delete(cohort_plans).where(cohort_plans.c.number.in_(batch)))
    return len(numbers)


def _forget_places(connection: Connection, ids: frozenset[str]) -> int:
    """Take them out of every roster and rule. Every version grows, so that nobody who read before puts them back."""
    names = ids | {address for batch in batches(ids) for address in addresses_of(connection, batch)}
    naming = 0
    for document in connection.scalars(select(cohorts.c.document)).all():
        record = CohortRecord.model_validate_json(document)
        left = record.without(names)
        naming += left != record
        _put(connection, left.model_copy(update={"version": record.version + 1}), new=False)
    return naming


def _naming(connection: Connection, table: Table, key: Column[int], ids: frozenset[str]) -> list[tuple[int, str]]:
    """Rows whose document may name one of them."""
    query = select(key, table.c.document)
    if len(ids) <= FEW:
        query = query.where(or_(*(table.c.document.contains(f'"{one}"', autoescape=True) for one in ids)))
        return [(number, document) for number, document in connection.execute(query)]
    quoted = {f'"{one}"' for one in ids}
    return [(number, document) for number, document in connection.execute(query) if quoted & set(_STRING.findall(document))]
