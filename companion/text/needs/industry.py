"""Industries as conditions: 'in healthcare or pharma', 'outside tech', 'no academics', 'not another consultant'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from companion.text.industry.free_text import correction, named_by
from companion.text.industry.terms import Mention, mentions, singular, terms
from companion.text.needs.lists import any_number, listed
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Hang, Reading, Voice
from companion.text.stems import STOP_WORDS

_LONGEST = 4


def read_industries(reading: Reading) -> Iterator[Found]:
    """Every place where an industry is asked for or ruled out."""
    for hit in reading.search(pattern("industry.inside")):
        yield from _found(reading, hit.first, hit.end, "in")
    for name in ("industry.outside", "industry.ruled_out"):
        for hit in reading.search(pattern(name)):
            yield from _found(reading, hit.first, hit.end, "not_in")
    for hit in reading.search(pattern("industry.unwanted")):
        yield from (replace(found, hang=Hang.ANYWHERE) for found in _found(reading, hit.first, hit.end, "not_in"))
    for hit in reading.search(pattern("industry.without")):
        if _names_people(reading, hit.end):
            yield from _found(reading, hit.first, hit.end, "not_in")
    yield from _before_the_person(reading)
    yield from _of_own(reading, "industry.own", "not_in")
    yield from _of_own(reading, "industry.own_inside", "in")


def _found(reading: Reading, first: int, at: int, op: str) -> Iterator[Found]:
    at = any_number(reading, at, words("industry.articles"))
    industries, end = listed(reading, at, lambda here: industry_at(reading, here), denied=op == "not_in")
    values = list(dict.fromkeys(value for found in industries for value in found))
    leads_on = reading.word(first) == "from" and reading.word(end) in ("to", "into") and first not in reading.person_ends
    if values and _ends_here(reading, end) and not leads_on:
        condition = reading.filter(first, end, field="industry", op=op, value=values)
        yield Found(first, end, (condition,), hang=Hang.CLAUSE if op == "not_in" else Hang.PERSON)


def industry_at(reading: Reading, at: int) -> tuple[tuple[str, ...], int] | None:
    """The industries that a phrase at a position names, and its end: 'the energy sector', 'hospital nursing', 'bankers'."""
    at = any_number(reading, at, words("industry.articles"))
    found: list[Mention] = []
    while mention := _mention_at(reading, at):
        found.append(mention)
        at = mention.end
    if not found:
        return None
    return named_by(found), any_number(reading, at, words("industry.suffixes"))


def _mention_at(reading: Reading, at: int) -> Mention | None:
    """The longest clear term that begins at a position, with positions of the reading; a misspelt one if none does."""
    for end in range(min(at + _LONGEST, len(reading.tokens)), at, -1):
        if reading.word(end - 1) in STOP_WORDS or reading.word(at) in STOP_WORDS:
            continue
        key = tuple(singular(reading.word(i)) for i in range(at, end) if reading.word(i) not in STOP_WORDS)
        term = terms().get(key)
        if term and term.kind != "faint":
            return Mention(at, end, term)
    corrected = correction(reading.word(at))
    return Mention(at, at + 1, terms()[corrected]) if corrected else None


def _names_people(reading: Reading, at: int) -> bool:
    """'without academics or recruiters' rules somebody out, 'without insurance' does not."""
    _, end = listed(reading, at, lambda here: industry_at(reading, here), denied=True)
    named = mentions(tuple(singular(reading.word(place)) for place in range(at, end)))
    return any(mention.term.kind == "people" for mention in named)


def _ends_here(reading: Reading, end: int) -> bool:
    """Whether the phrase is over: 'in energy' may be a condition, 'in energy drinks' is something else."""
    word = reading.word(end)
    return (
        end >= len(reading.tokens) or reading.tokens[end].is_break or word in STOP_WORDS or word in words("industry.said_behind")
    )


def _before_the_person(reading: Reading) -> Iterator[Found]:
    """'a healthcare mentor', 'tech people': a field right before a word for people that names no trade itself."""
    for start in sorted(reading.person_starts):
        at = any_number(reading, start, words("industry.articles"))
        end = next((place for place in sorted(reading.person_ends) if place > start), start)
        found = list(mentions(tuple(singular(reading.word(i)) for i in range(at, end))))
        if found and found[-1].term.kind == "sector" and found[-1].end == end - 1 - at:
            first = at + found[-1].start
            value = list(found[-1].term.industries)
            condition = reading.filter(first, end - 1, field="industry", op="in", value=value)
            yield Found(first, end - 1, (condition,), kept=reading.word(end - 1) not in words("industry.general_heads"))


def _of_own(reading: Reading, name: str, op: str) -> Iterator[Found]:
    """'outside my own industry', 'in my field': the one the seeker says they work in, else a wish that cannot be used."""
    for hit in reading.search(pattern(name)):
        own = [
            value for found in reading.search(pattern("industry.inside")) for value in _of_seeker(reading, found.first, found.end)
        ]
        if own:
            condition = reading.filter(hit.first, hit.end, field="industry", op=op, value=list(dict.fromkeys(own)))
            yield Found(hit.first, hit.end, (condition,), hang=Hang.PERSON if op == "in" else Hang.ANYWHERE)
        elif op == "not_in":
            yield Found(hit.first, hit.end, unread=True)


def _of_seeker(reading: Reading, first: int, at: int) -> tuple[str, ...]:
    industry = industry_at(reading, at) if reading.voice(first) is Voice.SEEKER else None
    return industry[0] if industry else ()
