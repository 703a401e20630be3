"""How soon a message wants its answer: at once, in a few days, or in time."""

from __future__ import annotations

import re
from datetime import date, timedelta

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
_MONTH = "|".join([*_MONTHS, *(month[:3] for month in _MONTHS if month != "may")])
_DATED = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})|(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
_FROM_THEN_ON = re.compile(r"\b(?:from|after|since|week of|beyond|past)\s+(?:about\s+|the\s+)?$", re.IGNORECASE)


def rush(sentence: str) -> re.Match[str] | None:
    """Words that want an answer at once."""
    return _RUSH.search(sentence)


def short_window(sentence: str, today: date) -> re.Match[str] | None:
    """Words that leave less than `MIN_WINDOW_DAYS`."""
    limit = today + timedelta(days=MIN_WINDOW_DAYS)
    for found in _DATED.finditer(sentence):
        when = _date_of(found, today)
        if when and today <= when < limit and not _FROM_THEN_ON.search(sentence[: found.start()]):
            return found
    return _SOON.search(sentence)


def _date_of(found: re.Match[str], today: date) -> date | None:
    """The next day of that name; None where there is none in this year or the next."""
    name = (found["m1"] or found["m2"]).lower()
    month = next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(name[:3]))
    for year in (today.year, today.year + 1):
        try:
            when = date(year, month, int(found["d1"] or found["d2"]))
        except ValueError:
            continue
        if when >= today:
            return when
    return None
