"""A member's own LinkedIn export. Ten of its tables are read; the rest, messages and contacts first of all, is never opened.

Names of entries and columns vary in case, and notes may stand above the headings, so both are found by name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from companion.domain.imports import Loaded, LoadOptions
from companion.errors import RefusedFile, UnreadableFile
from companion.importers.archive import Archive, open_archive
from companion.importers.cells import place as place_parts
from companion.importers.dates import STILL, partial_date
from companion.importers.detect import expect
from companion.importers.headings import plain_heading
from companion.importers.intake import Intake
from companion.importers.privacy import private_phrase
from companion.importers.sources import Source
from companion.importers.tables import MAX_HEADING, Row, Table, open_table

Cells = dict[str, str]
"""The cells of a row by plain heading; empty cells are absent."""

PROFILE = "Profile.csv"
ADDRESSES = "Email Addresses.csv"
MAX_ENTRIES = 1_000
"""Rows of one table about one person; LinkedIn itself takes at most 100 skills."""
_PROFILE_COLUMNS = ("first name", "last name", "headline", "summary", "industry", "geo location", "websites")

SECTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "Positions.csv": (
        "work",
        {
            "company name": "name",
            "title": "position",
            "started on": "startDate",
            "finished on": "endDate",
            "description": "summary",
        },
    ),
    "Education.csv": (
        "education",
        {"school name": "institution", "degree name": "studyType", "start date": "startDate", "end date": "endDate"},
    ),
    "Skills.csv": ("skills", {"name": "name"}),
    "Languages.csv": ("languages", {"name": "language", "proficiency": "fluency"}),
    "Certifications.csv": ("certificates", {"name": "name", "authority": "issuer", "started on": "date"}),
    "Projects.csv": (
        "projects",
        {"title": "name", "description": "description", "url": "url", "started on": "startDate", "finished on": "endDate"},
    ),
    "Volunteering.csv": (
        "volunteer",
        {
            "company name": "organization",
            "role": "position",
            "started on": "startDate",
            "finished on": "endDate",
            "description": "summary",
        },
    ),
    "Publications.csv": (
        "publications",
        {"name": "name", "publisher": "publisher", "published on": "releaseDate", "description": "summary", "url": "url"},
    ),
}
"""Entry, section of the profile, and the field for each column."""

_DATE_FIELDS = frozenset({"startDate", "endDate", "releaseDate", "date"})
_WEB_ADDRESS = re.compile(r"https?://[^\s,\]]+")


def load(path: Path, _options: LoadOptions) -> Loaded:
    """The one person of an export.

    Raises:
        UnreadableFile: no file, no zip archive, a damaged one, or one without Profile.csv.
        RefusedFile: an archive that is not safe to open (see archive.py).
    """
    archive = open_archive(expect(path, "linkedin"))
    person = _Person(archive, Intake("linkedin"))
    person.read()
    return person.intake.loaded


class _Person:
    """Reads one export, table by table, into one profile document."""

    def __init__(self, archive: Archive, intake: Intake) -> None:
        self.archive = archive
        self.intake = intake
        self.document: dict[str, Any] = {"basics": {}}

    def read(self) -> None:
        rows = self._rows(PROFILE, _PROFILE_COLUMNS)
        if not rows:
            raise _no_profile(self.archive)
        self._basics(rows[0])
        self._address()
        for entry, (section, fields) in SECTIONS.items():
            if items := [self._item(entry, row, fields) for row in self._rows(entry, fields)]:
                self.document[section] = items
        self.intake.leave_out(self._unopened())
        self.intake.take(self.document, self._place(PROFILE))

    def _basics(self, row: Cells) -> None:
        basics = self.document["basics"]
        basics["name"] = " ".join(filter(None, (row.get("first name"), row.get("last name"))))
        for column, field in (("headline", "label"), ("summary", "summary")):
            if value := row.get(column):
                basics[field] = value
        if where := row.get("geo location"):
            basics["location"] = place_parts(where)
        if site := _WEB_ADDRESS.search(row.get("websites", "")):
            basics["url"] = site[0]
        if industry := row.get("industry"):
            self.document["mentoring"] = {"industry": industry}

    def _address(self) -> None:
        """The member's own primary address, by which the same person is known again."""
        rows = self._rows(ADDRESSES, ("email address", "primary"))
        primary = [row for row in rows if row.get("primary", "").lower() == "yes"]
        if address := next((row["email address"] for row in primary + rows if "email address" in row), None):
            self.document["basics"]["email"] = address

    def _item(self, entry: str, row: Cells, fields: Mapping[str, str]) -> dict[str, str]:
        item = {field: row[column] for column, field in fields.items() if column in row}
        for field in [field for field in item if field in _DATE_FIELDS]:
            written = item.pop(field)
            if found := partial_date(written):
                item[field] = found
            elif written.lower() not in STILL:
                self.intake.warn(self._place(entry), f"{written[:40]!r} cannot be read as a date and was left out", field)
        return item

    def _rows(self, name: str, columns: Collection[str]) -> list[Cells]:
        """Rows of an entry; none when it is absent. A table that cannot be read is a warning, its person is kept."""
        source = self.archive.entry(name)
        try:
            return self._known_cells(source, columns) if source else []
        except UnreadableFile as error:
            self.intake.warn(self._place(name), f"this part was left out: {error.happened}")
            return []

    def _known_cells(self, source: Source, columns: Collection[str]) -> list[Cells]:
        table = open_table(source, lambda cells: sum(plain_heading(cell) in columns for cell in cells if len(cell) < MAX_HEADING))
        if table is None:
            return []
        self.intake.leave_out([heading for heading in table.headings if private_phrase(heading)])
        headings = [plain_heading(heading) for heading in table.headings]
        rows = (zip(headings, map(str.strip, row.cells), strict=False) for row in self._few(table))
        return [cells for row in rows if (cells := {heading: cell for heading, cell in row if heading in columns and cell})]

    def _few(self, table: Table) -> Iterator[Row]:
        for number, row in enumerate(table.rows()):
            if number >= MAX_ENTRIES:
                raise RefusedFile(
                    f"{self._place(table.source.name)} has more than {MAX_ENTRIES:,} rows.",
                    "Give the export as it was downloaded.",
                )
            yield row

    def _unopened(self) -> list[str]:
        opened = {name.lower() for name in (PROFILE, ADDRESSES, *SECTIONS)}
        return [name for name in sorted(self.archive.names()) if name.lower() not in opened]

    def _place(self, entry: str) -> str:
        return f"{self.archive.source.name} {entry}"


def _no_profile(archive: Archive) -> UnreadableFile:
    name = archive.source.name
    return UnreadableFile(
        f"{name} is a zip archive without a readable Profile.csv.",
        "Ask LinkedIn for 'a copy of your data' and give that file as it is.",
    )
