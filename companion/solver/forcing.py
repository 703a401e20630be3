"""What it costs everybody else when one mentee takes another mentor than the plan's, exactly and without solving again.

In a least-cost flow, moving one unit from mentor `a` to mentor `b` costs the others the shortest way from `b` to `a` through the
residual network: whoever must make room moves along it. Potentials make all costs non-negative, Dijkstra's ways from every
mentor who is asked about are then found together. A test solves again and compares. Of several parts of the one mentee, no
other takes the mentor who is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from companion.domain.cohort.task import Counts, Forced, Numbers, Solved, Task
from companion.solver.network import SCALE, Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

AT_ONCE = 256
"""Mentors to whom ways are sought together: their distances stay in a few megabytes."""

ROUNDING = 1e-6
"""Below this two lengths, which are whole numbers, are the same. A way of no length is stored as this long, to be seen as one."""


def forced(network: Network, task: Task, solved: Solved, pairs: Counts) -> Forced:
    """The cost of each of some pairs, whose parts are filled by others in `solved`, to everybody else."""
    start = network.mentor_node(task.mentor[pairs].astype(np.int64))
    end = network.mentor_node(task.mentor[solved.pair[task.part[pairs]]].astype(np.int64))
    length = _Ways.of(network, network.flows(solved.pair)).lengths(start, end)
    left_out = np.rint(np.where(np.isfinite(length), length, 0) / network.left_open).astype(np.int64)
    rest = (length - left_out * network.left_open) / SCALE
    return Forced(rest + left_out, np.maximum(left_out, 0))


@dataclass(frozen=True)
class _Ways:
    """The residual network without the parts. `back` leads from heads to tails; shapes: `potential` (nodes,)."""

    back: csr_array
    potential: Numbers

    @classmethod
    def of(cls, network: Network, flows: Counts) -> _Ways:
        """The ways that are left beside some flows."""
        tail, head, cost = _without_parts(network.task.parts, *_residual(network, flows))
        potential = _potentials(tail, head, cost, network.sink + 1)
        reduced = np.maximum(cost + potential[tail] - potential[head], ROUNDING)
        return cls(_shortest_of_each(head, tail, reduced, network.sink + 1), potential)

    def lengths(self, start: Counts, end: Counts) -> Numbers:
        """The shortest way from each start to its end."""
        from scipy.sparse.csgraph import dijkstra

        found = np.zeros(len(start))
        ends, column = np.unique(end, return_inverse=True)
        for at in range(0, len(ends), AT_ONCE):
            distance = dijkstra(self.back, indices=ends[at : at + AT_ONCE])
            asked = np.flatnonzero((column >= at) & (column < at + AT_ONCE))
            found[asked] = distance[column[asked] - at, start[asked]]
        lengths: Numbers = found - self.potential[start] + self.potential[end]
        return lengths


def _residual(network: Network, flows: Counts) -> tuple[Counts, Counts, Numbers]:
    """Arcs that have room, and the way back on those that are used: tail, head and cost."""
    forward, back = flows < network.room, flows > 0
    tail = np.concatenate([network.tail[forward], network.head[back]])
    head = np.concatenate([network.head[forward], network.tail[back]])
    cost = np.concatenate([network.costs[forward], -network.costs[back]])
    return tail, head, cost.astype(np.float64)


def _without_parts(parts: int, tail: Counts, head: Counts, cost: Numbers) -> tuple[Counts, Counts, Numbers]:
    """The same ways past the parts: each can be reached from one node alone, the one that fills it or leaves it open."""
    into = head < parts
    before, paid = np.full(parts, -1, dtype=np.int64), np.zeros(parts)
    before[head[into]], paid[head[into]] = tail[into], cost[into]
    tail, head, cost = tail[~into], head[~into], cost[~into]
    out_of = tail < parts
    tail, cost = tail.copy(), cost.copy()
    cost[out_of] += paid[tail[out_of]]
    tail[out_of] = before[tail[out_of]]
    real = (tail >= 0) & (tail != head)
    return tail[real], head[real], cost[real]


def _potentials(tail: Counts, head: Counts, cost: Numbers, nodes: int) -> Numbers:
    """Bellman and Ford's distances from everywhere, all arcs at a time: there is no way round of a negative length."""
    order = np.argsort(head, kind="stable")
    tail, cost = tail[order], cost[order]
    heads, first = np.unique(head[order], return_index=True)
    distance = np.zeros(nodes)
    while len(heads):
        offered = np.minimum.reduceat(distance[tail] + cost, first)
        shorter = offered < distance[heads] - ROUNDING
        if not shorter.any():
            break
        distance[heads[shorter]] = offered[shorter]
    return distance


def _shortest_of_each(tail: Counts, head: Counts, cost: Numbers, nodes: int) -> csr_array:
    """Arcs as a matrix, the shortest where several lead from one node to another."""
    from scipy.sparse import csr_array

    order = np.lexsort((cost, head, tail))
    key = (tail * nodes + head)[order]
    first = order[np.concatenate([[True], key[1:] != key[:-1]])] if len(key) else order
    return csr_array((cost[first], (tail[first], head[first])), shape=(nodes, nodes))
