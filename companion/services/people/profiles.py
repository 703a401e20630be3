"""The profiles on record: read, edit, export, erase; and the invented people, who come and go as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from uuid import uuid4

from pydantic import BaseModel, Field

from companion.domain.imports import ImportRecord, Problem
from companion.domain.people import Profile, Role
from companion.errors import HomeBusy, UnknownPerson
from companion.seams import (
    Accounts,
    Audit,
    Clock,
    Cohorts,
    Contacts,
    Drafts,
    Erasures,
    Index,
    Jobs,
    ModelCalls,
    People,
    Progress,
    Records,
    Resources,
    Sessions,
    Suggestions,
)
from companion.services.people.everything import ExportedPerson, held_about
from companion.services.people.on_record import person_called
from companion.services.recent import drop_recent

SAMPLE_BATCH = 2_000
"""Invented people stored in one transaction: a million of them must not have to fit into memory."""

SamplePeople = Callable[[int | None], Iterable[Profile]]
"""The first so many invented people; without a number, those written by hand."""


class PersonLine(BaseModel):
    """One person in a list."""

    id: str
    name: str
    headline: str | None
    roles: list[Role]


class SampleReport(BaseModel):
    """What became of the invented people; `people` is how many of them there are now."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    people: int = 0
    embedded: int = 0
    skipped: list[Problem] = Field(default_factory=list)


@dataclass(frozen=True)
class Profiles:
    """Use cases over the profiles on record."""

    people: People
    contacts: Contacts
    drafts: Drafts
    index: Index
    clock: Clock
    sample: SamplePeople
    jobs: Jobs
    suggestions: Suggestions
    resources: Resources
    sessions: Sessions
    cohorts: Cohorts
    accounts: Accounts | None = None
    audit: Audit | None = None
    erasures: Erasures | None = None
    held: Records | None = None
    calls: ModelCalls | None = None

    def listing(self, role: Role | None = None) -> list[PersonLine]:
        """Everybody, or everybody with a role, in the order of their ids."""
        return [
            PersonLine(id=person.id, name=person.name, headline=person.headline, roles=person.mentoring.roles)
            for person in self.people.every(role)
        ]

    def get(self, who: str) -> Profile:
        """The person with this id or address. Raises UnknownPerson."""
        return person_called(who, self.people)

    def version(self, who: str) -> int:
        """The version `save` expects of an edited profile. Raises UnknownPerson."""
        return self.people.version(self.get(who).id)

    def save(self, profile: Profile, expected_version: int | None = None) -> int:
        """Store an edited or new profile; returns its new version.

        Raises:
            Conflict: it was changed since that version.
            InputError: its address belongs to somebody else.
        """
        version = self.people.replace(profile, expected_version=expected_version)
        with suppress(HomeBusy):  # the edit is safe, and whoever writes the index, or reads it next, brings it up to date
            self.index.sync()
        return version

    def export(self, who: str) -> ExportedPerson:
        """Everything held about a person. Raises UnknownPerson."""
        return held_about(self, self.get(who))

    def erase(self, who: str) -> dict[str, int]:
        """Delete everything held about a person; how many records of each kind went. An erasure cut short can be repeated.

        Raises:
            HomeBusy: another process is changing the index; nothing was deleted.
            UnknownPerson: nothing is held about anybody of this name.
        """
        person = self.people.get(who)
        person_id = person.id if person else who
        with self.index.writing():
            if self.erasures is not None:
                self.erasures.note([person_id], self.clock.now())
            erased = self._forget_records([person_id])
            erased = {**self.index.forget(person_id), **erased}
        if not any(erased.values()):
            raise UnknownPerson(who)
        return erased

    def erase_again(self, ids: list[str]) -> None:
        """Delete from records that were put back what is held about people and accounts that had been erased."""
        if ids:
            self._forget_records(ids)

    def add_sample(self, size: int | None = None, progress: Progress | None = None) -> SampleReport:
        """Store the first `size` invented people, or those written by hand, as one import; then bring the index up to date.

        Raises:
            HomeBusy: another process is changing the index; nothing was added.
        """
        origin = ImportRecord(id=uuid4().hex, file="invented people", format="sample", sample=True, at=self.clock.now())
        report = SampleReport()
        with self.index.writing():
            for batch in _batches(self.sample(size)):
                saved = self.people.save(batch, origin=origin)
                report.added += saved.added
                report.updated += saved.updated
                report.unchanged += saved.unchanged
                report.skipped += saved.skipped
                if progress:
                    progress(report.added + report.updated + report.unchanged, size or 0)
            report.embedded = self.index.sync(progress)
        report.people = len(self.people.sample_ids())
        return report

    def put_samples_away(self, progress: Progress | None = None) -> dict[str, int]:
        """Delete every invented person and what depends on them; how many records of each kind went.

        Raises:
            HomeBusy: another process is changing the index; nothing was deleted.
        """
        with self.index.writing():
            erased = self._forget_records(sorted(self.people.sample_ids()))
            self.index.sync(progress)
        return erased

    def _forget_records(self, person_ids: list[str]) -> dict[str, int]:
        """People go last: until then an erasure that was cut short still knows whom it was about."""
        signed = tuple(keeper for keeper in (self.audit, self.accounts, self.held) if keeper is not None)
        keepers: tuple[Records, ...] = (
            self.jobs, self.contacts, self.drafts, self.suggestions, self.resources, self.sessions, self.cohorts, *signed,
            self.people,
        )  # fmt: skip
        gone: dict[str, int] = {}
        for keeper in keepers:
            gone |= keeper.forget_all(person_ids)
        drop_recent()
        return gone


def _batches(profiles: Iterable[Profile]) -> Iterator[list[Profile]]:
    rest = iter(profiles)
    while batch := list(islice(rest, SAMPLE_BATCH)):
        yield batch
