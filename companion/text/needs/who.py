"""Persons and organisations as conditions: 'not my manager', 'outside my organisation', 'not from Aldersgate Foods'."""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.industry.terms import singular, terms
from companion.text.needs.language import language_at
from companion.text.needs.lists import any_number, listed
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.place import place_at
from companion.text.needs.reading import Found, Hang, Reading
from companion.text.needs.tokens import STOP

_TITLED = 0.8
"""Share of words with a capital from which capitals say nothing."""


def read_persons(reading: Reading) -> Iterator[Found]:
    """The manager, addresses and names."""
    for hit in reading.search(pattern("who.not_manager")):
        condition = reading.filter(hit.first, hit.end, field="person", op="not_in", value=["manager"])
        yield Found(hit.first, hit.end, (condition,), hang=Hang.ANYWHERE, even_of_seeker=True)
    for hit in reading.search(pattern("who.not_at")):
        yield from _named(reading, hit.first, hit.end, "not_in")
    for hit in reading.search(pattern("who.talk_to")):
        yield from _named(reading, hit.first, hit.end, "in")


def read_organisations(reading: Reading) -> Iterator[Found]:
    """The seeker's own organisation, and organisations by name."""
    for name, op in (("who.outside_own", "not_in"), ("who.inside_own", "in")):
        for hit in reading.search(pattern(name)):
            condition = reading.filter(hit.first, hit.end, field="organisation", op=op, value=["own"])
            yield Found(hit.first, hit.end, (condition,), hang=Hang.CLAUSE if op == "not_in" else Hang.PERSON)
    for name, op in (("who.not_at", "not_in"), ("who.at", "in")):
        for hit in reading.search(pattern(name)):
            yield from _organisation(reading, hit.first, hit.end, op)


def _organisation(reading: Reading, first: int, at: int, op: str) -> Iterator[Found]:
    """An organisation by name. A city that names a time zone is none, and no profile is asked for its town; 'at Frau Holler's' is
    somebody's home.
    """
    from companion.text.world.zones import zone

    end = _name_end(reading, at)
    bare = reading.word(at - 1) not in words("who.before_organisations")
    at_home = reading.word(at) in words("who.titles") and reading.word(end - 1).endswith("'s")
    if end == at or at_home or (bare and reading.word(end - 1) not in words("who.organisation_ends")):
        return
    if zone(reading.said(at, end)):
        yield Found(first, end, unread=True, hang=Hang.CLAUSE if op == "not_in" else Hang.PERSON)
        return
    condition = reading.filter(first, end, field="organisation", op=op, value=[reading.said(at, end)])
    yield Found(first, end, (condition,), hang=Hang.CLAUSE if op == "not_in" else Hang.PERSON)


def _named(reading: Reading, first: int, at: int, op: str) -> Iterator[Found]:
    """An address, or two words or more that are written like a name."""
    end = at + 1 if "@" in reading.word(at) else _name_end(reading, at)
    looks_like_name = "@" in reading.word(at) or (end - at >= 2 and reading.word(end - 1) not in words("who.organisation_ends"))
    if looks_like_name and reading.word(at - 1) not in words("who.before_organisations"):
        condition = reading.filter(first, end, field="person", op=op, value=[reading.said(at, end)])
        yield Found(first, end, (condition,), hang=Hang.CLAUSE if op == "not_in" else Hang.ANYWHERE)


def _name_end(reading: Reading, at: int) -> int:
    """The end of a run of words with capitals that are no word of another kind; `at` itself where there is none."""
    first = end = any_number(reading, at, frozenset({"the"}))
    while _is_name_part(reading, end) or (
        end > first and reading.word(end) in words("who.inside_names") and _is_name_part(reading, end + 1)
    ):
        end += 1
    return end if end > first and not _titled(reading) and not _known(reading, first, end) else at


def _is_name_part(reading: Reading, at: int) -> bool:
    return reading.is_capital(at) and not reading.tokens[at].is_break and reading.word(at) not in ("i", "i'm", "i've", "i'd")


def _known(reading: Reading, at: int, end: int) -> bool:
    """Whether all of it is a place, a language or an industry word; a name that ends like an organisation's is none."""
    if end - at > 1 and reading.word(end - 1) in words("who.organisation_ends"):
        return False
    places, last = listed(reading, at, lambda here: place_at(reading, here))
    if (places and last >= end) or language_at(reading, at):
        return True
    return all((singular(reading.word(i)),) in terms() for i in range(at, end))


def _titled(reading: Reading) -> bool:
    """Whether Nearly Every Word Has A Capital, so that capitals say nothing."""
    said = [token for at, token in enumerate(reading.tokens) if not token.is_break and reading.word(at - 1) != STOP]
    return len(said) > 3 and sum(token.capital for token in said) > _TITLED * len(said)
