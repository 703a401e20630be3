"""JSON documents on their way to a profile: older names of fields and looser dates become those of JSON Resume 1.x.

Unknown fields are kept as they came, except the private ones (see privacy.py).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from companion.importers.cells import languages
from companion.importers.dates import STILL, partial_date
from companion.importers.faults import Fault, quoted
from companion.importers.privacy import drop_private

MAX_DEPTH = 32
MAX_PARTS = 20_000
"""How deep a profile may be nested, and how many brackets and commas it may hold; a full one: 5 and about 300."""

DATES = ("startDate", "endDate", "releaseDate", "date")
OLDER_NAMES: dict[str, dict[str, str]] = {
    "basics": {"website": "url"},
    "work": {"company": "name", "website": "url", "title": "position"},
    "volunteer": {"organisation": "organization", "name": "organization", "role": "position", "website": "url"},
    "education": {"school": "institution", "degree": "studyType", "website": "url"},
    "languages": {"name": "language", "level": "fluency"},
    "publications": {"website": "url", "title": "name", "date": "releaseDate"},
    "projects": {"website": "url", "title": "name", "summary": "description"},
    "certificates": {"title": "name", "authority": "issuer"},
}
"""Names that older or looser files use, and the name of JSON Resume 1.x, by section."""

OLDER_SECTIONS = {"certifications": "certificates", "hobbies": "interests", "positions": "work"}
FROM_WORDS = {"skills": "name", "languages": "language", "interests": "name", "certificates": "name"}
"""Sections whose entries some files write as bare words, and the field that takes the word."""
NOT_KEPT = {"education": ("gpa", "score")}
"""Grades: nothing here may rest on them."""

TOO_DEEP = f"it is nested more than {MAX_DEPTH} deep"
_UNSAFE = re.compile("[\0\ud800-\udfff]")


def parts_of(text: str) -> int:
    """Brackets and commas, in sentences too: a bound on how many values a JSON text holds that costs next to nothing."""
    return sum(map(text.count, "[{,"))


def parse(text: str, *, most: int = MAX_PARTS) -> Any:
    """A JSON value whose every part can be stored. `most` parts are looked for before the text is parsed, to spare memory.

    Raises:
        ValueError: it is no JSON, too deep or too large; the message says which, and where.
    """
    if parts_of(text) > most:
        raise ValueError(f"it has more than {most:,} parts")
    try:
        return _storable(json.loads(text), MAX_DEPTH)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, " if "\n" in text.strip() else ""
        raise ValueError(f"it is not valid JSON: {error.msg.lower()} at {where}character {error.colno}") from error
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error


def profile_document(document: dict[str, Any]) -> tuple[list[str], list[Fault]]:
    """Bring a document into the form of a profile, in place; what was dropped for privacy, and dates that cannot be read."""
    for older, name in OLDER_SECTIONS.items():
        if older in document and name not in document:
            document[name] = document.pop(older)
    unread = [fault for section in list(document) for fault in _section(document, section)]
    return drop_private(document), unread


def _section(document: dict[str, Any], section: str) -> Iterator[Fault]:
    entries = document[section]
    if section == "languages":
        entries = document[section] = _spoken(entries)
    if section in FROM_WORDS and isinstance(entries, list):
        entries = document[section] = [{FROM_WORDS[section]: entry} if isinstance(entry, str) else entry for entry in entries]
    several = isinstance(entries, list)
    for i, entry in enumerate(entries if several else [entries]):
        if isinstance(entry, dict):
            _rename(entry, section)
            if several and section in OLDER_NAMES:
                yield from _dates(entry, f"{section}[{i}]")


def _spoken(entries: Any) -> Any:
    """Languages that a file wrote as one text, each as an entry of its own; other entries as they are."""
    if isinstance(entries, str):
        return languages(entries)
    if not isinstance(entries, list):
        return entries
    return [one for entry in entries for one in (_each_language(entry) or [entry])]


def _each_language(entry: Any) -> list[Any]:
    """The entries that stand for an entry of several languages; nothing for any other."""
    if isinstance(entry, str):
        return languages(entry)
    name = next((entry[field] for field in ("language", "name") if field in entry), None) if isinstance(entry, dict) else None
    several = languages(name) if isinstance(name, str) else []
    rest = {field: value for field, value in entry.items() if field not in ("language", "name")} if len(several) > 1 else {}
    return [{**rest, **one} for one in several] if len(several) > 1 else []


def _rename(entry: dict[str, Any], section: str) -> None:
    for older, name in OLDER_NAMES.get(section, {}).items():
        if older in entry and name not in entry:
            entry[name] = entry.pop(older)
    for field in NOT_KEPT.get(section, ()):
        entry.pop(field, None)


def _dates(entry: dict[str, Any], place: str) -> Iterator[Fault]:
    """Put dates into one form; one that cannot be read is taken out and reported."""
    for field in DATES:
        if field not in entry or entry[field] is None:
            continue
        written = str(entry[field]).strip()
        if found := partial_date(written):
            entry[field] = found
            continue
        del entry[field]
        if written.lower() not in STILL:
            yield Fault(f"{place}.{field}", f"{quoted(written)} cannot be read as a date and was left out")


def _storable(value: Any, depth: int) -> Any:
    """The value without characters that cannot be stored; numbers that are none, and endless nesting, are refused."""
    if depth == 0:
        raise ValueError(TOO_DEEP)
    if isinstance(value, str):
        return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_storable(item, depth - 1) for item in value]
    if isinstance(value, dict):
        return {_storable(name, depth): _storable(item, depth - 1) for name, item in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"it holds {value}, which is not a number")
    return value
