"""How to talk, as a condition: 'by phone', 'in writing', 'over video', 'in person'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from companion.text.needs.phrasebook import pattern, pattern_before, section
from companion.text.needs.reading import Found, Hang, Hit, Reading

_ALWAYS_A_WAY = ("in ", "face", "prefer", "rather")
"""Beginnings of a way that is never the subject: 'in writing'."""


def read_channels(reading: Reading) -> Iterator[Found]:
    """Every place where a way of talking is asked for or ruled out."""
    for name in section("channel.ruled_out"):
        yield from (_found(reading, hit, name, denied=True) for hit in reading.search(pattern(name)))
    for name in section("channel.second"):
        yield from (replace(_found(reading, hit, name), hang=Hang.PERSON) for hit in reading.search(pattern(name)))
    for name in section("channel.way"):
        yield from (_found(reading, hit, name) for hit in reading.search(pattern(name)) if not _is_subject(reading, hit))


def _found(reading: Reading, hit: Hit, name: str, *, denied: bool = False) -> Found:
    denial = None if denied else reading.before(pattern_before("channel.ruled_out_before"), hit.first)
    first = hit.first if denial is None else denial
    op = "in" if denial is None and not denied else "not_in"
    condition = reading.filter(first, hit.end, field="channel", op=op, value=[name.rpartition(".")[2]])
    prefers = {"prefer", "prefers", "rather"} & set(hit.match.group().split())
    return Found(first, hit.end, (condition,), even_of_seeker=bool(prefers))


def _is_subject(reading: Reading, hit: Hit) -> bool:
    """'how to run video calls' asks about a way of talking, not for it."""
    if hit.match.group().startswith(_ALWAYS_A_WAY):
        return False
    return reading.before(pattern_before("channel.subject_before"), hit.first) is not None
