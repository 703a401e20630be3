"""A lived change as a condition: 'someone who has moved from teaching into product work', 'who changed trades'."""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.industry.terms import mentions, singular
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Reading, Voice
from companion.text.needs.tokens import COMMA, STOP

_LONGEST = 24
"""Words one lived change may take."""


def read_changes(reading: Reading) -> Iterator[Found]:
    """Every lived change asked for. It stays an aspect as well: it says what to look for as much as whom to leave out."""
    for hit in reading.search(pattern("done.change")):
        named = "done" if hit.match["done"] else "used"
        verb = reading.index_at(hit.match.start(named))
        if reading.voice(hit.first) is not Voice.WANTED:
            continue
        end = _end_of_change(reading, verb)
        if named == "used" or _is_change(reading, verb, end):
            first = _with_who(reading, hit.first, verb)
            condition = reading.filter(first, end, field="done", op="in", value=[reading.said(first, end)])
            yield Found(first, end, (condition,), kept=True)


def _end_of_change(reading: Reading, verb: int) -> int:
    last = min(verb + _LONGEST, len(reading.tokens))
    end = next((hit.first for hit in reading.search(pattern("done.ends"), verb, last)), last)
    while reading.word(end - 1) in (COMMA, STOP):
        end -= 1
    return end


def _is_change(reading: Reading, verb: int, end: int) -> bool:
    """A change leads somewhere, or is one of trades; 'went through' and 'came back' are no change of trade."""
    said = [reading.word(at) for at in range(verb, end)]
    if said[1:2] and said[1] in words("done.no_change"):
        return False
    if said[0] in words("done.always_change") and len(said) > 1:
        return True
    return not words("done.directions").isdisjoint(said) or not words("done.trades").isdisjoint(said)


def _with_who(reading: Reading, who: int, verb: int) -> int:
    """'nurse who became an analyst' needs its first half: the trade before 'who', where it is one."""
    if reading.word(verb) not in words("done.becoming"):
        return verb
    start = max((place for place in reading.person_starts if place < who), default=who)
    found = list(mentions(tuple(singular(reading.word(at)) for at in range(start, who))))
    inside = bool(found) and found[-1].term.kind == "people" and found[-1].end == who - start
    first = start + 1 if reading.word(start) in ("a", "an", "another", "any") else start
    return first if inside else verb
