"""From a case to the pair of each part: solving, asking for more candidates where people are left out, and rules in conflict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from companion.domain.cohort.candidates import Candidates, joined
from companion.domain.cohort.case import Case, Fixed
from companion.domain.cohort.rules import PlanCondition, PlanRules
from companion.domain.cohort.task import NOBODY, Counts, Solved, Task
from companion.domain.matching.pool import Mask
from companion.seams import Solver

More = Callable[[list[int], Mask], Candidates]
"""The nearest candidates of some parts among some people."""

ROUNDS = 4
"""How often more candidates are asked for: whoever is still left out then has nobody within reach."""

MORE = 40
"""The nearest that are added for each mentor who is below the least."""

FEW = 50
"""Forbidden pairs up to which it is found out which of them matter."""


@dataclass(frozen=True)
class Outcome:
    """What came of a case. `pair`: the pair of each part, as a position in the case, (parts,). `holds`: every rule is kept."""

    case: Case
    task: Task
    solved: Solved
    kept: Counts
    fixed: Fixed
    pair: Counts
    holds: bool

    @property
    def load(self) -> Counts:
        """The places that the pairs take, (people,)."""
        chosen = self.pair[self.pair != NOBODY]
        return np.bincount(self.case.pairs.mentor[chosen], minlength=len(self.case.capacity))


def attempt(case: Case, rules: PlanRules, solver: Solver) -> Outcome | None:
    """The nearest to a plan that can be had; None where forced pairs or the least load cannot be at all."""
    fixed = case.fixed(rules)
    if fixed is None or rules.contradicts_loads or (case.least(rules) > case.places(rules)).any():
        return None
    task, kept = case.task(rules, fixed)
    solved = solver.solve(task)
    wanted = case.across_wanted(rules, fixed, len(solved.filled))
    if wanted > solved.across:
        task = replace(task, across_wanted=wanted)
        solved = solver.solve(task)
    pair = case.whole(solved.pair, kept, fixed)
    nobody = len(case.parts) > 0 and not len(case.kept) and bool((pair == NOBODY).all())
    return Outcome(case, task, solved, kept, fixed, pair, not (nobody or solved.below or solved.across < wanted))


def solve(case: Case, rules: PlanRules, solver: Solver) -> Outcome | None:
    """The plan of a case; None where the rules cannot hold together."""
    found = attempt(case, rules, solver)
    return found if found and found.holds else None


def widened(case: Case, rules: PlanRules, solver: Solver, more: More) -> tuple[Case, Outcome | None]:
    """The plan, with more candidates as long as somebody is left out who need not be."""
    outcome = attempt(case, rules, solver)
    for _ in range(ROUNDS):
        new = _new_pairs(outcome, rules, more) if outcome else None
        if not new:
            break
        case = replace(case, pairs=joined([case.pairs, new]))
        outcome = attempt(case, rules, solver)
    return case, outcome if outcome and outcome.holds else None


def _new_pairs(outcome: Outcome, rules: PlanRules, more: More) -> Candidates:
    """Pairs not thought of before that could give somebody a match, or a mentor the least load."""
    case, open_ = outcome.case, np.flatnonzero(outcome.pair == NOBODY)
    room, below = case.places(rules) > outcome.load, case.least(rules) > outcome.load
    new = joined([])
    if len(open_) and room.any():
        new = _unknown(case, more(open_.tolist(), room))
        if not new:
            new = _unknown(case, more(_holders(outcome, open_), room))
    if below.any():
        wider = replace(case, pairs=joined([case.pairs, new]))
        new = joined([new, _nearest_of_mentors(_unknown(wider, more(list(range(len(case.parts))), below)))])
    return new


def _unknown(case: Case, pairs: Candidates) -> Candidates:
    """Those of some pairs that a case does not hold."""
    people = len(case.capacity)
    return pairs.some(~np.isin(pairs.key(people), case.pairs.key(people)))


def _holders(outcome: Outcome, open_: Counts) -> list[int]:
    """Parts that hold a place which an open part could have."""
    pairs, filled = outcome.case.pairs, np.flatnonzero(outcome.pair != NOBODY)
    within = np.unique(pairs.mentor[np.isin(pairs.part, open_)])
    held: list[int] = filled[np.isin(pairs.mentor[outcome.pair[filled]], within)].tolist()
    return held


def _nearest_of_mentors(pairs: Candidates) -> Candidates:
    """The nearest pairs of each mentor."""
    order = np.lexsort((pairs.theirs, pairs.mentor))
    nth = np.arange(len(order)) - np.searchsorted(pairs.mentor[order], pairs.mentor[order])
    return pairs.some(np.sort(order[nth < MORE]))


def conflict(case: Case, rules: PlanRules, solver: Solver) -> PlanRules:
    """The fewest of the rules that cannot hold together, found by leaving out one after another."""
    if rules.contradicts_loads:
        return PlanRules(min_load=rules.min_load, max_load=rules.max_load, no_repeat=False)
    for loosened in _looser(rules):
        tried = rules.model_copy(update=loosened)
        if solve(case, tried, solver) is None:
            rules = tried
    for bit in range(len(rules.mentors)):
        tried = rules.model_copy(update={"mentors": _switched_off(rules.mentors, bit)})
        if solve(case, tried, solver) is None:
            rules = tried
    for name in ("force", "forbid"):
        for pair in getattr(rules, name):
            tried = rules.model_copy(update={name: tuple(other for other in getattr(rules, name) if other != pair)})
            if len(rules.forbid) <= FEW and solve(case, tried, solver) is None:
                rules = tried
    return rules


def _switched_off(conditions: tuple[PlanCondition, ...], bit: int) -> tuple[PlanCondition, ...]:
    """The conditions in their places, one of which does nothing any more."""
    return tuple(one.model_copy(update={"on": one.on and i != bit}) for i, one in enumerate(conditions))


def _looser(rules: PlanRules) -> Iterator[dict[str, object]]:
    """Ways of leaving out one rule each. Slots and mentees are what is planned, and stay."""
    plain = PlanRules().model_copy(update={"no_repeat": False})
    for name in PlanRules.model_fields:
        if name not in ("slots", "mentees") and getattr(rules, name) != getattr(plain, name):
            yield {name: getattr(plain, name)}
