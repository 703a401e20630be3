"""What is asked of a plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from companion.domain.cohort.plan import Pair
from companion.domain.cohort.rules import PlanRules


@dataclass(frozen=True)
class PlanRequest:
    """What is planned. People by id or address; without `mentors` everybody who may be suggested can be proposed.

    `frozen`: accepted pairs, which stay whatever the rules say. `declined`: pairs that are never proposed again. `stable`:
    pending pairs, kept where that costs little. `earlier`: pairs of earlier plans, for `no_repeat`. `taken`: places that other
    cohorts hold, by mentor. `without`: people, by id, who are proposed to nobody. `choices`: whether each mentee gets a choice;
    without it a big plan is quicker.
    """

    mentees: Sequence[str]
    mentors: Sequence[str] | None = None
    rules: PlanRules = field(default_factory=PlanRules)
    frozen: Sequence[Pair] = ()
    declined: Sequence[Pair] = ()
    stable: Sequence[Pair] = ()
    earlier: Sequence[Pair] = ()
    taken: Mapping[str, int] = field(default_factory=dict)
    without: Collection[str] = ()
    choices: bool = True
