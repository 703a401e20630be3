"""What kind of file this is, by its content first and its name second."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Literal

from companion.errors import UnreadableFile
from companion.importers.archive import refuse_office
from companion.importers.sources import Source, encoding_of, file_source, lines

FileKind = Literal["csv", "jsonl", "json-resume", "linkedin"]

DESCRIPTION: dict[FileKind, str] = {
    "csv": "a table",
    "jsonl": "a file with one JSON profile a line",
    "json-resume": "a JSON file",
    "linkedin": "a zip archive",
}
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHER_STARTS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"SQLite format 3": "a database",
}


def kind_of(path: Path) -> FileKind:
    """The kind of a file.

    Raises:
        UnreadableFile, RefusedFile: it cannot be opened, or is of no kind that can be read.
    """
    return _kind(file_source(path))


def expect(path: Path, kind: FileKind) -> Source:
    """The file, when its content may be of this kind.

    Raises:
        UnreadableFile: it cannot be opened, or plainly is of another kind.
        RefusedFile: it is no ordinary file, or too large.
    """
    source = file_source(path)
    found = _kind(source)
    json_kinds = {"jsonl", "json-resume"}
    if found != kind and not {found, kind} <= json_kinds:
        raise UnreadableFile(
            f"{path.name} looks like {DESCRIPTION[found]}, not like {DESCRIPTION[kind]}.", f"Leave --format out, or give {found}."
        )
    return source


def _kind(source: Source) -> FileKind:
    name = source.name.lower()
    with source.open() as stream:
        head = stream.read(16)
    if head.startswith(ZIP_STARTS) or name.endswith(".zip"):
        refuse_office(source)
        return "linkedin"
    for start, what in _OTHER_STARTS.items():
        if head.startswith(start):
            raise UnreadableFile(f"{source.name} is {what}.", "Save it as CSV, JSON or JSONL, or give a LinkedIn export (zip).")
    first, second = _first_lines(source)
    if first.startswith("["):
        return "json-resume"
    if first.startswith("{"):
        return _json_kind(first, several=bool(second), named_lines=name.endswith((".jsonl", ".ndjson")))
    return "jsonl" if name.endswith((".jsonl", ".ndjson")) else "json-resume" if name.endswith(".json") else "csv"


def _first_lines(source: Source) -> tuple[str, str]:
    """The first two lines that are not blank, looked for in the first hundred; '' for one that is missing."""
    stripped = (line.strip() for line in islice(lines(source, encoding_of(source)), 100))
    filled = filter(None, stripped)
    return next(filled, ""), next(filled, "")


def _json_kind(first: str, *, several: bool, named_lines: bool) -> FileKind:
    """One object over many lines is a resume; a whole object on the first line of several is a file of profiles."""
    if named_lines:
        return "jsonl"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return "json-resume"
    return "jsonl" if several else "json-resume"
