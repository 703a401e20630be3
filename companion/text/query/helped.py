"""Whom the people looked for are to help: 'who could help somebody from retail into logistics', 'match our interns with …'.

What is said of them is no condition on a mentor: it is what a mentor should know about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from companion.domain.needs import Refused
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Hit, Reading, Voice
from companion.text.needs.refused import traits
from companion.text.needs.tokens import STOP
from companion.text.query.across import LeadFound, trades

_BEFORE_WANTED = ("query.helped_before", "query.helped_needing", "query.helped_bare")
"""Those who are matched, named before those who are looked for."""

_LONGEST_HEAD = 5
"""Words that name those who are looked for: 'two or three experienced men'."""


def read_helped(reading: Reading) -> Iterator[Found]:
    """Every place that says who is to be helped, and with what: the words behind it become a topic, or stay for other readers."""
    for hit in reading.search(pattern("query.helped")):
        end = _end(reading, hit.end)
        wish = reading.begins(pattern("query.helped_wish"), hit.end)
        first = wish.end if wish else hit.end
        yield LeadFound(hit.first, first, even_of_seeker=True, group=_group(reading, hit), of_mentees=True)
        if end > first and (wish or reading.word(first) in words("query.helped_leads")):
            topic = reading.filter(first, end, field="topic", op="in", value=[reading.said(first, end)])
            yield LeadFound(first, end, (topic,), even_of_seeker=True)
    for hit in (hit for name in _BEFORE_WANTED for hit in reading.search(pattern(name))):
        yield from _matched(reading, hit)
        yield from _refused(reading, hit.end, _head_end(reading, hit.end), nouns_only=True)


def _matched(reading: Reading, hit: Hit) -> Iterator[Found]:
    """Those who are matched; what is said there of what somebody is, is refused, and the rest of it stands."""
    refused = [*_refused(reading, hit.first, hit.end)]
    starts, ends = [hit.first, *(one.end for one in refused)], [*(one.first for one in refused), hit.end]
    for first, end in zip(starts, ends, strict=True):
        if end > first:
            yield LeadFound(first, end, even_of_seeker=True, group=_group(reading, hit), of_mentees=True)
    yield from refused


def _refused(reading: Reading, first: int, end: int, *, nouns_only: bool = False) -> Iterator[Found]:
    """Every trait among some words; adjectives of those who are looked for have a reader of their own."""
    for at in range(first, end):
        for trait in traits().values():
            if reading.word(at) in (trait.nouns if nouns_only else trait.nouns | trait.adjectives):
                refused = Refused(words=reading.said(at, at + 1), because=trait.because)
                yield Found(at, at + 1, refused=refused, even_of_seeker=True)


def _head_end(reading: Reading, at: int) -> int:
    """Where the words end that name those who are looked for, before anything more is said of them."""
    end = at
    while end < len(reading.tokens) and end - at < _LONGEST_HEAD and reading.word(end) not in words("query.head_ends"):
        end += 1
    return end


def with_wanted(reading: Reading) -> Reading:
    """'Our nurses need mentors who …': what stands behind is said of those who are looked for, not of who asks."""
    voices = list(reading.voices)
    for hit in (hit for name in _BEFORE_WANTED for hit in reading.search(pattern(name))):
        at = hit.end
        while at < len(voices) and reading.word(at) != STOP:
            voices[at] = Voice.WANTED
            at += 1
    return replace(reading, voices=voices)


def _group(reading: Reading, hit: Hit) -> tuple[str, ...]:
    return trades(reading, hit.first, hit.end)


def _end(reading: Reading, at: int) -> int:
    """To the end of the clause, or to what is said of the helper again."""
    while at < len(reading.tokens) and reading.word(at) not in words("query.helped_ends"):
        at += 1
    return at
