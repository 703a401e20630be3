"""Exact plans: minimum-cost flow for the sum, a threshold search for the worst-off, a price for a share across industries.

Against the linear programme and scipy's assignment on the same pairs the sums agree to the last millionth (`evals/cohort.py`).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from companion.domain.cohort.task import Counts, Forced, Numbers, Solved, Task
from companion.domain.matching.pool import Mask
from companion.errors import CompanionError
from companion.solver.forcing import forced
from companion.solver.network import SCALE, Network

HIGHEST_PRICE = 4.0
"""A price on pairs that are not across above which no more of them can be had: no cost of a pair comes near it."""

BISECTIONS = 12
"""Halvings of the price: it is known to a thousandth of a fit then."""


class FlowSolver:
    """A `seams.Solver` by OR-Tools."""

    def solve(self, task: Task) -> Solved:
        """As many parts filled as can be, at the least cost that the task's objective allows; the same for the same task."""
        every = np.ones(len(task.part), dtype=np.bool_)
        by_sum = self._shared(task, every)
        if not task.worst_off or not len(by_sum.filled):
            return by_sum
        usable = self._above(task, by_sum)
        return self._shared(task, usable)

    def forced(self, task: Task, solved: Solved, pairs: Counts) -> Forced:
        """What each of some pairs would cost everybody else if its part, which is filled otherwise, took it instead."""
        return forced(Network(task, solved.usable, price=solved.price), task, solved, pairs)

    def _shared(self, task: Task, usable: Mask) -> Solved:
        """The least sum with the share across that is wanted, or with as many as can be: the price is raised until it is met."""
        solved = _least(task, usable)
        if solved.across >= task.across_wanted:
            return solved
        low, high = 0.0, HIGHEST_PRICE
        best = _least(task, usable, price=high)
        if best.across < task.across_wanted:
            return best
        for _ in range(BISECTIONS):
            price = (low + high) / 2
            solved = _least(task, usable, price=price)
            if solved.across >= task.across_wanted:
                best, high = solved, price
            else:
                low = price
        return best

    def _above(self, task: Task, by_sum: Solved) -> Mask:
        """The pairs that are left when the worst-off are looked at first, as much as the task asks."""
        guarded = task.guard >= task.guard[by_sum.chosen].min()
        worst = float(task.level[by_sum.chosen].max())
        levels = np.unique(task.level[guarded & (task.level <= worst) & (task.level >= _needed(task, guarded, by_sum))])
        holds = _test(task, guarded, by_sum)
        best = _first(levels, holds)
        allowed = best + (1 - task.worst_off) * (worst - best)  # counted from the best, so that rounding never leaves it out
        usable: Mask = guarded & (task.level <= allowed)
        return usable


def _least(task: Task, usable: Mask, *, price: float = 0.0, priced_only: bool = False) -> Solved:
    """The least sum over some pairs, counting only the price where that is asked for."""
    network = Network(task, usable, price=price, priced_only=priced_only)
    pair = network.pair_of(_flows(network))
    chosen = pair[pair >= 0]
    load = np.bincount(task.mentor[chosen], minlength=len(task.places))
    below = int(np.maximum(task.least - load, 0).sum())
    return Solved(pair, usable, price, below, int(np.count_nonzero(task.across[chosen])))


def _flows(network: Network) -> Counts:
    from ortools.graph.python import min_cost_flow

    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(network.tail, network.head, network.room, network.costs)
    solver.set_nodes_supplies(np.arange(network.sink + 1), network.supply)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise _unsolved()
    flows: Counts = np.asarray(solver.flows(arcs), dtype=np.int64)
    return flows


def _test(task: Task, guarded: Mask, by_sum: Solved) -> Callable[[float], bool]:
    """Whether the pairs up to a level still fill as much, keep as many places and as large a share across."""
    wanted, several = len(by_sum.filled), len(np.unique(task.owner)) < task.parts
    plain = not (task.least.any() or task.across_wanted or several)

    def holds(level: float) -> bool:
        usable = guarded & (task.level <= level)
        if plain:
            return _most(task, usable) == wanted
        price = 1 / SCALE if task.across_wanted else 0.0
        solved = _least(task, usable, price=price, priced_only=True)
        enough = solved.across >= min(task.across_wanted, by_sum.across)
        return enough and _left(task, solved) <= _left(task, by_sum) and solved.below <= by_sum.below

    return holds


def _needed(task: Task, guarded: Mask, by_sum: Solved) -> float:
    """A level below which somebody would be left out: where every part can be filled, each needs its own best at least."""
    own = np.full(task.parts, np.inf)
    np.minimum.at(own, task.part[guarded], task.level[guarded])
    within = np.isfinite(own)
    return float(own[within].max()) if np.count_nonzero(within) == len(by_sum.filled) else -np.inf


def _left(task: Task, solved: Solved) -> tuple[int, int]:
    """Mentees without anybody, and parts left open."""
    return len(np.unique(task.owner)) - len(np.unique(task.owner[solved.filled])), task.parts - len(solved.filled)


def _most(task: Task, usable: Mask) -> int:
    """How many parts of mentees with one part each can be filled by some pairs."""
    from ortools.graph.python import max_flow

    part, mentor = task.part[usable].astype(np.int64), task.mentor[usable].astype(np.int64) + task.parts
    source, sink = task.parts + len(task.places), task.parts + len(task.places) + 1
    solver = max_flow.SimpleMaxFlow()
    parts, mentors = np.arange(task.parts), np.arange(len(task.places))
    solver.add_arcs_with_capacity(np.full(task.parts, source), parts, np.ones(task.parts, dtype=np.int64))
    solver.add_arcs_with_capacity(part, mentor, np.ones(len(part), dtype=np.int64))
    solver.add_arcs_with_capacity(mentors + task.parts, np.full(len(mentors), sink), task.places)
    if solver.solve(source, sink) != solver.OPTIMAL:
        raise _unsolved()
    return int(solver.optimal_flow())


def _first(levels: Numbers, holds: Callable[[float], bool]) -> float:
    """The lowest of some rising levels that holds; the last one does."""
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high) // 2
        if holds(float(levels[middle])):
            high = middle
        else:
            low = middle + 1
    return float(levels[high])


def _unsolved() -> CompanionError:
    return CompanionError("The plan could not be worked out.", "Plan fewer people at once, or loosen a rule.")
