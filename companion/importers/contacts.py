"""Other people's addresses in somebody's own export: `Connections.csv`, or a list of alumni, as contacts to be ticked.

Nothing is stored here. A contact gets its owner when the owner ticks it, and is suggested to the owner alone.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from companion.domain.contacts import Contact
from companion.errors import UnreadableFile
from companion.importers.archive import open_archive, refuse_office
from companion.importers.dates import full_date
from companion.importers.headings import plain_heading
from companion.importers.intake import derived_id
from companion.importers.sources import Source, file_source
from companion.importers.tables import MAX_HEADING, open_table

CONNECTIONS = "Connections.csv"

COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "full name", "alumni name", "graduate", "contact"),
    "first": ("first name", "given name", "forename"),
    "last": ("last name", "surname", "family name"),
    "email": ("email address", "email", "contact email"),
    "organisation": (
        "company",
        "organisation",
        "organization",
        "employer",
        "current employer",
        "current company",
        "company name",
    ),
    "position": ("position", "job title", "title", "current position", "occupation", "profession", "role"),
    "since": ("connected on",),
    "class": ("class of", "graduation year", "year of graduation", "graduated", "class", "year", "class year"),
    "degree": ("degree", "degree name", "programme", "program", "course", "field of study", "major", "subject"),
}
"""What is read of a list of people, and the headings it may have; everything else stays in the file."""


def read_contacts(path: Path) -> list[Contact]:
    """The people of a list, without an owner, in the order of the file, each once; most have no e-mail address.

    Raises:
        UnreadableFile: no file, no text, no column of names, or nobody in it.
        RefusedFile: an unsafe archive, or beyond the limits of `sources` and `tables`.
    """
    source = _list_in(file_source(path))
    table = open_table(source, _familiar)
    fields = [_field(heading) for heading in table.headings] if table else []
    if table is None or not {"name", "first", "last"} & set(fields):
        raise UnreadableFile(
            f"{path.name} has no heading row with names.", "Give LinkedIn's Connections.csv, or a CSV with a name column."
        )
    rows = (dict(zip(fields, map(str.strip, row.cells), strict=False)) for row in table.rows())
    found = {contact.id: contact for row in rows if (contact := _contact(row, path.name))}
    if not found:
        raise UnreadableFile(f"{path.name} holds no contacts.", "Export it again; LinkedIn can take a day to fill it.")
    return list(found.values())


def _list_in(source: Source) -> Source:
    """The file itself, or the list of connections in a LinkedIn export, which is opened only when somebody asks for it here."""
    with source.open() as stream:
        packed = zipfile.is_zipfile(stream)
    if not packed:
        return source
    refuse_office(source)
    if found := open_archive(source).entry(CONNECTIONS):
        return found
    raise UnreadableFile(f"{source.name} holds no {CONNECTIONS}.", "Ask LinkedIn for an export with your connections.")


def _familiar(cells: Sequence[str]) -> int:
    return sum(_field(cell) is not None for cell in cells if len(cell) < MAX_HEADING)


def _field(heading: str) -> str | None:
    plain = plain_heading(heading)
    return next((field for field, headings in COLUMNS.items() if plain in headings), None)


def _contact(row: dict[str | None, str], origin: str) -> Contact | None:
    """The contact in a row; None where it names nobody, as LinkedIn writes members who have hidden themselves."""
    name = row.get("name") or " ".join(filter(None, (row.get("first"), row.get("last"))))
    if not name:
        return None
    email, organisation, position = (row.get(field) or None for field in ("email", "organisation", "position"))
    key = (email,) if email else (name, organisation, position)
    studied = [part for part in (row.get("degree"), row.get("class")) if part]
    return Contact(
        id=derived_id(*key).replace("p-", "c-", 1),
        owner="",
        name=name,
        email=email,
        organisation=organisation,
        position=position,
        known_since=full_date(row.get("since", "")),
        note=", ".join(studied) or None,
        origin=origin,
    )
