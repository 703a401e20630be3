"""Dates as people and exports write them, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; what is ambiguous is left unread."""

from __future__ import annotations

import re
from datetime import date

STILL = frozenset({"", "present", "current", "currently", "now", "today", "ongoing", "to date", "until now"})
"""What an end date says when there is none."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<word>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>[12]\d{3})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}",
        rf"{_YEAR}[-/.](?P<month>\d\d?)",
        rf"{_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?:[T ].*)?",
        rf"(?P<month>\d\d?)[/.]{_YEAR}",
        rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}",
        rf"{_MONTH},?[ -]{_YEAR}",
        rf"{_YEAR} {_MONTH}",
        rf"(?P<day>\d\d?)(?:st|nd|rd|th|\.)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}",
    )
)


def partial_date(text: str) -> str | None:
    """A date as precise as it was written; a month or day of zero counts as not given. None when it cannot be read."""
    for form in _FORMS:
        if found := form.fullmatch(text.strip()):
            parts = found.groupdict()
            return _joined(int(parts["year"]), _month(parts), int(parts.get("day") or 0))
    return None


def full_date(text: str) -> str | None:
    """A date with its day; None when it cannot be read or is less precise."""
    found = partial_date(text)
    return found if found and len(found) == len("2026-10-01") else None


def _month(parts: dict[str, str | None]) -> int | None:
    """The month as a number, 0 when it was not given, None when the word is none."""
    if word := parts.get("word"):
        spelt = [number for number, month in enumerate(_MONTHS, 1) if month.startswith(word.lower())]
        return spelt[0] if spelt else None
    return int(parts.get("month") or 0)


def _joined(year: int, month: int | None, day: int) -> str | None:
    if month is None or month > 12:
        return None
    if not month or not day:
        return f"{year:04}-{month:02}" if month else f"{year:04}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
