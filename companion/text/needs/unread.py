"""Wishes that could not be used: when, what manner of person, under what circumstances, orders to the program, and what unknown
words rule out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from companion.text.needs.lists import any_number, bare_nouns
from companion.text.needs.people import person_at
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Hang, Reading, Voice
from companion.text.needs.tokens import COMMA, STOP

_JOINTS = frozenset([COMMA, "and", "or"])
_BEFORE_A_MANNER = frozenset([COMMA, STOP, "a", "an", "with", "for"])
_ALWAYS_OF_PERSON = frozenset("humour humor listener".split())
_HOW = frozenset("how why what when whether".split())
_OR = frozenset(["or", "nor", "please"])
_LONGEST_DENIAL = 20


def read_unread(reading: Reading) -> Iterator[Found]:
    """Every wish that is listed as not used. A seeker's own circumstances are no wish."""
    for hit in reading.search(pattern("wishes.orders")):
        yield Found(hit.first, hit.end, unread=True, even_of_seeker=True, orders=True)
    for hit in reading.search(pattern("wishes.time")):
        if reading.voice(hit.first) is not Voice.SEEKER and not _belongs_to_subject(reading, hit.first):
            yield Found(hit.first, hit.end, unread=True)
    for hit in reading.search(pattern("wishes.manner")):
        if _is_of_person(reading, hit.first, hit.end):
            yield Found(hit.first, hit.end, unread=True)
    for hit in reading.search(pattern("wishes.circumstance")):
        if reading.voice(hit.first) in (Voice.WANTED, Voice.OPEN):
            yield Found(hit.first, hit.end, unread=True)
    for hit in reading.search(pattern("wishes.unwanted")):
        if person_at(reading, hit.end) is None:
            yield Found(hit.first, _clause_end(reading, hit.end), unread=True, even_of_seeker=True)


def _clause_end(reading: Reading, at: int) -> int:
    return next((place for place in range(at, len(reading.tokens)) if reading.tokens[place].is_break), len(reading.tokens))


def read_denials(reading: Reading) -> Iterator[Found]:
    """'no tech bros', 'without an MBA': what is ruled out, to the end of its clause, for what no other reader understood."""
    for hit in reading.search(pattern("wishes.denial")):
        if reading.begins(pattern("wishes.nobody_acts"), hit.first) or _is_of_seeker(reading, hit.first):
            continue
        if _rules_out_people(reading, hit.first, hit.end):
            yield Found(hit.first, person_at(reading, hit.end) or hit.end, unread=True)
            continue
        last = min(hit.end + _LONGEST_DENIAL, len(reading.tokens))
        end = next((at for at in range(hit.end, last) if reading.word(at) in words("wishes.denial_ends")), last)
        if end > hit.end and reading.voice(hit.first) in (Voice.WANTED, Voice.OPEN):
            whoever = reading.word(hit.end - 1) in ("who", "that")
            joined = reading.word(hit.first - 1) in ("and", "or", "but") and reading.voice(hit.first) is Voice.WANTED
            yield Found(hit.first, end, unread=True, hang=Hang.ANYWHERE if joined or whoever else Hang.PERSON)


def _rules_out_people(reading: Reading, first: int, at: int) -> bool:
    """', not managers': a clause of nothing but people who are not wanted, which no condition knows."""
    end = person_at(reading, at) if reading.word(first - 1) in (COMMA, STOP) else None
    return end is not None and (end >= len(reading.tokens) or reading.tokens[end].is_break)


def _is_of_seeker(reading: Reading, first: int) -> bool:
    """'Never written a bid in my life' leaves out an 'I have', and rules nobody out."""
    begins = reading.word(first - 1) == STOP and reading.voice(first) is Voice.OPEN
    return begins and reading.word(first) == "never" and person_at(reading, first + 1) is None


def read_also_denied(reading: Reading, taken: Iterable[Found]) -> Iterator[Found]:
    """What else is ruled out behind a condition that rules out: 'no consultants or gurus', where nobody knows gurus."""
    for found in taken:
        if found.filters and all(condition.op == "not_in" for condition in found.filters):
            end = found.end
            while item := _next_denied(reading, end):
                end = item[1]
                yield Found(*item, unread=True)


def _next_denied(reading: Reading, end: int) -> tuple[int, int] | None:
    """Behind 'or' a bare noun, behind a comma people: 'no consultants, pricing' asks for pricing."""
    first = any_number(reading, end, _JOINTS - {"and"} | {"nor"})
    said = [reading.word(at) for at in range(end, first)]
    last = next(at for at in range(first, len(reading.tokens) + 1) if reading.word(at) in words("wishes.denial_ends") | _OR)
    if not said or not bare_nouns(reading, first, last):
        return None
    return (first, last) if said[-1] != COMMA or person_at(reading, first) == last else None


def _is_of_person(reading: Reading, first: int, end: int) -> bool:
    """'a nice person', 'somebody patient', 'who is kind', 'with a bit of humour'; not 'how to be kind'."""
    if reading.word(first - 1) == "be" and reading.word(first - 2) in ("would", "will"):
        return False
    wanted = reading.voice(first) is Voice.WANTED
    if not wanted and reading.word(first - 1) not in _BEFORE_A_MANNER:
        return False
    if reading.word(first) == "with" or reading.word(end - 1) in _ALWAYS_OF_PERSON:
        return True
    if person_at(reading, any_number(reading, end, _JOINTS)):
        return True
    return wanted and reading.word(first - 1) in words("wishes.said_of") and reading.word(end) in words("wishes.may_follow")


def _belongs_to_subject(reading: Reading, first: int) -> bool:
    """Whether a time is part of what is asked about, as in 'how to survive the first weeks on Mondays'."""
    at = first - 1
    while at >= 0 and reading.word(at) not in _HOW | {STOP}:
        at -= 1
    return reading.voice(first) is Voice.ASKING and reading.word(at) in _HOW
