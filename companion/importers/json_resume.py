"""A JSON Resume, or a JSON list of them; 1.x and the older names of fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from companion.domain.imports import Loaded, LoadOptions
from companion.errors import RefusedFile, UnreadableFile
from companion.importers.detect import expect
from companion.importers.documents import MAX_PARTS, parse, profile_document
from companion.importers.intake import Intake
from companion.importers.sources import Source, encoding_of, lines, warning_about

MAX_CHARACTERS = 32 * 2**20
"""Of a whole JSON file; larger collections come one profile a line (see jsonl.py)."""
MAX_FILE_PARTS = 100 * MAX_PARTS


def load(path: Path, _options: LoadOptions) -> Loaded:
    """The one person of a resume, or the people of a list.

    Raises:
        UnreadableFile: no file, no JSON, or JSON that holds no people.
        RefusedFile: more than MAX_CHARACTERS or MAX_FILE_PARTS.
    """
    source = expect(path, "json-resume")
    encoding = encoding_of(source)
    intake = Intake("json-resume")
    if warning := warning_about(encoding):
        intake.warn(source.name, warning)
    content = _content(source, encoding)
    if isinstance(content, list):
        for number, item in enumerate(content, 1):
            take_document(intake, item, f"{source.name} item {number}")
    elif isinstance(content, dict) and "basics" in content:
        take_document(intake, content, source.name)
    else:
        raise UnreadableFile(
            f"{source.name} is JSON, but not a resume: it has no 'basics'.", "Give a JSON Resume with basics.name."
        )
    return intake.loaded


def take_document(intake: Intake, content: Any, place: str) -> None:
    """Take one JSON value as a profile; what is no object is a problem, an unreadable date a warning."""
    if not isinstance(content, dict):
        intake.miss(place, "a profile is expected here, as an object in braces")
        return
    private, unread = profile_document(content)
    intake.leave_out(private)
    intake.take(content, place)
    for fault in unread:
        intake.warn(place, fault.sentence, fault.path)


def _content(source: Source, encoding: str) -> Any:
    text = _whole_text(source, encoding)
    try:
        return parse(text, most=MAX_FILE_PARTS)
    except ValueError as error:
        raise UnreadableFile(f"{source.name} cannot be read: {error}.", "Mend it, or export it again.") from error


def _whole_text(source: Source, encoding: str) -> str:
    parts, characters = [], 0
    for line in lines(source, encoding):
        characters += len(line)
        if characters > MAX_CHARACTERS:
            raise RefusedFile(
                f"{source.name} is a JSON text of more than {MAX_CHARACTERS:,} characters.", "Write one profile a line (JSONL)."
            )
        parts.append(line)
    return "".join(parts)
