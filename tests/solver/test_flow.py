"""Plans by flow, against the best of everything that could be done."""

from dataclasses import replace

import numpy as np
import pytest

from companion.domain.cohort.task import NOBODY, Task
from companion.solver.flow import FlowSolver
from tests.solver.tasks import drawn, every_plan, rank, with_least

SOLVER = FlowSolver()
SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sum_is_the_least_there_is(seed: int) -> None:
    task = drawn(seed)
    best = min(rank(task, pair) for pair in every_plan(task))
    assert rank(task, SOLVER.solve(task).pair) == pytest.approx(best)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_least_load_is_kept_where_it_can_be(seed: int) -> None:
    task = with_least(drawn(seed, parts=6, mentors=3), 1)
    best = min(rank(task, pair) for pair in every_plan(task))
    solved = SOLVER.solve(task)
    assert rank(task, solved.pair) == pytest.approx(best)
    assert solved.below == best[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_gets_somebody_twice_and_everybody_one_before_anybody_two(seed: int) -> None:
    task = drawn(seed, parts=6, mentors=4, several=2)
    best = min(rank(task, pair) for pair in every_plan(task))
    assert rank(task, SOLVER.solve(task).pair) == pytest.approx(best)


@pytest.mark.parametrize("several", [1, 2])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_worst_off_have_the_best_there_is_for_them(seed: int, several: int) -> None:
    task = replace(drawn(seed, parts=6, several=several), worst_off=1.0)
    by_sum = SOLVER.solve(replace(task, worst_off=0.0))
    if not len(by_sum.filled):
        return
    lowest = task.guard[by_sum.chosen].min()
    best = min(rank(task, pair)[:2] for pair in every_plan(task))
    fair = [pair for pair in every_plan(task) if rank(task, pair)[:2] == best and (task.guard[pair[pair >= 0]] >= lowest).all()]
    wanted = min(task.level[pair[pair >= 0]].max() for pair in fair)
    cheapest = min(task.cost[pair[pair >= 0]].sum() for pair in fair if task.level[pair[pair >= 0]].max() <= wanted)
    solved = SOLVER.solve(task)
    assert task.level[solved.chosen].max() == wanted <= task.level[by_sum.chosen].max()
    assert task.guard[solved.chosen].min() >= lowest
    assert task.cost[solved.chosen].sum() == pytest.approx(cheapest)


@pytest.mark.parametrize(("worst", "best"), [(0.9, 0.3), (0.7, 0.1), (0.99, 0.07)])
def test_the_best_for_the_worst_off_is_never_rounded_away(worst: float, best: float) -> None:
    """The sum wants the pair at `worst`; both parts can be filled at `best`, and 0.9 - (0.9 - 0.3) is less than 0.3."""
    task = replace(
        drawn(0, parts=2, mentors=2, pairs=1.1),
        cost=np.array([0.0, 0.8, 0.8, 0.0]), level=np.array([best, best, best, worst]), guard=np.ones(4),
        places=np.ones(2, dtype=np.int64), worst_off=1.0,
    )  # fmt: skip
    assert SOLVER.solve(replace(task, worst_off=0.0)).pair.tolist() == [0, 3]
    assert SOLVER.solve(task).pair.tolist() == [1, 2]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mix_lies_between(seed: int) -> None:
    levels, sums = [], []
    for worst_off in (0.0, 0.5, 1.0):
        task = replace(drawn(seed, parts=8, mentors=6, pairs=0.9), worst_off=worst_off)
        chosen = SOLVER.solve(task).chosen
        levels.append(float(task.level[chosen].max()))
        sums.append(float(task.cost[chosen].sum()))
    assert levels == sorted(levels, reverse=True)
    assert sums == sorted(sums)


@pytest.mark.parametrize("worst_off", [0.0, 1.0])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_share_across_is_reached_wherever_it_can_be(seed: int, worst_off: float) -> None:
    task = drawn(seed, parts=6)
    filled = len(SOLVER.solve(task).filled)
    plans = [pair for pair in every_plan(task) if np.count_nonzero(pair >= 0) == filled]
    most = max(np.count_nonzero(task.across[pair[pair >= 0]]) for pair in plans)
    solved = SOLVER.solve(replace(task, across_wanted=int(most), worst_off=worst_off))
    assert solved.across == most
    assert len(solved.filled) == filled


@pytest.mark.parametrize("several", [1, 2])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_price_of_another_choice_is_what_solving_again_finds(seed: int, several: int) -> None:
    task = drawn(seed, parts=8, mentors=6, pairs=0.8, several=several, places=3)
    solved = SOLVER.solve(task)
    pairs = _others(task, solved.pair)
    price = SOLVER.forced(task, solved, pairs)
    for at, cost, left_out in zip(pairs.tolist(), price.cost, price.left_out, strict=True):
        again = _solved_with(task, at, left=int(task.mentor[solved.pair[task.part[at]]]))
        others = np.arange(task.parts) != task.part[at]
        assert cost == pytest.approx(_cost(task, again, others) - _cost(task, solved.pair, others), abs=1e-5)
        assert left_out == max(np.count_nonzero(solved.pair[others] >= 0) - np.count_nonzero(again[others] >= 0), 0)


def _others(task: Task, pair: np.ndarray) -> np.ndarray:
    """Pairs of filled parts that were not chosen, with a mentor who has a place and whom the mentee does not have."""
    mentors = {(int(task.owner[part]), int(task.mentor[at])) for part, at in enumerate(pair) if at != NOBODY}
    own = list(zip(task.owner[task.part].tolist(), task.mentor.tolist(), strict=True))
    new = np.array([two not in mentors for two in own])
    return np.flatnonzero((pair[task.part] != NOBODY) & new & (task.places[task.mentor] > 0))


def _solved_with(task: Task, at: int, *, left: int) -> np.ndarray:
    """The best plan that has a pair: it gets a place of its own; the mentee's other parts have neither of the two mentors."""
    part, owner, extra = task.part[at], task.owner[task.part[at]], len(task.places)
    places = np.append(task.places, 1)
    places[task.mentor[at]] -= 1
    mentor = task.mentor.copy()
    either = np.isin(mentor, [mentor[at], left])
    mentor[at] = extra
    barred = (task.part == part) | (either & (task.owner[task.part] == owner))
    barred[at] = False
    kept = np.flatnonzero(~barred)
    fields = {name: getattr(task, name)[kept] for name in ("part", "cost", "level", "guard", "across")}
    again = replace(task, mentor=mentor[kept], places=places, least=np.zeros_like(places), **fields)
    pair = SOLVER.solve(again).pair
    return np.where(pair == NOBODY, NOBODY, kept[pair])


def _cost(task: Task, pair: np.ndarray, parts: np.ndarray) -> float:
    """The costs of some parts, an open one at 1."""
    held = pair[parts]
    return float(task.cost[held[held >= 0]].sum()) + np.count_nonzero(held < 0)


def test_the_same_task_gets_the_same_plan() -> None:
    task = drawn(3, parts=40, mentors=30)
    assert (SOLVER.solve(task).pair == FlowSolver().solve(task).pair).all()


@pytest.mark.parametrize(("parts", "pairs"), [(0, 0.5), (3, 0.0)])
def test_a_task_without_people_or_pairs_is_solved(parts: int, pairs: float) -> None:
    solved = SOLVER.solve(drawn(0, parts=parts, pairs=pairs))
    assert solved.pair.tolist() == [NOBODY] * parts


def test_equal_costs_fill_every_part() -> None:
    task = drawn(1, pairs=1.0, places=3)
    task = replace(task, cost=np.full(len(task.part), 5.0), places=np.full(4, 2))
    assert len(SOLVER.solve(task).filled) == 5
