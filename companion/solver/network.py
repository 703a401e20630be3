"""A task as a network: parts of mentees send one unit each, through the pairs to the mentors' places, or past them.

Costs are whole numbers. Leaving a part open costs more than any chain of better pairs can bring, leaving a mentee with nothing
twice as much, and a place below a mentor's least as much as an open part.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from companion.domain.cohort.task import NOBODY, Counts, Task
from companion.domain.matching.pool import Mask

SCALE = 1_000_000
"""Whole numbers to a cost of 1: ten millionths of a fit are told apart no further."""


@dataclass
class _Arcs:
    """Arcs as they are gathered, each group as one row of arrays."""

    tail: list[Counts] = field(default_factory=list)
    head: list[Counts] = field(default_factory=list)
    room: list[Counts] = field(default_factory=list)
    cost: list[Counts] = field(default_factory=list)

    def add(self, tail: Counts, head: Counts | int, room: Counts | int, cost: Counts | int) -> None:
        for kept, values in ((self.tail, tail), (self.head, head), (self.room, room), (self.cost, cost)):
            kept.append(np.broadcast_to(np.asarray(values, dtype=np.int64), len(tail)))


class Network:
    """The network of a task with some of its pairs.

    Arcs in their order: one for each usable pair, one from each gate, two from each mentor (below the least, and above), one
    past the mentors for each part, and, where mentees have several parts, one from the mentee to each.
    """

    def __init__(self, task: Task, usable: Mask, *, price: float = 0.0, priced_only: bool = False) -> None:
        self.task = task
        self.pairs = np.flatnonzero(usable)
        self.part = task.part[self.pairs].astype(np.int64)
        self.mentor = task.mentor[self.pairs].astype(np.int64)
        cost = np.zeros(len(self.pairs)) if priced_only else task.cost[self.pairs]
        self.cost = np.rint((cost + price * ~task.across[self.pairs]) * SCALE).astype(np.int64)
        self.left_open = (task.parts + 1) * (int(self.cost.max(initial=0) - self.cost.min(initial=0)) + 1)
        self.several = len(np.unique(task.owner)) < task.parts
        self._build()

    @cached_property
    def supply(self) -> Counts:
        """What each node sends; the last one, the sink, takes all of it."""
        supply = np.zeros(self.sink + 1, dtype=np.int64)
        if self.several:
            supply[self._mentees] = self._parts_of
        else:
            supply[: self.task.parts] = 1
        supply[self.sink] = -self.task.parts
        return supply

    def pair_of(self, flows: Counts) -> Counts:
        """The pair that fills each part, (parts,), from the flow of every arc."""
        found = np.full(self.task.parts, NOBODY, dtype=np.int64)
        used = np.flatnonzero(flows[: len(self.pairs)])
        found[self.part[used]] = self.pairs[used]
        return found

    def flows(self, pair_of: Counts) -> Counts:
        """The flow of every arc when these pairs fill the parts: the way back from `pair_of`."""
        filled = pair_of != NOBODY
        through = np.zeros(len(self.pairs), dtype=np.int64)
        through[np.searchsorted(self.pairs, pair_of[filled])] = 1
        load = np.bincount(self.mentor[through > 0], minlength=len(self.task.places))
        gates = np.bincount(self._gate[(through > 0) & (self._gate >= 0)], minlength=self._gates)
        first = np.minimum(load, self.task.least)
        parts = [through, gates, first, load - first, *self._past(filled)]
        return np.concatenate([each.astype(np.int64) for each in parts])

    def mentor_node(self, mentors: Counts) -> Counts:
        """The nodes of some mentors."""
        return self._mentor_nodes + mentors

    def _build(self) -> None:
        task, arcs = self.task, _Arcs()
        self._gate = self._gate_of_each()
        self._gates = int(self._gate.max(initial=-1)) + 1
        self._mentor_nodes = task.parts + self._gates
        self._parts_of = np.bincount(task.owner, minlength=int(task.owner.max(initial=-1)) + 1)
        self._mentees = self._mentor_nodes + len(task.places) + np.arange(len(self._parts_of) if self.several else 0)
        self.sink = self._mentor_nodes + len(task.places) + len(self._mentees)
        self._from_parts(arcs)
        self._from_mentors(arcs)
        self._past_mentors(arcs)
        self.tail, self.head, self.room, self.costs = (
            np.concatenate(each) if each else np.zeros(0, dtype=np.int64) for each in (arcs.tail, arcs.head, arcs.room, arcs.cost)
        )

    def _gate_of_each(self) -> Counts:
        """The gate of each pair that could fill two parts of one mentee, which lets one through; -1 for all others."""
        gate = np.full(len(self.pairs), -1, dtype=np.int64)
        if self.several:
            key = self.task.owner[self.part].astype(np.int64) * len(self.task.places) + self.mentor
            _, at, count = np.unique(key, return_inverse=True, return_counts=True)
            twice = count[at] > 1
            gate[twice] = np.unique(at[twice], return_inverse=True)[1]
        return gate

    def _from_parts(self, arcs: _Arcs) -> None:
        to_mentor = self.mentor_node(self.mentor)
        arcs.add(self.part, np.where(self._gate >= 0, self.task.parts + self._gate, to_mentor), 1, self.cost)
        gates, first = np.unique(self._gate[self._gate >= 0], return_index=True)
        arcs.add(self.task.parts + gates, to_mentor[self._gate >= 0][first], 1, 0)

    def _from_mentors(self, arcs: _Arcs) -> None:
        nodes = self.mentor_node(np.arange(len(self.task.places)))
        arcs.add(nodes, self.sink, self.task.least, -self.left_open)
        arcs.add(nodes, self.sink, self.task.places - self.task.least, 0)

    def _past_mentors(self, arcs: _Arcs) -> None:
        """What stays open: of several parts of one mentee the last one open costs twice as much."""
        if not self.several:
            arcs.add(np.arange(self.task.parts), self.sink, 1, self.left_open)
            return
        arcs.add(self._mentees[self.task.owner], np.arange(self.task.parts), 1, 0)
        arcs.add(self._mentees, self.sink, np.maximum(self._parts_of - 1, 0), self.left_open)
        arcs.add(self._mentees, self.sink, np.minimum(self._parts_of, 1), 2 * self.left_open)

    def _past(self, filled: Mask) -> list[Counts]:
        """The flows of the arcs of `_past_mentors`."""
        if not self.several:
            return [(~filled).astype(np.int64)]
        open_parts = self._parts_of - np.bincount(self.task.owner[filled], minlength=len(self._parts_of))
        some = np.minimum(open_parts, np.maximum(self._parts_of - 1, 0))
        return [filled.astype(np.int64), some, open_parts - some]
