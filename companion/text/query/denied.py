"""What must not be: 'must not be executives', 'should not come from finance', 'who do not work in tech'."""

from __future__ import annotations

from dataclasses import replace

from companion.text.needs.phrasebook import pattern_before
from companion.text.needs.reading import Found, Reading

_DENIABLE = frozenset("industry stage country region organisation language channel format person".split())


def as_denied(reading: Reading, found: Found) -> Found:
    """What was found, turned round where a denial stands before it with nothing but small verbs between."""
    wanted = found.filters and all(one.op == "in" and one.field in _DENIABLE for one in found.filters)
    first = reading.before(pattern_before("query.denied"), found.first) if wanted else None
    if first is None:
        return found
    turned = (
        reading.filter(first, found.end, field=condition.field, op="not_in", value=condition.value) for condition in found.filters
    )
    return replace(found, first=first, filters=tuple(turned))
