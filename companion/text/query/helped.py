"""Whom the people looked for are to help: 'who could help somebody from retail into logistics', 'match our interns with …'.

What is said of them is no condition on a mentor: it is what a mentor should know about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Hit, Reading, Voice
from companion.text.needs.refused import traits
from companion.text.needs.tokens import STOP
from companion.text.query.across import LeadFound, trades


def read_helped(reading: Reading) -> Iterator[LeadFound]:
    """Every place that says who is to be helped, and with what: the words behind it become a topic, or stay for other readers."""
    for hit in reading.search(pattern("query.helped")):
        end = _end(reading, hit.end)
        wish = reading.begins(pattern("query.helped_wish"), hit.end)
        first = wish.end if wish else hit.end
        yield LeadFound(hit.first, first, even_of_seeker=True, group=_group(reading, hit), of_mentees=True)
        if end > first and (wish or reading.word(first) in words("query.helped_leads")):
            topic = reading.filter(first, end, field="topic", op="in", value=[reading.said(first, end)])
            yield LeadFound(first, end, (topic,), even_of_seeker=True)
    for hit in (*reading.search(pattern("query.helped_before")), *reading.search(pattern("query.helped_needing"))):
        yield LeadFound(hit.first, hit.end, even_of_seeker=True, group=_group(reading, hit), of_mentees=True)
    for hit in reading.search(pattern("query.helped_bare")):
        refused = next((at for at in range(hit.first, hit.end) if _is_trait(reading.word(at))), None)
        if refused is None:
            yield LeadFound(hit.first, hit.end, even_of_seeker=True, group=_group(reading, hit), of_mentees=True)
        else:
            yield LeadFound(hit.first, refused, even_of_seeker=True, of_mentees=True)


def with_wanted(reading: Reading) -> Reading:
    """'Our nurses need mentors who …': what stands behind is said of those who are looked for, not of who asks."""
    voices = list(reading.voices)
    behind = ("query.helped_needing", "query.helped_before", "query.helped_bare")
    for hit in (hit for name in behind for hit in reading.search(pattern(name))):
        at = hit.end
        while at < len(voices) and reading.word(at) != STOP:
            voices[at] = Voice.WANTED
            at += 1
    return replace(reading, voices=voices)


def _is_trait(word: str) -> bool:
    """Whether a word says what somebody is: that is refused, and stays for its reader."""
    return any(word in trait.nouns | trait.adjectives for trait in traits().values())


def _group(reading: Reading, hit: Hit) -> tuple[str, ...]:
    return trades(reading, hit.first, hit.end)


def _end(reading: Reading, at: int) -> int:
    """To the end of the clause, or to what is said of the helper again."""
    while at < len(reading.tokens) and reading.word(at) not in words("query.helped_ends"):
        at += 1
    return at
