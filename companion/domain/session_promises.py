"""Promises that the words of a note suggest: who, what, and by when. Nothing becomes one by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.reflection.topics import actions
from companion.domain.reflection.words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    PRONOUNS,
    TELLS_A_CLAUSE,
)
from companion.domain.session import ProposedPromise
from companion.domain.words.word_forms import LIGHT

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


_SUBJECTS = ("I", "we", "he", "she", "they", "We", "He", "She", "They")
_OTHERS = ("he", "she", "they", "my mentor", "my mentee", "the mentor", "the mentee")
_MEANS_TO = (
    r"(?:['’]ll| will|(?:['’]s| is|['’]re| are) going to|"
    r"(?: has|['’]s| have)? (?:wants|plans|intends|needs|hopes|promised|agreed|offered|means|undertook)(?: (?:me|us))? to)"
)
_SAID = r"(?: has|['’]s| have)? (?:said|says|told me|wrote|answered|promised|promised me|agreed|offered)"
_WOULD = r"(?:['’]d| would|['’]ll| will)"
_SHORTEST_NAME = 3
"""Letters from which the beginning of a first name is taken for it: "Ray" for Raymond."""
_NO_NAMES = (ADVERBS | AUXILIARIES | DETERMINERS | JOINERS | PREPOSITIONS | PRONOUNS) - {"will", "may"}
"""Words that open a sentence more often than they name somebody: "just" is not Justin, "you" not Yousef."""
_NEVER = "(?!)"
_NO_NAMES_BEFORE_TO = _NO_NAMES | TELLS_A_CLAUSE | LIGHT


class Two(NamedTuple):
    """Who wrote a note, and who is spoken of in it: ids, and what each of them is called, the whole name first."""

    writer: str
    other: str
    names: Sequence[str]
    own: Sequence[str] = ()


def proposed(sentences: Sequence[str], two: Two, today: date) -> list[ProposedPromise]:
    """Promises that some sentences suggest, in their order, none twice. `words` are exact parts of the sentences."""
    found = {one.what.casefold(): one for sentence in sentences for one in _of(sentence.strip(), two, today)}
    return list(found.values())[:MOST_PROPOSED]


def _of(sentence: str, two: Two, today: date) -> Iterator[ProposedPromise]:
    clauses = _clauses(sentence, two)
    for clause in clauses:
        if found := _in_clause(clause, two):
            who, about = found
            words = about if about in sentence else sentence
            due = due_in(clause if len(clauses) > 1 else sentence, today)
            yield ProposedPromise(who=who, what=without_day(_for_both(about, who, two)), due=due, words=words)


def _clauses(sentence: str, two: Two) -> list[str]:
    """What is said of one and of the other; cut only where somebody who could promise is named anew."""
    who = "|".join([*_SUBJECTS, *_called(two.names), *_called(two.own)])
    return re.split(rf";\s+|,?\s+(?:and|but|so|while)\s+(?=(?:{who})\b)|,\s+(?=(?:{who})\b)", sentence)


def _in_clause(clause: str, two: Two) -> tuple[str, str] | None:
    """Who promises, and the words of what."""
    told = (
        (two.writer, clause),
        (two.other, _as_said_by(clause, two.names, *_OTHERS)),
        (two.writer, _as_said_by(clause, two.own)),
    )
    for who, said in told:
        for one in actions([said]) if said else ():
            return who, one.about
    return None


def without_day(what: str, *, limits: bool = False) -> str:
    """What is promised without the day it ends in, which stands beside it: "send the sheet by 4 December".

    `limits`: only where it is the last day for it; "ask him on Monday" says when.
    """
    found = _DAY_AT_END.search(what)
    stays = (
        found is None or len(what[: found.start()].split()) < 2 or (limits and found.group().lstrip().lower().startswith("on "))
    )
    return what if found is None or stays else what[: found.start()].rstrip(" ,")


def _for_both(about: str, who: str, two: Two) -> str:
    """What the other promised, so that both can read it: whoever noted it is no "me" to them."""
    if who != two.other or not two.own:
        return about
    called = min(two.own, key=len)
    return re.sub(r"\bmy\b", f"{called}’s", re.sub(r"\bme\b", called, about))


def _as_said_by(clause: str, names: Sequence[str], *others: str) -> str:
    """A clause that tells what somebody means to do, in the first person; empty where it tells nothing of theirs.

    A name is known as it is written, since "just" may begin a sentence; a pronoun refers back to them. A bare "to" is read
    behind a whole name and a pronoun only: "Raymond to bring the log book".
    """
    called = _called(names)
    if not (called or others):
        return ""
    whole = [re.escape(name) for name in names if name and name.lower() not in _NO_NAMES_BEFORE_TO]
    who, whole_who = ("|".join([*(f"(?-i:{name})" for name in each), *others]) for each in (called, whole))
    begins, said = (
        r"^\W*(?:(?:and|but|so|then)\s+)?",
        rf"(?:(?:{who}){_SAID}|(?:we|it was|it is) agreed)(?: that)? (?:{who}|he|she|they)",
    )
    told = re.match(
        rf"{begins}(?:(?:{who}){_MEANS_TO}|(?:{whole_who or _NEVER}) to|{said}{_WOULD}) (?P<what>.+)$",
        clause,
        re.IGNORECASE | re.DOTALL,
    )
    return f"I will {told['what']}" if told else ""


def _called(names: Sequence[str]) -> list[str]:
    """Patterns of what somebody may be called in a note: their names, and how a first name begins; the longest first."""
    first = [name for name in names if name and " " not in name]
    short = {name[:end] for name in first for end in range(_SHORTEST_NAME, len(name))}
    may_name = {name for name in {*filter(None, names), *short} if name.lower() not in _NO_NAMES}
    return [re.escape(name) for name in sorted(may_name, key=len, reverse=True)]


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
