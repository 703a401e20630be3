"""When somebody says in words that they are away, or can promise no date: "At sea from 4 to 18 December".

Method: a date or a month beside words of being there or away, read clause by clause. What names neither is left to whoever
reads it, and so is a date that lies so far ahead that it must have been meant in an earlier year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.outreach.windows import DATE, MONTH, date_of, month_of
from companion.domain.people import Profile

LOOKS_AHEAD = timedelta(days=150)
"""How far ahead a date is taken for the next one of its name; one beyond was written about an earlier year."""

OPEN_END = timedelta(days=60)
"""How long somebody is taken to be away who does not say until when."""

_AWAY = re.compile(
    r"\b(?:away|absent|abroad|off|out|closed|shut|gone|at sea|on (?:tour|leave|holiday|vacation|the road|a ship|sabbatical)|"
    r"travel(?:l?ing)?|tour(?:ing)?|holidays?|leave|busy|unreachable|unavailable|not|no|nothing|never|cannot|can['’]t|without|"
    r"\w+n['’]t)\b",
    re.IGNORECASE,
)
_AWAY_FROM_THEN = re.compile(
    r"\b(?:away|absent|abroad|off|gone|closed|shut|at sea|on (?:tour|leave|holiday|vacation|the road|a ship|sabbatical)|"
    r"travel(?:l?ing)?|tour(?:ing)?|holidays?|leave|busy|unreachable|unavailable|out(?! of hours)|"
    r"(?:not|no|never|cannot|can['’]t|without|\w+n['’]t)\b[^,]*\b(?:there|here|free|available|reach(?:ed|able)?|time|talks?|calls?|"
    r"meet(?:ings?)?|(?:tele)?phone|signal|internet|video))\b",
    re.IGNORECASE,
)
"""What must stand beside "from January" that it begins an absence: much else begins then."""

_TEXT = re.compile(r"[^;.!?]+")
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_RANGE = re.compile(
    rf"\b(?:from |between )?(?P<first>{_DAY}(?: (?:{MONTH}))?) ?(?:to|until|till|and|-|–) ?(?P<last>{DATE})\b", re.I
)
_UNTIL = re.compile(rf"\b(?:until|till|up to|before) (?:the )?(?P<date>{DATE}|(?:{MONTH})\b)", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:from|after|as of|starting) (?:the )?(?P<date>{DATE}|(?:{MONTH})\b)", re.IGNORECASE)
_BACK_FROM = re.compile(
    rf"\b(?:only|free|available|reachable|back)(?: again)? {_FROM.pattern}|"
    rf"^\W*(?:from|as of|starting) (?:the )?(?:{DATE}|(?:{MONTH})\b) on(?:wards?)?\W*$",
    re.IGNORECASE,
)
"""Somebody is there from then on, and not before: said in so many words, or nothing else is said."""

_IN_MONTH = re.compile(
    rf"\b(?:in|during|over|throughout|all) (?P<first>{MONTH})\b(?! \d)(?:(?: and| to| until|,| ?[-–]) ?(?P<last>{MONTH})\b)?",
    re.I,
)
_THEN_ON = re.compile(
    r"\b(?:only\b.*\b(?:after|from) (?:that|then)|(?:not?|no|nothing)\b.*\bbefore (?:that|then))\b", re.IGNORECASE
)
_THE_DAY = re.compile(rf"\b(?:the|on|by) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?! (?:of )?(?:{MONTH}))", re.IGNORECASE)


class Absence(NamedTuple):
    """Days on which somebody is away, first and last included, and the words that say so.

    `promised_from`: they are not away, but can promise no day before then.
    """

    first: date
    last: date
    said: str
    promised_from: bool = False


def absences(person: Profile, today: date, *, own: bool) -> list[Absence]:
    """What somebody says of being away from today on, in their own words.

    `own`: they are the one who is told of it. Nobody else learns anything of what they keep to themselves.
    """
    texts = (person.mentoring.constraints if own else None, person.mentoring.style)
    return [found for text in texts if text for found in _of_text(text, today) if found.last >= today]


def _of_text(text: str, today: date) -> Iterator[Absence]:
    before: date | None = None
    for clause in _TEXT.findall(text):
        found = _of_clause(clause, today)
        if found:
            yield found._replace(said=text)
        if before and _THEN_ON.search(clause):
            yield Absence(today, before - timedelta(days=1), text, promised_from=True)
        before = _day_named(clause, today)


def _of_clause(clause: str, today: date) -> Absence | None:
    """What one clause says: a stretch, an end, a beginning, a month."""
    away = bool(_AWAY.search(clause))
    if found := _RANGE.search(clause):
        return _stretch(found["first"], found["last"], clause, today) if away else None
    if found := _UNTIL.search(clause):
        end = _date(found["date"], today)
        return Absence(today, end - timedelta(days=1), clause) if away and end and _is_near(end, today) else None
    if found := _FROM.search(clause):
        return _from_then(_date(found["date"], today), clause, today)
    if away and (found := _IN_MONTH.search(clause)):
        first = month_of(found["first"], today)
        last = _end_of_month(month_of(found["last"] or found["first"], today))
        return Absence(first, last, clause) if first <= today + LOOKS_AHEAD else None
    return None


def _from_then(start: date | None, clause: str, today: date) -> Absence | None:
    """Away from a day on, or there from it on; nothing where neither is said."""
    if start is None or not _is_near(start, today):
        return None
    if _BACK_FROM.search(clause):
        return Absence(today, start - timedelta(days=1), clause)
    return Absence(start, start + OPEN_END, clause) if _AWAY_FROM_THEN.search(clause) else None


def _stretch(first: str, last: str, clause: str, today: date) -> Absence | None:
    """From the one date to the other; a first one without its month, or past already, belongs to the last."""
    end = _date(last, today)
    start = _first_of(first, end, today) if end and _is_near(end, today) else None
    return Absence(start, end, clause) if start and end else None


def _first_of(first: str, end: date, today: date) -> date | None:
    """The last day of that name or number before the end; None where there is no such day."""
    if re.search(MONTH, first, re.IGNORECASE):
        start = _date(first, today)
        return start - timedelta(days=365) if start and start > end else start
    day = min(int(re.sub(r"\D", "", first)), 28)
    if day == 0:
        return None
    return end.replace(day=day) if day <= end.day else (end.replace(day=1) - timedelta(days=1)).replace(day=day)


def _day_named(clause: str, today: date) -> date | None:
    """The next day a clause names, by its number alone where it has no month."""
    if found := re.search(DATE, clause, re.IGNORECASE):
        return _date(found.group(), today)
    if found := _THE_DAY.search(clause):
        day = int(found["day"])
        month = today if day >= today.day else today.replace(day=1) + timedelta(days=32)
        return month.replace(day=day) if 1 <= day <= 28 else None
    return None


def _date(text: str, today: date) -> date | None:
    """The next date, or the first of the next month, of that name; None for a day that no month has.

    A day beyond the end of its month, such as 29 February in most years, is the last one of it.
    """
    day, month = re.search(r"\d+", text), re.search(MONTH, text, re.IGNORECASE)
    if month is None:
        return None
    if day is None:
        return month_of(month.group(), today)
    last = _end_of_month(month_of(month.group(), today)) if 28 < int(day.group()) <= 31 else None
    return date_of(text, today) or last


def _is_near(day: date | None, today: date) -> bool:
    return day is not None and today <= day <= today + LOOKS_AHEAD


def _end_of_month(first: date) -> date:
    return (first.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
