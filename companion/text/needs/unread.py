"""Wishes that could not be used: when, what manner of person, under what circumstances."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from companion.text.needs.people import person_at
from companion.text.needs.lists import any_number
from companion.text.needs.reading import Found, Hang, Reading, Voice, line
from companion.text.needs.tokens import COMMA, STOP

_DENIAL = line(
    r"(?:no|not|without|isn't|aren't|doesn't|don't|never|nobody|no one|neither)(?! (?:only|just|necessarily|sure|idea|longer|yet|too|matter|later|long|more than))"
)
_LONGEST_DENIAL = 20
_CLAUSE_ENDS = frozenset([COMMA, STOP, "but", "who", "and"])
_SAID_OF = frozenset("is are be being someone somebody anyone anybody person people mentor and or not very really too also both".split())
_AFTER = frozenset([COMMA, STOP, "and", "or", "who", "but", "with", "enough", "would", "to", "please", "for"])


def read_unread(reading: Reading) -> Iterator[Found]:
    """Every wish that is listed as not used. A seeker's own circumstances are no wish."""
    for hit in reading.search(_pattern("time")):
        if reading.voice(hit.first) is not Voice.SEEKER and not _belongs_to_subject(reading, hit.first):
            yield Found(hit.first, hit.end, unread=True)
    for hit in reading.search(_pattern("manner")):
        if _is_of_person(reading, hit.first, hit.end):
            yield Found(hit.first, hit.end, unread=True)
    for hit in reading.search(_pattern("circumstance")):
        if reading.voice(hit.first) in (Voice.WANTED, Voice.OPEN):
            yield Found(hit.first, hit.end, unread=True)


def read_denials(reading: Reading) -> Iterator[Found]:
    """'no tech bros', 'without an MBA': what is ruled out, to the end of its clause, for what no other reader understood."""
    for hit in reading.search(_DENIAL):
        last = min(hit.end + _LONGEST_DENIAL, len(reading.tokens))
        end = next((at for at in range(hit.end, last) if reading.word(at) in _CLAUSE_ENDS), last)
        if end > hit.end and reading.voice(hit.first) in (Voice.WANTED, Voice.OPEN):
            yield Found(hit.first, end, unread=True, hang=Hang.PERSON)


def _is_of_person(reading: Reading, first: int, end: int) -> bool:
    """'a nice person', 'somebody patient', 'who is kind', 'with a bit of humour'; not 'how to be kind'."""
    if reading.voice(first) is not Voice.WANTED and reading.word(first - 1) not in (COMMA, STOP, "a", "an", "with", "for"):
        return False
    if reading.word(first) == "with" and reading.word(first - 1) != "deal" or reading.word(end - 1) in ("humour", "humor", "listener"):
        return True
    after = any_number(reading, end, frozenset([COMMA, "and", "or"]))
    if person_at(reading, end) or (after > end and person_at(reading, after)):
        return True
    return reading.word(first - 1) in _SAID_OF and reading.word(end) in _AFTER and reading.voice(first) is Voice.WANTED


def _belongs_to_subject(reading: Reading, first: int) -> bool:
    """Whether a time is part of what is asked about, as in 'how to survive the first weeks on Mondays'."""
    return reading.voice(first) is Voice.ASKING and any(word in _HOW for word in _clause_before(reading, first))


def _clause_before(reading: Reading, first: int) -> Iterator[str]:
    at = first - 1
    while at >= 0 and reading.word(at) != STOP:
        yield reading.word(at)
        at -= 1


_HOW = frozenset("how why what when whether".split())


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    fragments = _table()["fragments"]
    patterns = "|".join(_table()[kind]["patterns"])
    for name, fragment in fragments.items():
        patterns = patterns.replace(f"{{{name}}}", fragment)
    return line(patterns)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("companion.text.needs").joinpath("wishes.toml").read_text(encoding="utf-8"))
