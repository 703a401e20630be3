"""A cohort before it is planned: the pairs that could be proposed, the places there are, and what the rules make of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from companion.domain.cohort.candidates import Candidates, Part, required, wishes
from companion.domain.cohort.fit import mutual
from companion.domain.cohort.rules import NamedPair, PlanRules
from companion.domain.cohort.task import NOBODY, Counts, Numbers, Task
from companion.domain.matching.pool import Mask

WISH = 0.15
"""What a pair costs for each wish of the rules that it does not meet: about as much as a fifth of the way from somebody's best
to the mean. A convention of this program: a wish decides between people who are about equally near."""

KEPT = 0.1
"""What a pending pair is ahead of others, so that a plan does not change for little."""

Two = tuple[int, int]
"""A mentee, by the number of the owner, and a mentor, by the row in the pool."""

Fixed = dict[int, int]
"""The pair of each part that is forced, by their positions."""


@dataclass(frozen=True)
class Case:
    """Everything a plan depends on. Shapes: `capacity` (people,) are the places that each person of the pool has, 0 for those who
    are not asked; `used` (people,) the places that accepted pairs and other cohorts hold already.

    `named`: the pairs that the rules name; None where a pair cannot be of this plan. `apart`: pairs that are never proposed,
    `earlier`: pairs of earlier plans, `pending`: pairs to keep where that costs little. `kept`: the mentors of accepted
    pairs, beside the parts, and `kept_across` how many of those pairs are across industries.
    """

    parts: Sequence[Part]
    pairs: Candidates
    capacity: Counts
    used: Counts
    named: Mapping[NamedPair, Two | None] = field(default_factory=dict)
    apart: frozenset[Two] = frozenset()
    earlier: frozenset[Two] = frozenset()
    pending: frozenset[Two] = frozenset()
    kept: Counts = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    kept_across: int = 0
    owner: Counts = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "owner", np.array([part.owner for part in self.parts], dtype=np.int64))

    def places(self, rules: PlanRules) -> Counts:
        """The places that are open under the rules, (people,)."""
        most = self.capacity if rules.max_load is None else np.minimum(self.capacity, rules.max_load)
        return np.maximum(most - self.used, 0)

    def least(self, rules: PlanRules) -> Counts:
        """How many more each mentor is to have at least, (people,)."""
        return np.maximum(np.minimum(self.capacity, rules.min_load) - self.used, 0)

    def usable(self, rules: PlanRules) -> Mask:
        """The pairs that may be proposed under the rules, one by one."""
        forced = {two for two in map(self.named.get, rules.force) if two}
        apart = {two for two in map(self.named.get, rules.forbid) if two} | self.apart
        apart |= (self.earlier - forced) if rules.no_repeat else set()
        room = self.places(rules)[self.pairs.mentor] > 0
        usable: Mask = required(self.pairs, rules) & room & ~self._are(apart)
        return usable

    def fit(self) -> Numbers:
        """The fit of each pair, 0..1."""
        return mutual(self.pairs.regret, self.pairs.theirs)

    def two_keys(self) -> Counts:
        """A number for the two people of each pair, the same in every part, (pairs,)."""
        keys: Counts = self.owner[self.pairs.part] * len(self.capacity) + self.pairs.mentor
        return keys

    def fixed(self, rules: PlanRules) -> Fixed | None:
        """The pair of each part that is forced; None where a forced pair cannot be, or there is no place or part left for it."""
        usable, places = self.usable(rules), self.places(rules)
        found: Fixed = {}
        for two in dict.fromkeys(map(self.named.get, rules.force)):
            at = next(self._open(two, usable, found), None) if two else None
            if two is None or at is None or places[two[1]] <= 0:
                return None
            found[int(self.pairs.part[at])] = at
            places[two[1]] -= 1
        return found

    def task(self, rules: PlanRules, fixed: Fixed) -> tuple[Task, Counts]:
        """What the solver is asked, and the pairs, as positions here, that it is asked about."""
        kept = self._free(self.usable(rules), fixed)
        pairs, fit = self.pairs.some(kept), self.fit()[kept]
        taken = np.bincount(self.pairs.mentor[list(fixed.values())], minlength=len(self.capacity))
        unmet = [~one.known for one in wishes(pairs, rules) if one.strength == "prefer"]
        places = self.places(rules) - taken
        task = Task(
            owner=self.owner.astype(np.int32),
            part=pairs.part.astype(np.int32),
            mentor=pairs.mentor.astype(np.int32),
            cost=1 - fit + WISH * np.sum(unmet, axis=0, initial=0) - KEPT * self._are(self.pending)[kept],
            level=1 - fit,
            guard=pairs.similarity,
            places=places,
            least=np.clip(self.least(rules) - taken, 0, places),
            across=pairs.across,
            across_wanted=0,
            worst_off={"total": 0.0, "worst-off": 1.0, "mix": rules.worst_off_weight}[rules.objective],
        )
        return task, kept

    def across_wanted(self, rules: PlanRules, fixed: Fixed, filled: int) -> int:
        """How many of `filled` pairs still to be chosen must be across industries for the share that is wanted."""
        have = self.kept_across + int(np.count_nonzero(self.pairs.across[list(fixed.values())]))
        return max(math.ceil(rules.min_cross_industry_share * (len(self.kept) + len(fixed) + filled) - 1e-9) - have, 0)

    def whole(self, pair: Counts, kept: Counts, fixed: Fixed) -> Counts:
        """The pair of every part as a position here, (parts,), with those that are forced."""
        found = np.full(len(self.parts), NOBODY, dtype=np.int64)
        filled = pair != NOBODY
        found[filled] = kept[pair[filled]]
        for part, at in fixed.items():
            found[part] = at
        return found

    def _are(self, some: Iterable[Two]) -> Mask:
        """Which pairs are among some, whatever the part."""
        keys = [owner * len(self.capacity) + mentor for owner, mentor in some]
        return np.isin(self.two_keys(), keys)

    def _open(self, two: Two, usable: Mask, found: Fixed) -> Iterator[int]:
        """Where a forced pair can stand: in the first part of the mentee that is not filled."""
        owner, mentor = two
        for part in np.flatnonzero(self.owner == owner).tolist():
            at = self.pairs.find(part, mentor)
            if at is not None and usable[at] and part not in found:
                yield at

    def _free(self, usable: Mask, fixed: Fixed) -> Counts:
        """The usable pairs of parts that are not forced, without those whom the mentee has by force."""
        forced = {(int(self.owner[part]), int(self.pairs.mentor[at])) for part, at in fixed.items()}
        return np.flatnonzero(usable & ~self._are(forced) & ~np.isin(self.pairs.part, list(fixed)))
