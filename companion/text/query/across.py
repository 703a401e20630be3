"""Across industries: 'outside their own industry', 'from a field that shares skills with logistics', 'mentors for our nurses'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from companion.domain.query.query import OWN, Limit
from companion.text.industry.free_text import industries
from companion.text.needs.people import person_at
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Hit, Reading

_LONGEST = 8
"""Words that name one field."""


@dataclass(frozen=True)
class LeadFound(Found):
    """What only leads say. `like`: the field whose work is compared with. `group`: industries of those people are looked for.

    `another`: it names no one's own. `wished`: what it says is a wish by itself. `alone`: a bare name, which joins what its
    sentence asks for of the same kind. `of_mentees`: names those who are matched. `limits`: how pairs are to be made.
    """

    like: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    another: bool = False
    wished: bool = False
    alone: bool = False
    of_mentees: bool = False
    limits: tuple[Limit, ...] = ()


def read_like(reading: Reading) -> Iterator[LeadFound]:
    """Every place where work like that of a field is asked for: with the people of that field, who are looked at, left out."""
    for hit in reading.search(pattern("query.like")):
        end = _field_end(reading, hit.end)
        if end > hit.end:
            named = reading.said(hit.end, end)
            topic = reading.filter(hit.first, end, field="topic", op="in", value=[named])
            yield LeadFound(hit.first, end, (topic,), even_of_seeker=True, like=industries(named))


def read_own(reading: Reading) -> Iterator[LeadFound]:
    """Every place where another industry or organisation than one's own is asked for, or a mixture of industries."""
    for hit in reading.search(pattern("query.outside_organisation")):
        elsewhere = reading.filter(hit.first, hit.end, field="organisation", op="not_in", value=[OWN])
        yield LeadFound(hit.first, hit.end, (elsewhere,), even_of_seeker=True)
    for hit in reading.search(pattern("query.other_than_own")):
        yield _outside_own(reading, hit)
    for hit in reading.search(pattern("query.another")):
        yield replace(_outside_own(reading, hit), another=True)
    for hit in reading.search(pattern("query.across")):
        yield replace(_outside_own(reading, hit), wished=True)


def read_group(reading: Reading) -> Iterator[LeadFound]:
    """Every place that says for whom people are looked for, with the industries it names."""
    for hit in reading.search(pattern("query.group")):
        end = _field_end(reading, hit.end)
        named = trades(reading, hit.end, end)
        if named and _names_people(reading, hit, end):
            yield LeadFound(hit.first, end, even_of_seeker=True, group=named, of_mentees=True)
    for hit in reading.search(pattern("query.group_people")):
        group = trades(reading, hit.first, hit.end)
        yield LeadFound(hit.first, hit.end, even_of_seeker=True, group=group, of_mentees=True)


def trades(reading: Reading, first: int, end: int) -> tuple[str, ...]:
    """The industries that some words name; 'apprentices' alone names none, whatever their profession."""
    named = [at for at in range(first, end) if reading.word(at) not in words("limits.learners")]
    return industries(reading.said(first, end)) if industries(" ".join(map(reading.word, named))) else ()


def _outside_own(reading: Reading, hit: Hit) -> LeadFound:
    condition = reading.filter(hit.first, hit.end, field="industry", op="not_in", value=[OWN])
    return LeadFound(hit.first, hit.end, (condition,), even_of_seeker=True)


def _field_end(reading: Reading, at: int) -> int:
    """Where the words end that name a field, or people; 'and' goes on with another one only where it names one, too."""
    end = at
    while end < len(reading.tokens) and end - at < _LONGEST and not _ends_field(reading, end):
        end += 1
    return end


def _ends_field(reading: Reading, at: int) -> bool:
    if reading.word(at) == "and":
        return not industries(reading.tokens[at + 1].word if at + 1 < len(reading.tokens) else "")
    return reading.word(at) in words("query.like_ends")


def _names_people(reading: Reading, hit: Hit, end: int) -> bool:
    """'mentors for nurses' and 'we are a bank' do, 'mentors for hospital management' names what is talked about."""
    if reading.word(hit.end - 1) != "for":
        return True
    return any(person_at(reading, at) is not None for at in range(hit.end, end))
