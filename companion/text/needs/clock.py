"""Time zones as conditions: 'within two hours of Oslo time', 'three hours overlap with Nairobi'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from companion.text.needs.phrasebook import pattern, patterns
from companion.text.needs.reading import Found, Hit, Reading

DEFAULT_OVERLAP_HOURS = 2
"""Hours in common on the best day when a need names a zone but no overlap: enough for a conversation, and within what mentors
offer, whose weekly times are mostly two hours long. 'Within two hours of Oslo time' speaks of distance, so it gets this, too."""

_NUMBERS = {word: n for n, word in enumerate("no one two three four five six seven eight".split())}
_LEADS = frozenset("in on near around".split())
_NUMBERS |= {"an": 1, "a couple of": 2, "a few": 3}


def read_zones(reading: Reading) -> Iterator[Found]:
    """Every place where a time zone is asked for; 'my time zone' names none."""
    for asked in patterns("clock.asked"):
        for hit in reading.search(asked):
            yield from _found(reading, hit)
    for hit in reading.search(pattern("clock.own")):
        yield Found(hit.first, hit.end, unread=True)


def _found(reading: Reading, hit: Hit) -> Iterator[Found]:
    """The longest name of a place that a zone is known for; the match may have taken in a word too many or too few."""
    from companion.text.world.zones import zone

    start, end = (reading.index_at(hit.match.start("place")), reading.index_at(hit.match.end("place")))
    for begin, last in product(range(start, end), range(min(end + 2, len(reading.tokens)), start, -1)):
        name = zone(" ".join(token.word for token in reading.tokens[begin:last])) if begin < last else None
        if name:
            first = hit.first if begin == start else begin - (reading.word(begin - 1) in _LEADS)
            stop = hit.end if last <= end else _with_time(reading, last)
            value = {"zone": name, "overlap_hours": _overlap(hit.match)}
            yield Found(first, stop, (reading.filter(first, stop, field="timezone", op="in", value=[value]),))
            return
    if "hours" in hit.match.groupdict() and hit.match["hours"] and reading.is_capital(start):
        yield Found(hit.first, hit.end, unread=True)


def _with_time(reading: Reading, end: int) -> int:
    """'New York' and 'time' behind it."""
    return end + 1 if reading.word(end) == "time" else end


def _overlap(match: re.Match[str]) -> int:
    if not match.groupdict().get("overlap"):
        return DEFAULT_OVERLAP_HOURS
    said = match["hours"]
    return int(said) if said.isdigit() else _NUMBERS[said]
