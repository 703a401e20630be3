"""Pairs that could be proposed as far as consent, availability, reporting lines and the mentee's own conditions go."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from companion.domain.cohort.rules import PlanCondition, PlanRules, SlotName
from companion.domain.cohort.task import Counts, Numbers
from companion.domain.matching.pool import Mask

Asks = Literal["cross_industry", "shared_language", "timezone_overlap"] | PlanCondition
"""A rule on pairs by its key, or a condition on mentors."""


@dataclass(frozen=True)
class Part:
    """One part of one mentee that somebody could fill: the only one, where no slots are named. `owner` counts mentees."""

    owner: int
    mentee: str
    slot: SlotName | None = None


@dataclass(frozen=True)
class Candidates:
    """Pairs in the order of part and mentor; every array is (pairs,).

    `mentor` is a row of the pool. `regret` is the mentee's own, `theirs` the mentor's, `place` the mentor's place in the
    mentee's own order. `across`, `speaks`, `overlaps`: whether the two are known to work in different industries, to share a
    language, and to share as many hours as the rules ask for. `meets`: bit by bit, which of the rules' conditions on mentors
    the mentor meets.
    """

    part: Counts
    mentor: Counts
    regret: Numbers
    theirs: Numbers
    similarity: Numbers
    place: Counts
    across: Mask
    speaks: Mask
    overlaps: Mask
    meets: Counts

    def __len__(self) -> int:
        return len(self.part)

    def some(self, kept: Mask | Counts) -> Candidates:
        """Some of the pairs, in their order."""
        return replace(self, **{each.name: getattr(self, each.name)[kept] for each in fields(self)})

    def key(self, mentors: int) -> Counts:
        """A number for each pair, rising."""
        keys: Counts = self.part * mentors + self.mentor
        return keys

    def find(self, part: int, mentor: int) -> int | None:
        """Where a pair stands."""
        first, last = np.searchsorted(self.part, [part, part + 1])
        at = int(first + np.searchsorted(self.mentor[first:last], mentor))
        return at if at < last and self.mentor[at] == mentor else None


def joined(several: list[Candidates]) -> Candidates:
    """Pairs gathered apart, in the order of part and mentor."""
    if not several:
        nothing, none = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.bool_)
        empty: NDArray[np.float64] = np.zeros(0)
        return Candidates(nothing, nothing, empty, empty, empty, nothing, none, none, none, nothing)
    together = Candidates(*(np.concatenate([getattr(one, each.name) for one in several]) for each in fields(Candidates)))
    return together.some(np.lexsort((together.mentor, together.part)))


def required(pairs: Candidates, rules: PlanRules) -> Mask:
    """The pairs that keep to what the rules require of each pair by itself."""
    keeps = np.ones(len(pairs), dtype=np.bool_)
    for one in wishes(pairs, rules):
        if one.strength == "require":
            keeps &= one.known
    return keeps


class Wish(NamedTuple):
    """What a rule asks of each pair by itself: its key or condition, who is known to meet it, (pairs,), and its strength."""

    asks: Asks
    known: Mask
    strength: str


def wishes(pairs: Candidates, rules: PlanRules) -> list[Wish]:
    """What the rules ask of each pair by itself, with the strength."""
    overlap = rules.timezone_overlap if rules.min_timezone_overlap_hours else "ignore"
    strengths = {"required": "require", "preferred": "prefer"}
    conditions = [
        Wish(one, (pairs.meets >> bit & 1).astype(np.bool_), strengths[one.strength])
        for bit, one in enumerate(rules.mentors)
        if one.on
    ]
    return [
        Wish("cross_industry", pairs.across, rules.cross_industry),
        Wish("shared_language", pairs.speaks, rules.shared_language),
        Wish("timezone_overlap", pairs.overlaps, overlap),
        *conditions,
    ]
