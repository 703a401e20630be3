"""People on record: profiles, the passages cut from them, and what imports did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from companion.domain.imports import ImportRecord, Problem, Saved, Touched
from companion.domain.matching.passages import Kind, Passage, Sentences
from companion.domain.people import Profile, Role
from companion.errors import Conflict, InputError
from companion.store import history
from companion.store.engine import Database
from companion.store.forms import Form, addresses_of, batches, known_people
from companion.store.plan import Plan, make_plan
from companion.store.references import scrub
from companion.store.rows import remove, store
from companion.store.tables import imports, passages, people

PAGE = 500
"""Rows fetched at a time while streaming."""


class RecordedPeople:
    """The seam `People` over the records. `sentences` splits long values into quotations."""

    def __init__(self, database: Database, sentences: Sentences) -> None:
        self._database = database
        self._sentences = sentences

    def get(self, who: str) -> Profile | None:
        """The person with this id or address."""
        who = who.strip()
        called = (people.c.id == who) | (people.c.email == who.lower())
        with self._database.reading() as connection:
            document = connection.scalar(select(people.c.document).where(called).order_by(people.c.id != who).limit(1))
        return Profile.model_validate_json(document) if document else None

    def among(self, who: Iterable[str]) -> dict[str, Profile]:
        """Those on record whom these ids or addresses name, by each name as it was given."""
        found: dict[str, Profile] = {}
        with self._database.reading() as connection:
            for names in batches(dict.fromkeys(who)):
                plain = [name.strip() for name in names]
                called = people.c.id.in_(plain) | people.c.email.in_([name.lower() for name in plain])
                documents = connection.scalars(select(people.c.document).where(called))
                profiles = [Profile.model_validate_json(document) for document in documents]
                by_name = {one.email: one for one in profiles if one.email} | {one.id: one for one in profiles}
                found |= {name: one for name in names if (one := by_name.get(name.strip()) or by_name.get(name.strip().lower()))}
        return found

    def every(self, role: Role | None = None) -> Iterator[Profile]:
        """Everybody, or everybody with a role, in the order of their ids."""
        query = select(people.c.document).order_by(people.c.id)
        if role:
            query = query.where(people.c[role])
        with self._database.reading() as connection:
            for document in connection.scalars(query.execution_options(yield_per=PAGE)):
                yield Profile.model_validate_json(document)

    def passages(self, person_id: str | None = None) -> Iterator[Passage]:
        """Every passage on record, or those of one person, in the order of person and place."""
        query = select(passages).order_by(passages.c.person_id, passages.c.place)
        if person_id is not None:
            query = query.where(passages.c.person_id == person_id)
        with self._database.reading() as connection:
            for row in connection.execute(query.execution_options(yield_per=PAGE)):
                text = row.quote if row.text is None else row.text
                yield Passage.model_construct(
                    person_id=row.person_id, source=row.source, kind=Kind(row.kind), quote=row.quote, text=text
                )

    def generation(self) -> int:
        """A number that grows with every change of anybody's profile or passages."""
        with self._database.reading() as connection:
            return self._database.generation(connection)

    def save(self, profiles: Sequence[Profile], *, origin: ImportRecord, dry_run: bool = False) -> Saved:
        """Add or update people in one transaction; an unchanged profile changes nothing.

        Several saves with one origin are one import, undone as one. A skipped problem's `place` is the id of the profile.

        Raises:
            HomeError: the records cannot be written; nothing was.
        """
        forms, problems = self._forms(profiles, sample=origin.sample)
        with self._database.reading() as connection:
            plan = make_plan(connection, forms)
        if not dry_run:
            _cut(plan)
            plan = self._carry_out(forms, origin)
        saved = plan.saved()
        return saved.model_copy(update={"skipped": problems + saved.skipped})

    def replace(self, profile: Profile, *, expected_version: int | None = None) -> int:
        """Store one edited or new profile; returns its version.

        Raises:
            Conflict: it is not at the expected version any more.
            InputError: its address belongs to somebody else, or its text cannot be stored.
        """
        with self._database.writing() as connection:
            version, sample = _standing(connection, profile.id)
            if expected_version is not None and expected_version != version:
                raise Conflict("This profile was changed meanwhile.", "Load it again, then make your change once more.")
            if _is_taken(connection, profile):
                raise InputError("This address already belongs to somebody else here.", "Use another; nothing was stored.")
            plan = make_plan(connection, [Form(profile, self._sentences, sample=sample)])
            return self._store(connection, plan) if plan.changes else version

    def version(self, person_id: str) -> int:
        """The version `replace` expects; 0 for somebody not on record."""
        with self._database.reading() as connection:
            return _standing(connection, person_id)[0]

    def imports(self) -> list[ImportRecord]:
        """What was imported, the newest first."""
        with self._database.reading() as connection:
            return history.listed(connection)

    def history(self, person_id: str) -> list[Touched]:
        """The imports that changed a person, the newest first, each with the profile before it."""
        with self._database.reading() as connection:
            return history.touched(connection, person_id)

    def changed_by(self, import_id: str) -> list[str]:
        """Those whom an import changed, and has not been taken back for, by id."""
        with self._database.reading() as connection:
            return history.changed_by(connection, import_id)

    def as_imported(self, person_ids: Iterable[str]) -> frozenset[str]:
        """Those of them who are as an import left them: nobody edited them since."""
        with self._database.reading() as connection:
            return frozenset(who for batch in batches(person_ids) for who in history.as_left(connection, batch))

    def undo(self, import_id: str) -> Saved:
        """Put back what an import changed, except what was changed again since; whoever has claimed their profile stays.

        Raises:
            InputError: there is no such import.
        """
        with self._database.writing() as connection:
            if connection.scalar(select(imports.c.id).where(imports.c.id == import_id)) is None:
                raise InputError(f"There is no import {import_id!r}.", "It may have been of people who were erased since.")
            version = self._database.next_generation(connection)
            return history.undo(connection, import_id, self._sentences, version)

    def sample_ids(self) -> frozenset[str]:
        """Ids of the invented people who came with the program."""
        with self._database.reading() as connection:
            return frozenset(connection.scalars(select(people.c.id).where(people.c.sample)))

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete a person: profile, passages, earlier versions, and the mentions of them in what others reported or blocked."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction, and leave their text in no file."""
        ids = list(person_ids)
        with self._database.forgetting() as connection:
            names = frozenset(ids) | addresses_of(connection, ids)
            earlier = sum(history.forget(connection, batch) for batch in batches(ids))
            profiles, lines = remove(connection, ids)
            mentions = scrub(connection, names, self._sentences, self._database.generation(connection) + 1)
            if profiles or mentions:
                self._database.next_generation(connection)
        return {"profile": profiles, "passages": lines, "earlier_versions": earlier, "mentions": mentions}

    def _forms(self, profiles: Sequence[Profile], *, sample: bool) -> tuple[list[Form], list[Problem]]:
        forms, problems = [], []
        for profile in profiles:
            try:
                forms.append(Form(profile, self._sentences, sample=sample))
            except InputError as error:
                problems.append(Problem(place=profile.id, problem=error.happened))
        return forms, problems

    def _carry_out(self, forms: Sequence[Form], origin: ImportRecord) -> Plan:
        """Plan again, alone: somebody may have written since the first plan, which has the slow work done already."""
        with self._database.writing() as connection:
            plan = make_plan(connection, forms)
            history.record(connection, origin, plan.changes)
            if plan.changes:
                self._store(connection, plan)
        return plan

    def _store(self, connection: Connection, plan: Plan) -> int:
        version = self._database.next_generation(connection)
        store(connection, plan.changes, version)
        return version


def _cut(plan: Plan) -> None:
    """Cut the passages of what changed before the transaction that keeps others waiting; each form keeps its own."""
    for change in plan.changes:
        _ = change.form.passages


def _standing(connection: Connection, person_id: str) -> tuple[int, bool]:
    """Version of a person, and whether they are invented."""
    row = connection.execute(select(people.c.version, people.c.sample).where(people.c.id == person_id)).one_or_none()
    return (row.version, row.sample) if row else (0, False)


def _is_taken(connection: Connection, profile: Profile) -> bool:
    """An edit never moves to another person's record by its address, as an imported row does."""
    owners = known_people(connection, people.c.email, [profile.email] if profile.email else [])
    return any(owner.id != profile.id for owner in owners)
