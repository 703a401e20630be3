"""One JSON profile a line."""

from __future__ import annotations

from pathlib import Path

from companion.domain.imports import Loaded, LoadOptions
from companion.errors import RefusedFile
from companion.importers.detect import expect
from companion.importers.documents import parse, parts_of
from companion.importers.intake import Intake
from companion.importers.json_resume import take_document
from companion.importers.sources import encoding_of, lines, warning_about

MAX_PROFILES = 50_000
MAX_FILE_PARTS = 1_500_000
"""Brackets and commas of a file; a full profile has about 70 and takes 14 KiB, so that a file stays under 512 MiB."""


def load(path: Path, _options: LoadOptions) -> Loaded:
    """The people of a file; a line that is no profile is a problem, blank lines are passed over.

    Raises:
        UnreadableFile: no file, or no text.
        RefusedFile: a line beyond the limit of `sources`, or more than MAX_PROFILES or MAX_FILE_PARTS.
    """
    source = expect(path, "jsonl")
    encoding = encoding_of(source)
    intake = Intake("jsonl")
    if warning := warning_about(encoding):
        intake.warn(source.name, warning)
    parts = 0
    for number, line in enumerate(lines(source, encoding), 1):
        if line.strip():
            _take_line(intake, line, f"{source.name} line {number}")
        parts += parts_of(line)
        if intake.loaded.read > MAX_PROFILES or parts > MAX_FILE_PARTS:
            raise RefusedFile(f"{source.name} holds more than can be read at once.", "Split it into files of 20,000 people.")
    return intake.loaded


def _take_line(intake: Intake, line: str, place: str) -> None:
    try:
        content = parse(line)
    except ValueError as error:
        intake.miss(place, str(error))
    else:
        take_document(intake, content, place)
