"""Conditions on somebody who is ruled out: 'nobody', 'no HR people', 'I don't need a mentor in tech'."""

from __future__ import annotations

from dataclasses import replace

from companion.text.needs.attach import meant_person
from companion.text.needs.phrasebook import pattern_before, words
from companion.text.needs.reading import Found, Reading

_MOST_BETWEEN = 3


def as_meant(reading: Reading, found: Found) -> Found:
    """What was found as it is meant: a condition on somebody who is not wanted is turned round."""
    start = meant_person(reading, found)
    denial = _denial_before(reading, start) if start is not None and found.filters else None
    if denial is None or denial >= found.first or any(condition.op == "not_in" for condition in found.filters):
        return found
    turned = (
        reading.filter(denial, found.end, field=condition.field, op="not_in", value=condition.value)
        for condition in found.filters
    )
    return replace(found, first=denial, filters=tuple(turned), kept=False)


def _denial_before(reading: Reading, start: int) -> int | None:
    """The position of the word that rules a person out, right before the phrase that names the person."""
    at = start
    while start - at < _MOST_BETWEEN and reading.word(at - 1) in words("denial.between"):
        at -= 1
    if reading.word(at - 1) in words("denial.not"):
        return at - 1
    return reading.before(pattern_before("denial.unwanted"), at)
