"""How soon a message wants its answer: at once, in a few days, or in time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

MIN_WINDOW_DAYS = 5
"""A window that closes sooner warns: somebody busy cannot rearrange a week."""

_RUSH = re.compile(
    r"\b(?:today|tonight|tomorrow|a\.?s\.?a\.?p\.?|right (?:away|now|this minute)|immediately|at once|instantly|straight ?away|"
    r"without delay|"
    r"as (?:soon|quickly|fast) as (?:possible|you (?:can|read|get|see|have))|urgent(?:ly)?|"
    r"the (?:moment|minute|second|instant) you|(?:before|by|until) the (?:day|night|evening|hour|morning|afternoon) is (?:out|"
    r"over|up|done)|"
    r"(?:by|before|until|at) (?:the )?(?:end|close) of (?:the |this )?(?:day|business|play|evening|working day)|before (?:you "
    r"(?:go|leave)|midnight|bed)|"
    r"(?:by|before|until) (?:this )?(?:noon|midday|lunch(?:time)?|midnight|tonight)|"
    r"(?:with)?in (?:the )?(?:next )?(?:few |couple of |\d+ |an |one |two |three )?(?:hours?|minutes)(?= ?(?:[.,?!]|$|please))|"
    r"this (?:very )?(?:morning|afternoon|evening)|later on today|same day)\b",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SOON = re.compile(
    rf"\b(?:(?:later |earlier )?this (?:week|weekend|coming (?:week|{_WEEKDAY})|{_WEEKDAY})|(?:by|before) the (?:end of|end of "
    rf"the) week|by the weekend|"
    rf"(?:by|before|no later than|on|until) (?:the )?(?:coming |next )?{_WEEKDAY} at the latest|(?:by|before) {_WEEKDAY}|the "
    rf"day after tomorrow|"
    r"(?:with)?in (?:the )?(?:next |coming )?(?:a |one |two |three |four |1 |2 |3 |4 |few |couple of |a few |a couple of )+days?|"
    r"(?:over|during) the (?:next|coming) (?:few |couple of |two |three )?days|these days|in the course of (?:this|the) week|"
    r"(?:24|48|72) hours)\b",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()
MONTH = "|".join([*_MONTHS, *(month[:3] for month in _MONTHS if month != "may")])
"""A month by its name or the first three letters of it, as a pattern."""

DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH})|(?:{MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?)\b"
"""A day of a month, as a pattern."""

_DATED = re.compile(DATE, re.IGNORECASE)
_FROM_THEN_ON = re.compile(r"\b(?:from|after|since|week of|beyond|past)\s+(?:about\s+|the\s+)?$", re.IGNORECASE)


def rush(sentence: str) -> re.Match[str] | None:
    """Words that want an answer at once."""
    return _RUSH.search(sentence)


def short_window(sentence: str, today: date) -> re.Match[str] | None:
    """Words that leave less than `MIN_WINDOW_DAYS`."""
    limit = today + timedelta(days=MIN_WINDOW_DAYS)
    for found in _DATED.finditer(sentence):
        when = date_of(found.group(), today)
        if when and today <= when < limit and not _FROM_THEN_ON.search(sentence[: found.start()]):
            return found
    return _SOON.search(sentence)


def date_of(text: str, today: date) -> date | None:
    """The next day of a name such as "4 March"; None where there is none in this year or the next."""
    day, month = re.search(r"\d{1,2}", text), re.search(MONTH, text, re.IGNORECASE)
    for year in (today.year, today.year + 1):
        try:
            when = date(year, _number_of(month.group()), int(day.group())) if day and month else None
        except ValueError:
            continue
        if when is None or when >= today:
            return when
    return None


def month_of(name: str, today: date) -> date:
    """The first day of the next month of that name, or of this one."""
    number = _number_of(name)
    return date(today.year + (number < today.month), number, 1)


def _number_of(month: str) -> int:
    return next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(month[:3].lower()))


class Window(NamedTuple):
    """Days on which a text asks for something, first and last included, and the words that name them."""

    first: date
    last: date
    said: str


_AROUND = re.compile(r"\b(?P<how>weeks? of|weeks? after|after|from|since|beyond|past)\s+(?:about\s+|the\s+)?$", re.IGNORECASE)
_OPEN_WEEKS = 2
"""Weeks for which "after 7 December" is taken to be meant."""

_WHOLE_MONTH = re.compile(rf"\bin (?:early |late |mid-?)?(?P<month>{MONTH})\b(?!\.? \d)", re.IGNORECASE)


def windows_named(text: str, today: date) -> list[Window]:
    """The days, weeks and months a text names, in their order."""
    found = [(place.start(), _around(text, place, today)) for place in _DATED.finditer(text)]
    months = ((place, month_of(place["month"], today)) for place in _WHOLE_MONTH.finditer(text))
    found += [(place.start(), Window(max(first, today), first + timedelta(days=27), place.group())) for place, first in months]
    return [window for _, window in sorted(found, key=lambda one: one[0]) if window]


def _around(text: str, place: re.Match[str], today: date) -> Window | None:
    """The days meant by a date and the words before it: a day, the week of it, or the weeks after it."""
    day = date_of(place.group(), today)
    if day is None:
        return None
    before = _AROUND.search(text[: place.start()])
    if not before:
        return Window(day, day, place.group())
    weeks = 1 if before["how"].lower() == "week of" else _OPEN_WEEKS
    return Window(day, day + timedelta(days=7 * weeks - 1), f"{before.group()}{place.group()}")
