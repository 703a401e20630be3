"""How often, and whether there is room: 'a single talk', 'a series of talks', 'with places open'."""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.needs.phrasebook import pattern, section, words
from companion.text.needs.reading import Found, Reading


def read_formats(reading: Reading) -> Iterator[Found]:
    """Every place where a form of mentoring is asked for."""
    before, after = words("arrangement.subject_before"), words("arrangement.subject_after")
    for name in section("arrangement.format"):
        for hit in reading.search(pattern(name)):
            if reading.word(hit.first - 1) in words("arrangement.ruled_out"):
                yield Found(hit.first - 1, hit.end)
            elif reading.word(hit.first - 1) not in before and reading.word(hit.end) not in after:
                value = name.rpartition(".")[2]
                yield Found(hit.first, hit.end, (reading.filter(hit.first, hit.end, field="format", op="in", value=[value]),))


def read_capacity(reading: Reading) -> Iterator[Found]:
    """Every place where somebody with room is asked for. For how many is a wish that no profile's free places answer yet."""
    for hit in reading.search(pattern("arrangement.capacity")):
        number = reading.begins(pattern("arrangement.how_many"), hit.first)
        first = number.end if number and number.end < hit.end else hit.first
        if first > hit.first:
            yield Found(hit.first, first, unread=True)
        yield Found(first, hit.end, (reading.filter(first, hit.end, field="capacity", op="in", value=["open"]),))
