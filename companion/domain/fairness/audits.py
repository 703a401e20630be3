"""What the fairness audits answer: how far ranks move when what should not matter is changed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field

from companion.domain.matching.pool import Vectors

Order = NDArray[np.int64]

FIRST = 10
"""Places of which it is said how many stay in the same hands."""

DRAWS = 2_000
"""Samples of the needs from which an interval is read."""


class Ranking(NamedTuple):
    """One need put to one pool: rows of those who may be suggested, the best first, and everybody's score, (people,)."""

    order: Order
    total: Vectors

    @property
    def places(self) -> Order:
        """The place of each row, from 0; -1 for whoever may not be suggested. Shape (people,)."""
        places = np.full(len(self.total), -1, dtype=np.int64)
        places[self.order] = np.arange(len(self.order))
        return places

    def same_as(self, other: Ranking) -> bool:
        """Whether every place and every score is the same, bit for bit."""
        return self.order.tobytes() == other.order.tobytes() and self.total.tobytes() == other.total.tobytes()


class Shift(BaseModel):
    """How two rankings of the same people for the same needs differ.

    Places are means over needs and people. `kendall_tau` is 1 for equal orders and -1 for opposite ones;
    `first_ten_kept` is the share of the first ten who are still among them.
    """

    ranks: int
    changed_ranks: int
    largest_score_difference: float
    mean_places: float
    kendall_tau: float
    first_ten_kept: float


class NameLeak(BaseModel):
    """A passage whose indexed text follows the name of the person; `before` or `after` is empty where there is no such passage.

    `called` is the name after the swap.
    """

    person_id: str
    source: str
    before: str
    after: str
    called: str


class NamesAudit(BaseModel):
    """Names, pronouns and addresses of everybody exchanged, beside neutral edits of as many words.

    `identical` says that every rank and every score stayed bit for bit. `leaks` are the passages that did not stay, and
    `facts_changed` the people whose facts did not. `introduced_leaks` are found with every invented name written into the
    prose of a profile; `introductions` says how many were tried. `leaks_in_needs` are aspects of typed needs that hold the name
    with which somebody introduced themselves.
    """

    needs: int
    people: int
    words_exchanged: int
    identical: bool
    swapped: Shift
    neutral: Shift
    leaks: list[NameLeak] = Field(default_factory=list)
    facts_changed: list[str] = Field(default_factory=list)
    introductions: int = 0
    introduced_leaks: list[NameLeak] = Field(default_factory=list)
    leaks_in_needs: list[str] = Field(default_factory=list)


Style = Literal["boastful", "second language"]


class StyleShift(BaseModel):
    """Some people's facts told in another style while everybody else's stay plain.

    `places_gained` is what those people win (or, below 0, lose) on average; `neutral_places_gained` what they win by neutral
    edits of as many words; `beyond` is the difference, and `interval` its bootstrap interval of 95 % over the needs.
    """

    style: Style
    people: int
    words_changed: int
    places_gained: float
    neutral_places_gained: float
    beyond: float
    interval: tuple[float, float]
    told: Shift
    neutral: Shift


class RegisterAudit(BaseModel):
    """The same facts told plainly, boastfully, and in a second language's English."""

    needs: int
    people: int
    styles: list[StyleShift]


def shift(before: Sequence[Ranking], after: Sequence[Ranking]) -> Shift:
    """How far ranks moved, over those who may be suggested in either ranking of a need."""
    moved = [places_moved(one, other) for one, other in zip(before, after, strict=True)]
    every = np.concatenate(moved) if moved else np.zeros(0, np.int64)
    return Shift(
        ranks=len(every),
        changed_ranks=int(np.count_nonzero(every)),
        largest_score_difference=max((_difference(one, other) for one, other in zip(before, after, strict=True)), default=0.0),
        mean_places=_mean(np.abs(every)),
        kendall_tau=_mean(np.array([kendall_tau(one, other) for one, other in zip(before, after, strict=True)])),
        first_ten_kept=_mean(np.array([_kept(one, other) for one, other in zip(before, after, strict=True)])),
    )


def places_moved(before: Ranking, after: Ranking) -> Order:
    """Places won (below 0: lost) by each person who may be suggested in either ranking, in the order of rows."""
    one, other = before.places, after.places
    either = (one >= 0) | (other >= 0)
    return one[either] - other[either]


def places_gained(before: Ranking, after: Ranking, people: NDArray[np.bool_]) -> float:
    """Places that some people won on average, of those who may be suggested in both rankings."""
    one, other = before.places, after.places
    both = people & (one >= 0) & (other >= 0)
    return _mean((one - other)[both])


def kendall_tau(before: Ranking, after: Ranking) -> float:
    """Kendall's tau over those who may be suggested in both rankings; 1 where there are fewer than two."""
    place = after.places
    sequence = [int(place[row]) for row in before.order if place[row] >= 0]
    pairs = len(sequence) * (len(sequence) - 1) / 2
    return 1.0 - 2.0 * _inversions(sequence) / pairs if pairs else 1.0


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The bootstrap interval of 95 % of the mean; the same draws each time."""
    given = np.asarray(values, dtype=np.float64)
    if not len(given):
        return 0.0, 0.0
    drawn = np.random.default_rng(0).integers(len(given), size=(DRAWS, len(given)))
    low, high = np.percentile(given[drawn].mean(axis=1), [2.5, 97.5])
    return round(float(low), 3), round(float(high), 3)


def _inversions(sequence: Sequence[int]) -> int:
    """Pairs that stand the wrong way round."""
    seen: list[int] = []
    count = 0
    for value in sequence:
        count += len(seen) - bisect_left(seen, value)
        insort(seen, value)
    return count


def _difference(one: Ranking, other: Ranking) -> float:
    return float(np.abs(one.total.astype(np.float64) - other.total).max(initial=0.0))


def _kept(before: Ranking, after: Ranking) -> float:
    first = before.order[:FIRST]
    return float(np.isin(first, after.order[:FIRST]).mean()) if len(first) else 1.0


def _mean(values: NDArray[np.generic]) -> float:
    return round(float(values.mean()), 4) if len(values) else 0.0
