"""Conditions on somebody who is ruled out: 'nobody', 'no HR people', 'I don't need a mentor in tech'."""

from __future__ import annotations

import re
from dataclasses import replace

from companion.text.needs.attach import meant_person
from companion.text.needs.reading import Found, Reading

_BETWEEN = frozenset("a an any another more with from to by someone somebody".split())
_NOT = frozenset("no not never nor neither without".split())
_UNWANTED = re.compile(r" (?:don't|dont|do not|didn't|wouldn't) (?:want|need|like|wish)(?: to (?:talk|speak|meet))?(?: to| with| for)? $")
_MOST_BETWEEN = 3


def as_meant(reading: Reading, found: Found) -> Found:
    """What was found as it is meant: a condition on somebody who is not wanted is turned round."""
    start = meant_person(reading, found)
    denial = _denial_before(reading, start) if start is not None and found.filters else None
    if denial is None or denial >= found.first or any(condition.op == "not_in" for condition in found.filters):
        return found
    turned = (
        reading.filter(denial, found.end, field=condition.field, op="not_in", value=condition.value) for condition in found.filters
    )
    return replace(found, first=denial, filters=tuple(turned), kept=False)


def _denial_before(reading: Reading, start: int) -> int | None:
    """The position of the word that rules a person out, right before the phrase that names the person."""
    at = start
    while start - at < _MOST_BETWEEN and reading.word(at - 1) in _BETWEEN:
        at -= 1
    if reading.word(at - 1) in _NOT:
        return at - 1
    unwanted = _UNWANTED.search(reading.flat[: reading.place(at)])
    return reading.index_at(unwanted.start() + 1) if unwanted else None
