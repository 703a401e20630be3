"""Other ways to match the same pairs: scipy's assignments, networkx, greedy, and first come, first served.

Each gives the position of the pair for every mentee, -1 for nobody, from the same costs and places.
"""

from collections.abc import Callable

import numpy as np

from companion.domain.cohort.task import Counts, Task

LEFT_OUT = 10.0
"""The cost of leaving a mentee out, far above that of any pair."""

Match = Callable[[Task], Counts]


def scipy_sparse(task: Task) -> Counts:
    """scipy's least full matching of a sparse graph, each place a column of its own, and one column a mentee for nobody."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    row, column, pair, columns = _places(task)
    cost = np.concatenate([task.cost[pair] + 1, np.full(task.parts, LEFT_OUT + 1)])
    rows = np.concatenate([row, np.arange(task.parts)])
    to = np.concatenate([column, columns + np.arange(task.parts)])
    graph = csr_array((cost, (rows, to)), shape=(task.parts, columns + task.parts))
    chosen_row, chosen = min_weight_full_bipartite_matching(graph)
    held = {(one, other): at for one, other, at in zip(row.tolist(), column.tolist(), pair.tolist(), strict=True)}
    found = np.full(task.parts, -1, dtype=np.int64)
    for one, other in zip(chosen_row.tolist(), chosen.tolist(), strict=True):
        found[one] = held.get((one, other), -1)
    return found


def scipy_dense(task: Task) -> Counts:
    """scipy's assignment over a full matrix of mentees and places."""
    from scipy.optimize import linear_sum_assignment

    row, column, pair, columns = _places(task)
    matrix = np.full((task.parts, columns + task.parts), LEFT_OUT)
    matrix[row, column] = task.cost[pair]
    held = np.full(matrix.shape, -1, dtype=np.int64)
    held[row, column] = pair
    rows, chosen = linear_sum_assignment(matrix)
    found = np.full(task.parts, -1, dtype=np.int64)
    found[rows] = held[rows, chosen]
    return found


def networkx(task: Task) -> Counts:
    """networkx's minimum-cost flow, in whole numbers."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_node("end", demand=task.parts)
    for part in range(task.parts):
        graph.add_node(("part", part), demand=-1)
        graph.add_edge(("part", part), "end", capacity=1, weight=int(LEFT_OUT * 1e6))
    for mentor, places in enumerate(task.places.tolist()):
        graph.add_edge(("mentor", mentor), "end", capacity=places, weight=0)
    for part, mentor, cost in zip(task.part.tolist(), task.mentor.tolist(), task.cost.tolist(), strict=True):
        graph.add_edge(("part", part), ("mentor", mentor), capacity=1, weight=round(cost * 1e6))
    flow = nx.min_cost_flow(graph)
    found = np.full(task.parts, -1, dtype=np.int64)
    for at, (part, mentor) in enumerate(zip(task.part.tolist(), task.mentor.tolist(), strict=True)):
        if flow["part", part].get(("mentor", mentor)):
            found[part] = at
    return found


def greedy(task: Task) -> Counts:
    """The cheapest pair of all first, then the next that is still possible."""
    return _in_turn(task, np.argsort(task.cost, kind="stable"))


def first_come(task: Task) -> Counts:
    """Mentee after mentee in a drawn order, each their own nearest who has a place."""
    turn = np.random.default_rng(1).permutation(task.parts)
    return _in_turn(task, np.lexsort((task.cost, turn[task.part])))


PEERS: dict[str, Match] = {
    "scipy_sparse": scipy_sparse,
    "scipy_dense": scipy_dense,
    "networkx": networkx,
    "greedy": greedy,
    "first_come": first_come,
}
LARGEST = {"scipy_sparse": 5_000, "scipy_dense": 500, "networkx": 500}
"""Mentees up to which a method is run."""


def _in_turn(task: Task, order: Counts) -> Counts:
    places, found = task.places.copy(), np.full(task.parts, -1, dtype=np.int64)
    for at in order.tolist():
        part, mentor = task.part[at], task.mentor[at]
        if found[part] < 0 and places[mentor]:
            found[part] = at
            places[mentor] -= 1
    return found


def _places(task: Task) -> tuple[Counts, Counts, Counts, int]:
    """Every pair once for each place of the mentor: mentee, column and pair, and how many columns there are."""
    first = np.cumsum(task.places) - task.places
    count = task.places[task.mentor]
    pair = np.repeat(np.arange(len(task.part)), count)
    nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return task.part[pair].astype(np.int64), first[task.mentor[pair]] + nth, pair, int(task.places.sum())
