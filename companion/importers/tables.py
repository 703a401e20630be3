"""Delimited text as rows: the delimiter and the heading row are found by what the headings say, not by position.

Rows are numbered as a spreadsheet shows them: the first row of the file is row 1, and a line break inside quotation marks
starts no new row.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from companion.errors import RefusedFile
from companion.importers.sources import Source, encoding_of, lines

DELIMITERS = ",;\t|"
SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
"""The delimiters as a sentence names them."""
HEADING_ROWS = 20
"""Rows in which headings are looked for: exports put notes above them."""
MAX_RECORD = 4 * 2**20
"""Characters of one row; a cell has at most 131,072 (the csv module's own limit, which is left as it is)."""
MAX_ROWS = 100_000
MAX_HEADING = 200
"""Characters of a heading that are looked at; questions of forms are shorter."""

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+|https?://\S+")

Familiar = Callable[[Sequence[str]], int]
"""How many cells of a row are headings that the reader knows."""


class Row(NamedTuple):
    """One row: its number, its cells, and what is wrong with its quotation marks, if anything."""

    number: int
    cells: list[str]
    broken: str | None = None


@dataclass(frozen=True)
class Table:
    """A delimited text whose heading row is known."""

    source: Source
    encoding: str
    delimiter: str
    heading_row: int
    headings: tuple[str, ...]

    def rows(self) -> Iterator[Row]:
        """The rows below the headings; blank ones are left out. Can be called again.

        Raises:
            RefusedFile: a cell, a row or the number of rows is beyond the limits.
        """
        for row in _records(self.source, self.encoding, self.delimiter):
            if row.number > self.heading_row + MAX_ROWS:
                raise RefusedFile(f"{self.source.name} has more than {MAX_ROWS:,} rows.", "Split it into smaller files.")
            if row.number > self.heading_row and (row.broken or any(map(str.strip, row.cells))):
                yield row


def open_table(source: Source, familiar: Familiar) -> Table | None:
    """The table in a text; None when no row among the first HEADING_ROWS holds a known heading.

    The delimiter is the one that brings out the most known headings; on a tie the first in DELIMITERS.
    """
    encoding = encoding_of(source)
    best: tuple[int, Table] | None = None
    for delimiter in DELIMITERS:
        for row in islice(_records(source, encoding, delimiter), HEADING_ROWS):
            known = familiar(row.cells)
            if known and (best is None or known > best[0]):
                headings = tuple(cell.strip()[:MAX_HEADING] for cell in row.cells)
                best = known, Table(source, encoding, delimiter, row.number, headings)
    return best[1] if best else None


def first_row(source: Source) -> list[str]:
    """The cells of the first row that is not blank, at the delimiter that makes most of them; a title alone is passed over."""
    encoding = encoding_of(source)
    rows = [_first_filled(islice(_records(source, encoding, sign), HEADING_ROWS)) for sign in DELIMITERS]
    return max(rows, key=len)


def _first_filled(rows: Iterator[Row]) -> list[str]:
    filled = [row.cells for row in rows if any(map(str.strip, row.cells))]
    return next((cells for cells in filled if sum(map(bool, cells)) > 1), filled[0] if filled else [])


def holds_address(cells: Sequence[str]) -> bool:
    """Whether a row is somebody's and no row of headings: a cell is an e-mail address or a link."""
    return any(_ADDRESS.fullmatch(cell.strip()[:MAX_HEADING]) for cell in cells)


def _records(source: Source, encoding: str, delimiter: str) -> Iterator[Row]:
    """Every record, numbered from 1. A row with unbalanced quotation marks is passed on as broken."""
    measured = _Measured(source.name, lines(source, encoding))
    reader = csv.reader(measured, delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        measured.characters = 0
        try:
            yield Row(number, next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error):
                raise RefusedFile(
                    f"{source.name} row {number} has a cell that is far too long.", "Shorten or remove it."
                ) from error
            yield Row(number, [], _broken(str(error)))


def _broken(message: str) -> str:
    if "unexpected end" in message:
        return "a quotation mark is opened here and never closed, so the rows from here on cannot be read"
    return "the quotation marks are not balanced: inside quotation marks, write each one twice"


class _Measured:
    """Lines, counted per record so that no record grows without end."""

    def __init__(self, name: str, source: Iterator[str]) -> None:
        self.name = name
        self.characters = 0
        self._lines = source

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.characters += len(line)
        if self.characters > MAX_RECORD:
            raise RefusedFile(
                f"{self.name} has a row of more than {MAX_RECORD:,} characters.", "Look for a missing quotation mark."
            )
        return line
