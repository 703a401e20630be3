"""Whom the people looked for are to help: 'who could help somebody from retail into logistics', 'match our interns with …'.

What is said of them is no condition on a mentor: it is what a mentor should know about.
"""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.industry.free_text import industries
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Hit, Reading
from companion.text.query.across import LeadFound


def read_helped(reading: Reading) -> Iterator[LeadFound]:
    """Every place that says who is to be helped, and with what: the words behind it become a topic, or stay for other readers."""
    for hit in reading.search(pattern("query.helped")):
        end = _end(reading, hit.end)
        wish = reading.begins(pattern("query.helped_wish"), hit.end)
        first = wish.end if wish else hit.end
        yield LeadFound(hit.first, first, even_of_seeker=True, group=_group(reading, hit))
        if end > first and (wish or reading.word(first) in words("query.helped_leads")):
            topic = reading.filter(first, end, field="topic", op="in", value=[reading.said(first, end)])
            yield LeadFound(first, end, (topic,), even_of_seeker=True)
    for hit in reading.search(pattern("query.helped_before")):
        yield LeadFound(hit.first, hit.end, even_of_seeker=True, group=_group(reading, hit))


def _group(reading: Reading, hit: Hit) -> tuple[str, ...]:
    return industries(reading.said(hit.first, hit.end))


def _end(reading: Reading, at: int) -> int:
    """To the end of the clause, or to what is said of the helper again."""
    while at < len(reading.tokens) and reading.word(at) not in words("query.helped_ends"):
        at += 1
    return at
