"""A table of people, one a row: any delimiter, any usual heading, bad rows reported and the rest kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from companion.domain.imports import Loaded, LoadOptions
from companion.errors import UnreadableFile
from companion.importers.cells import is_empty, looks_like_choices
from companion.importers.columns import Column, Columns, assign, familiar, may_be
from companion.importers.detect import expect
from companion.importers.fields import LIST_KINDS, NAME_FIELDS, field_at
from companion.importers.headings import plain_heading
from companion.importers.intake import Intake
from companion.importers.presets import preset_of
from companion.importers.rows import read_row
from companion.importers.sources import Source, warning_about
from companion.importers.tables import SIGNS, Row, Table, first_row, holds_address, open_table

SURE = 100
"""Known headings that one mapped by a person outweighs: no row of people can hold as many by chance."""
MOST_HEADINGS = 12
LONGEST_HEADING = 40
"""How many headings a message names, and how many characters of each."""
MOST_READINGS = 12
"""Wordings of one column whose reading is told, each once."""


class _Cell(NamedTuple):
    """A cell that was left out because its column was only guessed, and why; or one read in words, and how."""

    place: str
    said: str


def load(path: Path, options: LoadOptions) -> Loaded:
    """The people of a table.

    Raises:
        UnreadableFile: no file, no text, or no column of names.
        RefusedFile: beyond the limits of `sources` and `tables`.
        UsageError: the column map names a column or field that does not exist.
    """
    source = expect(path, "csv")
    told, remembered = _told(source, options)
    table = _open(source, told)
    preset = preset_of(table.headings)
    columns = assign(table.headings, told, preset.reads(table.headings) if preset else None)
    if not columns.fields() & NAME_FIELDS:
        raise _nameless(table.source)
    intake = Intake("csv", field_at)
    intake.loaded.headings = [heading for heading in table.headings if heading]
    intake.loaded.remembered, intake.loaded.preset = remembered, preset.title if preset else None
    _remark(intake, table, columns)
    _read_rows(intake, table, columns, preset.meant(table.headings) if preset else {})
    return intake.loaded


def _told(source: Source, options: LoadOptions) -> tuple[Mapping[str, str], bool]:
    """What a person says of the columns, else said of them the last time; and whether it is from then."""
    if options.column_map or options.remembered is None:
        return options.column_map, False
    table = open_table(source, _usual_headings)
    for headings in (table.headings if table else (), [cell.strip() for cell in first_row(source)]):
        if known := options.remembered([heading for heading in headings if heading]):
            return known, True
    return {}, False


def _usual_headings(cells: Sequence[str]) -> int:
    return 0 if holds_address(cells) else familiar(cells)


def _open(source: Source, told: Mapping[str, str]) -> Table:
    """The table, its heading row known by usual headings or by those that a person mapped."""
    mapped = {plain_heading(name) for name in told}

    def known(cells: Sequence[str]) -> int:
        told_of = sum(1 for cell in cells if len(cell) < 200 and plain_heading(cell) in mapped)
        return 0 if holds_address(cells) else familiar(cells) + told_of * SURE

    if table := open_table(source, known):
        return table
    raise _nameless(source)


def _nameless(source: Source) -> UnreadableFile:
    """That no column holds names, with the headings of the first row to choose from, and never a person's cells."""
    headings = [_shortened(cell.strip()) for cell in first_row(source) if cell.strip()]
    if not headings or holds_address(headings) or any(map(str.isdigit, headings)):
        return UnreadableFile(
            f"{source.name} has no heading row with names such as name, e-mail or job title.",
            "Write one above the first person.",
        )
    more = f" and {len(headings) - MOST_HEADINGS} more" if len(headings) > MOST_HEADINGS else ""
    return UnreadableFile(
        f"No column of {source.name} looks like a name; its first row has {', '.join(headings[:MOST_HEADINGS])}{more}.",
        f'Say which column holds the names, such as --map "{headings[0]}=name".',
    )


def _shortened(heading: str) -> str:
    return heading if len(heading) <= LONGEST_HEADING else f"{heading[: LONGEST_HEADING - 1]}…"


def _remark(intake: Intake, table: Table, columns: Columns) -> None:
    """What a reader should know about the file as a whole."""
    if warning := warning_about(table.encoding):
        intake.warn(table.source.name, warning)
    headings = _place(table, table.heading_row)
    for heading in columns.unused:
        intake.warn(headings, _unused(heading), heading)
    for column in columns.used:
        if column.asked:
            read_as = f"this column was read as {column.field.name.replace('_', ' ')}"
            intake.warn(headings, f"{read_as}; where that is wrong, rename it, or say so with --map", column.heading)
    intake.leave_out(columns.private)
    intake.loaded.columns = {column.heading: column.field.name for column in columns.used}


def _unused(heading: str) -> str:
    fields = [name.replace("_", " ") for name in may_be(heading)]
    if len(fields) > 1:
        return f"this column may be {' or '.join(fields)} and is not used; rename it, or say which with --map"
    return "this column is not used; --map can name a field for it"


def _read_rows(intake: Intake, table: Table, columns: Columns, meant: Mapping[int, Mapping[str, str]]) -> None:
    at_commas = _comma_columns(table, columns)
    doubts: dict[Column, list[_Cell]] = defaultdict(list)
    readings: dict[Column, list[_Cell]] = defaultdict(list)
    filled: Counter[str] = Counter()
    for row in table.rows():
        place = _place(table, row.number)
        if problem := row.broken or _misshapen(row, table):
            intake.miss(place, problem)
            continue
        read = read_row(_as_meant(row.cells, meant), columns.used, at_commas)
        intake.take(read.document, place, read.faults)
        filled.update(_filled(row, table))
        for column, reason in read.doubts:
            doubts[column].append(_Cell(place, reason))
        for column, reading in read.readings:
            readings[column].append(_Cell(place, reading))
    intake.loaded.unused = [heading for heading in columns.unused if filled[heading]]
    intake.loaded.left_out = {column.heading: (len(cells), filled[column.heading]) for column, cells in doubts.items()}
    _tell_doubts(intake, doubts)
    _tell_readings(intake, readings)


def _filled(row: Row, table: Table) -> Sequence[str]:
    """The headings under which a row says something."""
    return [heading for heading, cell in zip(table.headings, row.cells, strict=False) if not is_empty(cell)]


def _as_meant(cells: Sequence[str], meant: Mapping[int, Mapping[str, str]]) -> Sequence[str]:
    """The cells with the words of a known program in the place of its signs."""
    return [meant[i].get(cell.strip().lower(), cell) if i in meant else cell for i, cell in enumerate(cells)] if meant else cells


def _comma_columns(table: Table, columns: Columns) -> frozenset[int]:
    """Positions of list columns that split at comma and space: no cell has a semicolon, and every piece looks like an answer."""
    lists = {column.position for column in columns.used if column.field.kind in LIST_KINDS}
    for row in table.rows():
        for i in list(lists):
            if i < len(row.cells) and (";" in row.cells[i] or not looks_like_choices(row.cells[i])):
                lists.discard(i)
    return frozenset(lists)


def _misshapen(row: Row, table: Table) -> str | None:
    if not any(cell.strip() for cell in row.cells[len(table.headings) :]):
        return None
    under = f"{len(table.headings)} headings" if len(table.headings) > 1 else "1 heading"
    return f"the row has {len(row.cells)} cells under {under}: put cells with {SIGNS[table.delimiter]} in quotation marks"


def _tell_doubts(intake: Intake, doubts: Mapping[Column, list[_Cell]]) -> None:
    """One warning a column, not one a cell."""
    for column, cells in doubts.items():
        others = len(cells) - 1
        more = f", as {f'were {others} more cells' if others > 1 else 'was 1 more cell'} of this column" if others else ""
        intake.warn(cells[0].place, f"{cells[0].said}; the cell was left out{more}", column.heading)


def _tell_readings(intake: Intake, readings: Mapping[Column, list[_Cell]]) -> None:
    """How words were read, each wording once, so that it can be corrected."""
    for column, cells in readings.items():
        first: dict[str, str] = {}
        for cell in cells:
            first.setdefault(cell.said, cell.place)
        told = list(first.items())
        for said, place in told[:MOST_READINGS]:
            intake.warn(place, f"{said}; where that is wrong, write it like Mon 13:00-15:00", column.heading)
        if left := told[MOST_READINGS:]:
            intake.warn(left[0][1], f"{len(left)} more wordings were read in this way; the profiles show how", column.heading)


def _place(table: Table, row: int) -> str:
    return f"{table.source.name} row {row}"
