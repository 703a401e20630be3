"""Tasks for the solver, drawn by seed, and the best there is of small ones by trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np

from companion.domain.cohort.task import NOBODY, Counts, Task


def drawn(seed: int, *, parts: int = 5, mentors: int = 4, pairs: float = 0.7, several: int = 1, places: int = 2) -> Task:
    """A task in which about a share of all pairs may be had; mentees have `several` parts each."""
    luck = np.random.default_rng(seed)
    part, mentor = np.nonzero(luck.random((parts, mentors)) < pairs)
    cost = luck.random(len(part)).round(3)
    return Task(
        owner=(np.arange(parts) // several).astype(np.int32),
        part=part.astype(np.int32),
        mentor=mentor.astype(np.int32),
        cost=cost,
        level=cost,
        guard=luck.random(len(part)),
        places=luck.integers(0, places + 1, mentors),
        least=np.zeros(mentors, dtype=np.int64),
        across=luck.random(len(part)) < 0.5,
    )


def with_least(task: Task, least: int) -> Task:
    return replace(task, least=np.minimum(task.places, least))


Rank = tuple[int, int, int, float]


def every_plan(task: Task) -> Iterator[Counts]:
    """Every way to fill the parts under the places, nobody twice for one mentee."""
    choices = [[NOBODY, *np.flatnonzero(task.part == part).tolist()] for part in range(task.parts)]
    for each in product(*choices):
        pair = np.array(each, dtype=np.int64)
        chosen = pair[pair != NOBODY]
        load = np.bincount(task.mentor[chosen], minlength=len(task.places))
        twos = list(zip(task.owner[task.part[chosen]].tolist(), task.mentor[chosen].tolist(), strict=True))
        if (load <= task.places).all() and len(set(twos)) == len(twos):
            yield pair


def rank(task: Task, pair: Counts) -> Rank:
    """What is compared, the lower the better: mentees with nobody and parts open, places below the least, the sum of costs."""
    chosen = pair[pair != NOBODY]
    load = np.bincount(task.mentor[chosen], minlength=len(task.places))
    empty = len(set(task.owner.tolist())) - len(set(task.owner[task.part[chosen]].tolist()))
    below = int(np.maximum(task.least - load, 0).sum())
    return empty + task.parts - len(chosen), below, 0, round(float(task.cost[chosen].sum()), 6)
