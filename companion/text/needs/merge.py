"""Conditions of one kind that stand side by side: 'by phone or in writing' is one condition with two values."""

from __future__ import annotations

from dataclasses import replace

from companion.text.needs.reading import Found, Reading
from companion.text.needs.tokens import COMMA

_BETWEEN = frozenset(["or", "and", "either", "also", "maybe", "perhaps", "even", "one", "another", "someone", "somebody", COMMA])


def merged(reading: Reading, taken: list[Found]) -> list[Found]:
    """Neighbours that ask for the same kind of thing as one; what is ruled out stays apart."""
    result: list[Found] = []
    for found in taken:
        joined = _joined(reading, result[-1], found) if result else None
        if joined:
            result[-1] = joined
        else:
            result.append(found)
    return result


def _joined(reading: Reading, one: Found, other: Found) -> Found | None:
    if len(one.filters) != 1 or len(other.filters) != 1 or one.kept or other.kept:
        return None
    first, second = one.filters[0], other.filters[0]
    side_by_side = all(reading.word(at) in _BETWEEN for at in range(one.end, other.first))
    if (first.field, first.op, "in") != (second.field, second.op, first.op) or not side_by_side:
        return None
    values = [*first.value, *(value for value in second.value if value not in first.value)]
    condition = reading.filter(one.first, other.end, field=first.field, op="in", value=values)
    return replace(one, end=other.end, filters=(condition,))
