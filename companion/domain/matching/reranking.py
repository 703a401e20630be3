"""A second look at the first of an order, by something that reads need and quotations together.

It may reorder people and never adds or drops anybody. Each is read by the quotations that are shown, so that the reasons on
the page stay the reasons of the place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from companion.domain.matching.pool import Vectors
from companion.domain.needs import Need

RERANKED = 20
"""People whom a cross-encoder looks at again; the ones behind them keep their places."""

RERANKED_BY_MODEL = 10
"""People whom a language model looks at again: what it can hold apart in one answer."""

By = Literal["off", "cross-encoder", "model"]

Pair = tuple[str, str]
"""A part of a need, and a quotation that may answer it."""


@dataclass(frozen=True)
class Quoted:
    """One of the first, by the quotations that are shown of them."""

    person_id: str
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Reranked:
    """The first in their new order, as places in the old one; who put them so, and why nobody did where nobody did."""

    places: tuple[int, ...]
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class SecondLook:
    """A reranker as an enquiry uses it: how many people it sees, and how it puts them."""

    people: int
    look: Callable[[Need, Sequence[Quoted]], Reranked]


@dataclass(frozen=True)
class Pairs:
    """Pairs that are read at once, and the place of the order they are read for among many."""

    place: int
    texts: tuple[Pair, ...]

    @property
    def key(self) -> str:
        """Names them."""
        return str(self.place)


def pairs(asked: Sequence[str], first: Sequence[Quoted]) -> list[Pair]:
    """What is read together: each part of a need with each quotation of everybody."""
    return [(aspect, quote) for one in first for aspect in asked for quote in one.quotes]


def by_person(scores: Vectors, asked: int, first: Sequence[Quoted]) -> Vectors:
    """What everybody comes to, shape (people,), from the scores of `pairs`: the mean, over the parts of the need, of the
    quotation that answers each best. Everybody has a quotation.
    """
    ends = np.cumsum([asked * len(one.quotes) for one in first])
    found = [part.reshape(asked, -1).max(axis=1).mean() for part in np.split(scores, ends[:-1])]
    return np.array(found, dtype=np.float32)


def unchanged(people: int, note: str | None = None) -> Reranked:
    """The order as it was."""
    return Reranked(tuple(range(people)), note=note)


def among_themselves(movable: Sequence[int], order: Sequence[int], people: int) -> tuple[int, ...]:
    """Places of everybody when those who may be moved take each other's places in a new order, and the rest keep theirs.

    `order` holds the same places as `movable`, the best first.
    """
    new = dict(zip(sorted(movable), order, strict=True))
    return tuple(new.get(place, place) for place in range(people))
