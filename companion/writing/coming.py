"""The day ahead that own words name, "two shifts booked for 5 and 6 December": what is asked would come too late after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from companion.domain.matching.hours import DAY_NAMES
from companion.domain.outreach.absences import LOOKS_AHEAD
from companion.domain.outreach.windows import MONTH, date_of
from companion.domain.outreach.writing import OwnSentence
from companion.domain.words.hard_facts import QUOTED

_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DATED = re.compile(
    rf"\b(?:(?P<first>{_NUMBER})(?:(?:,| and| or| to|–|-| &) ?{_NUMBER})*(?: of)? (?P<month>{MONTH})|"
    rf"(?P<named>{MONTH})\.? (?P<day>{_NUMBER}))\b(?!,? \d{{4}}\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"\b(?:next|(?:this|the) coming) (?P<day>{'|'.join(DAY_NAMES)})\b", re.IGNORECASE)
_NEXT_WEEK = re.compile(r"\b(?:tomorrow|(?:next|the coming|this coming) week(?:end)?)\b", re.IGNORECASE)
_GONE_BY = re.compile(
    r"\b(?:was|were|had|did|since|ago|last|a year|(?:I|we|he|she|they|you) (?!need|feed|speed|bleed)\w+ed)\b", re.IGNORECASE
)
"""What a sentence holds that tells of a day gone by, or of what lasts since then."""


def coming_day(own: Sequence[OwnSentence], today: date) -> date | None:
    """The first day after today that somebody's own sentences name; None where they name none, or one that is gone by."""
    return min((day for item in own for day in _named(QUOTED.sub(" ", item.text), today) if day > today), default=None)


def _named(text: str, today: date) -> Iterator[date]:
    if _NEXT_WEEK.search(text):
        yield today + timedelta(days=7 - today.weekday())
    for found in _NEXT.finditer(text):
        ahead = (DAY_NAMES.index(found["day"].capitalize()) - today.weekday()) % 7
        yield today + timedelta(days=ahead or 7)
    if _GONE_BY.search(text):
        return
    for found in _DATED.finditer(text):
        day = date_of(f"{found['first'] or found['day']} {found['month'] or found['named']}", today)
        if day and day <= today + LOOKS_AHEAD:
            yield day
