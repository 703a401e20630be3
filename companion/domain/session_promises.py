"""Promises that the words of a note suggest: who, what, and by when. Nothing becomes one by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.reflection_topics import actions
from companion.domain.session import ProposedPromise

MOST_PROPOSED = 12
"""Promises that are proposed from one note."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in _MONTHS)
_DAY_FIRST = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b(?:,? (?P<year>20\d\d))?", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b(?P<month>{_MONTH})\.? (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,? (?P<year>20\d\d))?", re.IGNORECASE)
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(_DAYS)})\b", re.IGNORECASE)
_DAY_AT_END = re.compile(
    rf"\s(?:by|before|on|until|till)\s(?:(?:next )?(?:{'|'.join(_DAYS)})|tomorrow|"
    rf"(?:the )?[0-3]?\d(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})|(?:{_MONTH}) [0-3]?\d(?:st|nd|rd|th)?|20\d\d-\d\d-\d\d)"
    r"(?:,? 20\d\d)?\W*$",
    re.IGNORECASE,
)


class Two(NamedTuple):
    """Who wrote a note, and who is spoken of in it: ids, and what the other is called."""

    writer: str
    other: str
    names: Sequence[str]


def proposed(sentences: Sequence[str], two: Two, today: date) -> list[ProposedPromise]:
    """Promises that some sentences suggest, in their order, none twice. `words` are exact parts of the sentences."""
    found = {one.what.casefold(): one for sentence in sentences for one in _of(sentence.strip(), two, today)}
    return list(found.values())[:MOST_PROPOSED]


def _of(sentence: str, two: Two, today: date) -> Iterator[ProposedPromise]:
    for who, said in ((two.writer, sentence), (two.other, _as_said_by_the_other(sentence, two.names))):
        for one in actions([said]) if said else ():
            words = one.about if one.about in sentence else sentence
            yield ProposedPromise(who=who, what=_without_day(one.about), due=due_in(sentence, today), words=words)
            return


def _without_day(what: str) -> str:
    """What is promised without the day it ends in, which stands beside it: "send the sheet by 4 December"."""
    found = _DAY_AT_END.search(what)
    return what[: found.start()].rstrip(" ,") if found and len(what[: found.start()].split()) >= 2 else what


def _as_said_by_the_other(sentence: str, names: Sequence[str]) -> str:
    """A sentence that tells what the other means to do, in the first person; empty where it tells nothing of theirs."""
    named = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    told = re.match(
        rf"^\W*(?:{named + '|' if named else ''}he|she|they)(?P<does>['’]ll| will| (?:wants|plans|intends|needs|hopes|promised|"
        rf"agreed|offered|is going|are going) to) (?P<what>.+)$",
        sentence,
        re.IGNORECASE,
    )
    return f"I will {told['what']}" if told else ""


def due_in(text: str, today: date) -> date | None:
    """The day some words name: a date, a weekday (the coming one), today or tomorrow; None where they name none."""
    for form in (_ISO, _DAY_FIRST, _MONTH_FIRST):
        if found := form.search(text):
            return _dated(found, today)
    if re.search(r"\btomorrow\b", text, re.IGNORECASE):
        return today + timedelta(days=1)
    if re.search(r"\b(?:today|tonight)\b", text, re.IGNORECASE):
        return today
    return _coming(_WEEKDAY.search(text), today)


def _dated(found: re.Match[str], today: date) -> date | None:
    """The date of a match; without a year, the next time that day comes."""
    named = found["month"].lower()
    month = int(named) if named.isdigit() else next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(named))
    year = int(found["year"]) if found["year"] else today.year
    try:
        day = date(year, month, int(found["day"]))
        return day if found["year"] or day >= today else day.replace(year=year + 1)
    except ValueError:
        return None


def _coming(found: re.Match[str] | None, today: date) -> date | None:
    if found is None:
        return None
    ahead = (_DAYS.index(found["name"].lower()) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead)
