"""The day some words name, and a promise without the day it ends in."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

FILE_NAME = "days.toml"

_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_DAYS_OF_UNIT = (1, 7, 14)
"""A day, a week, a fortnight, in the order of the file's units."""

_YEAR = r"(?:,? (?P<year>20\d\d))?"


class _Calendar(NamedTuple):
    """How a language names days, as patterns."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    counts: tuple[str, ...]
    units: tuple[str, ...]
    numeric: re.Pattern[str]
    ahead: re.Pattern[str]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    day_alone: re.Pattern[str]
    weekday: re.Pattern[str]
    tomorrow: re.Pattern[str]
    today: re.Pattern[str]
    month_end: re.Pattern[str]
    at_end: re.Pattern[str]


def due_in(text: str, today: date, tongue: str = "en") -> date | None:
    """The day some words name: a date, a weekday (the coming one), the 20th, in two weeks, tomorrow; None where there is none."""
    named = _calendar(tongue)
    for form in (_ISO, named.numeric, named.day_first, named.month_first):
        if found := next(filter(_is_date, form.finditer(text)), None):
            return _dated(found, today, named)
    if found := named.ahead.search(text):
        return today + timedelta(days=_count(found["count"], named) * _DAYS_OF_UNIT[_place(found["unit"], named.units)])
    if found := named.day_alone.search(text):
        return _next_day(int(found["day"]), today)
    if named.month_end.search(text):
        return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    if named.tomorrow.search(text):
        return today + timedelta(days=1)
    if named.today.search(text):
        return today
    return _coming(named.weekday.search(text), today, named)


def without_day(what: str, *, limits: bool = False, tongue: str = "en") -> str:
    """What is promised without the day it ends in, which stands beside it: "send the sheet by 4 December".

    `limits`: only where it is the last day for it; "ask him on Monday" says when.
    """
    found = _calendar(tongue).at_end.search(what)
    stays = (
        found is None or len(what[: found.start()].split()) < 2 or (limits and found.group().lstrip().lower().startswith("on "))
    )
    return what if found is None or stays else what[: found.start()].rstrip(" ,")


def _is_date(found: re.Match[str]) -> bool:
    """Whether figures are a date: with a year, a month's name, or behind what leads to a day; "3/4" alone is a part."""
    return "lead" not in found.groupdict() or bool(found["year"] or found["lead"])


def _dated(found: re.Match[str], today: date, named: _Calendar) -> date | None:
    """The date of a match; without a year, the next time that day comes."""
    said = found["month"].lower()
    month = int(said) if said.isdigit() else _place(said, named.months) + 1
    year = int(found["year"]) if found["year"] else today.year
    try:
        day = date(year, month, int(found["day"]))
        return day if found["year"] or day >= today else day.replace(year=year + 1)
    except ValueError:
        return None


def _count(said: str, named: _Calendar) -> int:
    return int(said) if said.isdigit() else _place(said, named.counts) + 1


def _place(said: str, names: tuple[str, ...]) -> int:
    """Which of the names is said; it matched one of them before."""
    return next(i for i, name in enumerate(names) if re.fullmatch(name, said.lower()))


def _next_day(day: int, today: date) -> date | None:
    """The next time a day of the month comes: "by the 20th"."""
    return next((one for one in _days_on(today, 62) if one.day == day), None)


def _days_on(today: date, count: int) -> Iterator[date]:
    return (today + timedelta(days=ahead) for ahead in range(count))


def _coming(found: re.Match[str] | None, today: date, named: _Calendar) -> date | None:
    if found is None:
        return None
    weekday = _place(found["name"], named.weekdays)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


@lru_cache(maxsize=8)
def _calendar(tongue: str) -> _Calendar:
    data = tomllib.loads(resources.files("companion.domain.promising").joinpath(FILE_NAME).read_text("utf-8"))
    words = data.get(tongue) or data["en"]
    weekdays, months = tuple(words["weekdays"]), tuple(words["months"])
    month, weekday = "|".join(months), "|".join(weekdays)
    day = r"(?P<day>[0-3]?\d)"
    before, ordinal, of = words["before"], words["ordinal"], words["of"]

    def made(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    date_in_words = rf"{words['the']}?[0-3]?\d{ordinal}?(?:{of})? ?(?:{month})|(?:{month}) [0-3]?\d{ordinal}?|20\d\d-\d\d-\d\d"
    figures = words.get("numeric", "(?!)")
    numeric = f"{words['the']}?{_unnamed(figures)}"
    lead = rf"(?P<lead>\b{before} {words['the']}?|\b{words['the']}|\((?!24/7))"
    alone = rf"{words['the']}[0-3]?\d{ordinal}"
    ends = rf"{words['next']}?(?:{weekday})|{words['tomorrow']}|{words['month_end']}|{numeric}|{date_in_words}|{alone}"
    return _Calendar(
        weekdays, months, tuple(words["counts"]), tuple(words["units"]),
        made(rf"{lead}?(?<![\d/.]){figures}(?![\d/]| d(?:el?|u)\b| d['’])"), made(rf"\b{words['ahead']}\b"),
        made(rf"\b{day}{ordinal}?(?:{of})? ?\b(?P<month>{month})\b{_YEAR}"),
        made(rf"\b(?P<month>{month})\.? {day}{ordinal}?\b{_YEAR}"),
        made(rf"\b{before} {words['the']}{day}{ordinal}(?![\w%])"),
        made(rf"\b{words.get('weekday_said', '')}(?P<name>{weekday})\b"),
        made(rf"\b{words['tomorrow']}\b"), made(rf"\b{words['today']}\b"),
        made(rf"\b{before} {words['month_end']}\b"),
        made(rf"\s(?:{before}\s(?:{ends})(?:,? 20\d\d)?|{words['tomorrow']}|{words['today']}|{_unnamed(words['ahead'])})\W*$"),
    )  # fmt: skip


def _unnamed(pattern: str) -> str:
    """A pattern whose groups have no names, so that it can stand beside another with the same."""
    return re.sub(r"\?P<\w+>", "?:", pattern)
