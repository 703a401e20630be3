"""Does a phrase hang on the person wanted? 'someone in Norway' holds a condition, 'find work in Norway' does not."""

from __future__ import annotations

from collections.abc import Container

from companion.text.needs.phrasebook import words
from companion.text.needs.reading import Found, Hang, Reading, Voice
from companion.text.needs.tokens import COMMA, STOP

_POINTS_BACK = frozenset("this that it".split())
_MOST_GLUE = 12
_MOST_FIELD = 4


def holds(reading: Reading, found: Found, taken_ends: Container[int]) -> bool:
    """Whether what was found is a condition here, given where the conditions before it end."""
    if reading.voice(found.first) is Voice.SEEKER and not found.even_of_seeker and not _breaks_off(reading, found):
        return False
    if found.hang is Hang.ANYWHERE:
        return True
    at, glued = _skip_glue(reading, found.first)
    if reading.word(at - 1) == "not" and glued & words("attach.not_all"):
        return False
    if at in reading.person_ends or at in taken_ends or _is_next_condition(reading, at, taken_ends):
        return True
    if glued & words("attach.says_condition") or _behind_field(reading, at):
        return True
    return _at_clause_start(reading, found, at)


def meant_person(reading: Reading, found: Found) -> int | None:
    """Where the phrase begins that names the person something is said of, if it stands right before, or around it."""
    at, _ = _skip_glue(reading, found.first)
    start = max((place for place in reading.person_starts if place <= found.first), default=None)
    end = min((place for place in reading.person_ends if start is not None and place > start), default=None)
    return start if end is not None and (at == end or found.first < end) else None


def _skip_glue(reading: Reading, at: int) -> tuple[int, frozenset[str]]:
    """The position of the first word to the left that means something, plus one, and the words passed on the way."""
    start = at
    while start - at < _MOST_GLUE and at not in reading.person_ends and reading.word(at - 1) in words("attach.glue"):
        at -= 1
    return at, frozenset(reading.word(passed) for passed in range(at, start))


def _is_next_condition(reading: Reading, at: int, taken_ends: Container[int]) -> bool:
    """'by phone only, in Norway': right behind another condition and a comma."""
    return reading.word(at - 1) == COMMA and at - 1 in taken_ends


def _behind_field(reading: Reading, at: int) -> bool:
    """'a peer in marine biology in Australia': between the person and the words stands nothing but a field."""
    end = max((place for place in reading.person_ends if place < at), default=at)
    between = [reading.word(place) for place in range(end, at)]
    return 1 < len(between) <= _MOST_FIELD and between[0] == "in" and not words("attach.leads_away") & set(between)


def _at_clause_start(reading: Reading, found: Found, at: int) -> bool:
    before, voice = reading.word(at - 1), reading.voice(at)
    if found.hang is Hang.CLAUSE and before in _POINTS_BACK:
        return True
    if before not in (COMMA, STOP):
        return False
    if voice is Voice.WANTED or found.hang is Hang.CLAUSE:
        return True
    return voice is Voice.OPEN and reading.word(found.end) in words("attach.goes_on")


def _breaks_off(reading: Reading, found: Found) -> bool:
    """'I am a nurse, no academics please': a denial behind a comma speaks of the person wanted, whoever spoke before."""
    starts_clause = reading.word(found.first - 1) in (COMMA, STOP)
    return found.hang is Hang.CLAUSE and starts_clause and reading.word(found.first) in words("attach.new_clause_when_denied")
