"""Who is on record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from companion.seams.basics import Records

if TYPE_CHECKING:
    from companion.domain.contacts import Contact
    from companion.domain.imports import ImportRecord, Saved, Touched
    from companion.domain.matching.passages import Passage
    from companion.domain.matching.suggestions import Question
    from companion.domain.people import Profile, Role


class People(Records, Protocol):
    """Profiles and their passages, the single source of truth."""

    def get(self, who: str) -> Profile | None:
        """The person with this id or address."""

    def among(self, who: Iterable[str]) -> dict[str, Profile]:
        """Those on record whom these ids or addresses name, by each name as it was given."""

    def every(self, role: Role | None = None) -> Iterable[Profile]:
        """Everybody, or everybody with a role, in the order of their ids."""

    def passages(self, person_id: str | None = None) -> Iterable[Passage]:
        """Every passage on record, or those of one person, in the order of person and place."""

    def generation(self) -> int:
        """A number that grows with every change of anybody's profile or passages."""

    def save(self, profiles: Sequence[Profile], *, origin: ImportRecord, dry_run: bool = False) -> Saved:
        """Add or update people in one transaction; an unchanged profile changes nothing."""

    def replace(self, profile: Profile, *, expected_version: int | None = None) -> int:
        """Store one edited profile; returns its new version. Raises Conflict when it changed meanwhile."""

    def version(self, person_id: str) -> int:
        """The version `replace` expects."""

    def imports(self) -> list[ImportRecord]:
        """What was imported, the newest first."""

    def history(self, person_id: str) -> list[Touched]:
        """The imports that changed a person, the newest first, each with the profile before it."""

    def changed_by(self, import_id: str) -> list[str]:
        """Those whom an import changed, and has not been taken back for, by id."""

    def as_imported(self, person_ids: Iterable[str]) -> frozenset[str]:
        """Those of them who are as an import left them: nobody edited them since."""

    def undo(self, import_id: str) -> Saved:
        """Put back what an import changed, except what was changed again since, and nobody who has claimed their profile."""

    def sample_ids(self) -> frozenset[str]:
        """Ids of the invented people who came with the program."""


class Contacts(Records, Protocol):
    """Private contacts: other people's data, seen by their owner alone."""

    def add(self, contacts: Sequence[Contact]) -> int:
        """Store contacts that are not stored yet; how many were new."""

    def of(self, owner: str) -> list[Contact]:
        """The owner's contacts, by name."""


class Suggestions(Records, Protocol):
    """Who was suggested for which question. Holds no text, and of seekers a hash."""

    def often(self, person_ids: Sequence[str], *, besides: Question, since: date) -> dict[str, int]:
        """For how many other questions each of these people was suggested since a day; whoever never was is left out."""

    def note(self, question: Question, person_ids: Sequence[str], *, day: date, since: date) -> None:
        """Keep that these people were suggested; asked again, a question counts once. What is older than `since` goes."""

    def of(self, person_id: str) -> list[date]:
        """On which days a person was last suggested for each question, the newest first."""


class ColumnMaps(Protocol):
    """How people said the columns of a table are read, for the next table with the same headings. Headings, and nobody's data."""

    def of(self, headings: Sequence[str]) -> dict[str, str]:
        """The field of each column that somebody named; empty where nobody did."""

    def remember(self, headings: Sequence[str], column_map: dict[str, str]) -> None:
        """Keep it, in place of what was said before."""
