"""One row of a table as a profile document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from companion.importers.cells import CHOICES, is_empty, read_in_words, values
from companion.importers.columns import Column
from companion.importers.faults import Fault
from companion.importers.fields import NAME_FIELDS

_ROLE = {"is_mentor": "mentor", "is_mentee": "mentee"}


@dataclass
class RowRead:
    """A profile document, what is wrong with the row, the cells left out because their column was only guessed, and those that
    were read in a way which their writer should see."""

    document: dict[str, Any] = field(default_factory=lambda: {"basics": {}})
    faults: list[Fault] = field(default_factory=list)
    doubts: list[tuple[Column, str]] = field(default_factory=list)
    readings: list[tuple[Column, str]] = field(default_factory=list)


def read_row(cells: Sequence[str], columns: Sequence[Column], at_commas: frozenset[int]) -> RowRead:
    """What the cells say, column by column. `at_commas`: positions whose lists split there.

    An empty cell says nothing, except where a role is ticked: there it is a no.
    """
    read = RowRead()
    names: dict[str, str] = {}
    for column in columns:
        cell = cells[column.position] if column.position < len(cells) else ""
        if column.field.name in NAME_FIELDS:
            names.setdefault(column.field.name, cell.strip())
        elif is_empty(cell) and column.field.name in _ROLE:
            _put(read.document, column.field.path, [])
        elif not is_empty(cell):
            _read_cell(read, column, cell, at_commas=column.position in at_commas)
    _put_name(read.document, names)
    _put_employer(read.document)
    return read


def _read_cell(read: RowRead, column: Column, cell: str, *, at_commas: bool) -> None:
    try:
        value = values(column.field.name, column.field.kind, cell, at_commas=at_commas)
    except ValueError as error:
        if _may_be_misread(column):
            read.doubts.append((column, str(error)))
        else:
            read.faults.append(Fault(column.field.path, str(error)))
        return
    if column.field.kind == "times" and (reading := read_in_words(cell)):
        read.readings.append((column, reading))
    if role := _ROLE.get(column.field.name):
        value = [role] if value else []
    _put(read.document, column.field.path, value)


def _may_be_misread(column: Column) -> bool:
    """Whether the guess may be wrong rather than the cell: a closed list or a role under a usual heading, not the name.

    Times are in people's own words: one that is not understood costs nobody their row.
    """
    kind, path = column.field.kind, column.field.path
    if kind == "times":
        return True
    return not column.certain and (kind in CHOICES or kind == "choices" or path == "mentoring.roles")


def _put(document: dict[str, Any], path: str, value: Any) -> None:
    """Set a value at a place such as `work[0].position`; lists and objects grow, a single value stays as first given."""
    *parents, last = path.split(".")
    for step in parents:
        name, first, _ = step.partition("[0]")
        part = document.setdefault(name, [{}] if first else {})
        document = part[0] if first else part
    present = document.get(last)
    if isinstance(value, list):
        document[last] = [*(present or []), *(item for item in value if item not in (present or []))]
    elif isinstance(value, dict):
        document[last] = {**(present or {}), **value}
    elif present is None:
        document[last] = value


def _put_name(document: dict[str, Any], names: dict[str, str]) -> None:
    """`Nom` beside `Prénom`, and `Nombre` beside `Apellidos`, hold the other half of a name rather than the whole."""
    whole, first, last = (names.get(field, "") for field in ("name", "first_name", "last_name"))
    is_half = whole and (not first) != (not last) and (first or last).casefold() not in whole.casefold()
    parts = [first, whole, last] if is_half else [whole] if whole else [first, last]
    document["basics"]["name"] = " ".join(filter(None, parts))


def _put_employer(document: dict[str, Any]) -> None:
    """A row tells of one position and one organisation: the one is held at the other."""
    employer = document.get("mentoring", {}).get("organisation")
    if employer and "work" in document:
        document["work"][0]["name"] = employer
