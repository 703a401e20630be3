"""A table of resources that people suggest: title, link, who suggested it, when, for which need, and of what kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from companion.domain.guidance.resources import RESOURCE_KINDS, Resource, ResourceKind, fault_of
from companion.domain.imports import Problem
from companion.errors import UnreadableFile
from companion.importers.archive import refuse_office
from companion.importers.dates import full_date
from companion.importers.detect import ZIP_STARTS
from companion.importers.headings import core_words, plain_heading
from companion.importers.sources import file_source
from companion.importers.tables import MAX_HEADING, open_table

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("title", "name", "resource", "what"),
    "link": ("link", "url", "address", "web address", "website", "where"),
    "suggested_by": ("suggested by", "who suggested", "suggested", "recommended by", "by", "from", "added by", "person", "who"),
    "suggested_on": ("suggested on", "when", "date", "added on", "date suggested", "day"),
    "need": ("need", "for need", "for which need", "goal", "topic", "for", "about", "subject"),
    "kind": ("kind", "type", "category", "format"),
}
"""What is read of a table, and the headings it may have; other columns are not used."""

MOST_CHARACTERS = {"title": 200, "suggested_by": 200, "need": 500}


class LoadedResources(NamedTuple):
    """What a table holds: rows that can be offered, and what is wrong with the others."""

    resources: list[Resource]
    problems: list[Problem]
    read: int


def read_resources(path: Path) -> LoadedResources:
    """The resources of a table, in its order.

    Raises:
        UnreadableFile: no file, no text, or no columns of titles and links.
        RefusedFile: beyond the limits of `sources` and `tables`.
    """
    source = file_source(path)
    with source.open() as stream:
        if stream.read(4).startswith(ZIP_STARTS):
            refuse_office(source)
    table = open_table(source, _familiar)
    fields = [_field(heading) for heading in table.headings] if table else []
    if table is None or not {"title", "link", "suggested_by"} <= set(fields):
        raise UnreadableFile(
            f"{path.name} has no heading row with title, link and suggested by.",
            "Write one above the first resource: title,link,suggested_by,when,need,kind.",
        )
    loaded = LoadedResources([], [], 0)
    for row in table.rows():
        place = f"{path.name} row {row.number}"
        cells = {name: cell.strip() for name, cell in zip(fields, row.cells, strict=False) if name}
        problem = Problem(place=place, problem=row.broken) if row.broken else _problem(place, cells)
        if problem:
            loaded.problems.append(problem)
        else:
            loaded.resources.append(_resource(cells))
        loaded = loaded._replace(read=loaded.read + 1)
    return loaded


def _familiar(cells: Sequence[str]) -> int:
    return sum(_field(cell) is not None for cell in cells if len(cell) < MAX_HEADING)


def _field(heading: str) -> str | None:
    plain = plain_heading(heading)
    return next((name for name, headings in COLUMNS.items() if plain in headings or core_words(plain) in headings), None)


def _problem(place: str, cells: Mapping[str, str]) -> Problem | None:
    """Why a row is not taken: nothing is offered that nobody stands for, or that leads somewhere unclear."""
    for name, sentence in _MISSING.items():
        if not cells.get(name):
            return Problem(place=place, field=name, problem=sentence)
    for name, most in MOST_CHARACTERS.items():
        if len(cells.get(name, "")) > most:
            return Problem(place=place, field=name, problem=f"it has more than {most} characters")
    if fault := fault_of(cells["link"]):
        return Problem(place=place, field="link", problem=fault)
    if cells.get("suggested_on") and not full_date(cells["suggested_on"]):
        return Problem(place=place, field="suggested_on", problem="the date cannot be read; write it like 2026-10-01")
    return None


_MISSING = {
    "title": "it has no title",
    "link": "it has no link",
    "suggested_by": "nobody is named who suggests it",
}


def _resource(cells: Mapping[str, str]) -> Resource:
    day = full_date(cells.get("suggested_on", ""))
    return Resource(
        title=" ".join(cells["title"].split()),
        link=cells["link"],
        suggested_by=" ".join(cells["suggested_by"].split()),
        suggested_on=date.fromisoformat(day) if day else None,
        need=" ".join(cells.get("need", "").split()),
        kind=_kind(cells.get("kind", "")),
    )


def _kind(text: str) -> ResourceKind:
    """The kind that a word names, singular or plural; any other word is `other`."""
    said = text.casefold().strip()
    return next((kind for kind in RESOURCE_KINDS if said in (kind, f"{kind}s", kind.replace("y", "ies"))), "other")
