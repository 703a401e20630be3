"""Those who are matched, as a lead names them: 'our juniors in finance' are rules on mentees, not on those looked for."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from companion.domain.query.query import Rule
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reader import READERS, BearsOut, take
from companion.text.needs.reading import Found, Reading
from companion.text.query.across import LeadFound

_TOLD = frozenset("industry stage language country region channel format organisation".split())
"""What is asked of mentees: what their profiles say of themselves."""

_SAYS_WE = frozenset("i we i'm we're".split())


class Mentees(NamedTuple):
    """The rules on those who are matched, and the words about them of which no rule came."""

    rules: list[Rule]
    unread: list[str]


def read_seniors(reading: Reading) -> Iterator[Found]:
    """'with seniors outside finance': those looked for, named by how far they have come."""
    for hit in reading.search(pattern("query.seniors")):
        yield Found(hit.first, hit.end, (reading.filter(hit.first, hit.end, field="stage", op="in", value=["senior"]),))


def mentees(reading: Reading, taken: Sequence[Found]) -> Mentees:
    """What a sentence says of those for whom people are looked for."""
    rules: list[Rule] = []
    unread: list[str] = []
    for found in taken:
        if isinstance(found, LeadFound) and found.of_mentees and reading.word(found.first) not in _SAYS_WE:
            own, left = _of(reading, found)
            rules += own
            unread += left
    return Mentees(list({(one.field, one.op, repr(one.value)): one for one in reversed(rules)}.values())[::-1], unread)


def _of(reading: Reading, span: LeadFound) -> Mentees:
    inside = [found for found in take(reading, READERS, _within(span)) if found.filters]
    told = [(found, one) for found in inside for one in found.filters if one.field in _TOLD]
    rules = [Rule(**one.model_dump()) for _, one in told]
    used = {at for found, _ in told for at in range(found.first, found.end)}
    if not any(rule.field == "stage" for rule in rules):
        begins = [at for at in range(span.first, span.end) if reading.word(at) in words("query.beginning") and at not in used]
        rules += [Rule(field="stage", value=["early"], from_=reading.said(at, at + 1)) for at in begins[:1]]
        used |= {*begins}
    left = [at for at in range(span.first, span.end) if at not in used and not _is_around(reading, at)]
    if left and span.group and not any(rule.field == "industry" for rule in rules):
        return Mentees([*rules, Rule(field="industry", value=[*span.group], from_=_said(reading, left))], [])
    return Mentees(rules, [_said(reading, left)] if left else [])


def _within(span: Found) -> BearsOut:
    """Whether something was found inside the words about mentees."""

    def bears_out(_: Reading, found: Found, __: Container[int]) -> bool:
        return span.first <= found.first and found.end <= span.end and not found.refused

    return bears_out


def _is_around(reading: Reading, at: int) -> bool:
    return reading.tokens[at].is_break or reading.word(at) in words("query.around_mentees")


def _said(reading: Reading, left: Sequence[int]) -> str:
    """The words that are left over, as far as they stand together."""
    end = left[0] + 1
    while end in left:
        end += 1
    return reading.said(left[0], end)
