"""Invented people: those written by hand that come with the program, and beyond their number, generated ones for speed work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from companion.domain.people import Profile


def people(size: int | None = None) -> Iterator[Profile]:
    """The first `size` invented people, the hand-written ones first; all of these and no others when no size is given."""
    from companion.sample import generator, shipped

    if size is None:
        return shipped.people()
    return islice(chain(shipped.people(), generator.people()), size)
