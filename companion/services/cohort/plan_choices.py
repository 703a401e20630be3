"""Up to three people from whom a mentee may choose, and what each would cost everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from companion.domain.cohort.plan import Choice
from companion.domain.cohort.task import NOBODY, Counts
from companion.domain.matching.board import Board
from companion.seams import Solver
from companion.services.cohort.plan_solving import Outcome

LOOKED_AT = 6
"""Others of a mentee's own order whose price is worked out."""

CHOICES = 3

FREE = 5e-5
"""A cost to others that is none: below what is shown of it."""


@dataclass(frozen=True)
class Offered:
    """What one part offers beside the plan: the choices, the proposed mentor first, and the next of the mentee's own order."""

    choices: list[Choice]
    runner_up: Choice | None = None


def offered(outcome: Outcome, solver: Solver, board: Board) -> dict[int, Offered]:
    """What each part that was weighed offers, by part."""
    others = _others(outcome)
    if not len(others):
        return {int(part): Offered([_chosen(outcome, board, int(part))]) for part in _weighed(outcome)}
    price = solver.forced(outcome.task, outcome.solved, np.searchsorted(outcome.kept, others))
    found: dict[int, list[Choice]] = {int(part): [] for part in _weighed(outcome)}
    for at, cost, left_out in zip(others.tolist(), price.cost.tolist(), price.left_out.tolist(), strict=True):
        if not isfinite(cost):  # the place is held by a pair that must stay
            continue
        choice = _choice(outcome, board, at).model_copy(
            update={"costs_others": round(cost, 4) if cost > FREE else 0.0, "leaves_out": left_out}
        )
        found[int(outcome.case.pairs.part[at])].append(choice)
    return {part: _offered(_chosen(outcome, board, part), choices) for part, choices in found.items()}


def _offered(proposed: Choice, others: Sequence[Choice]) -> Offered:
    """The two others that are best for the mentee and cheapest for everybody else together; nobody else is left out for them."""
    nearest = sorted(others, key=lambda one: (one.place, one.mentor))
    harmless = [one for one in nearest if not one.leaves_out] or nearest
    cheap = sorted(harmless, key=lambda one: (one.costs_others > 0, one.place, one.mentor))
    chosen = sorted(cheap[: CHOICES - 1], key=lambda one: (one.place, one.mentor))
    return Offered([proposed, *chosen], nearest[0] if nearest else None)


def _others(outcome: Outcome) -> Counts:
    """The nearest pairs of each filled part that were not chosen, as positions in the case."""
    case, kept = outcome.case, outcome.kept
    keys = case.two_keys()
    mine = keys[outcome.pair[outcome.pair != NOBODY]]
    weighed = np.isin(case.pairs.part[kept], _weighed(outcome))
    open_ = kept[weighed & ~np.isin(keys[kept], mine)]
    order = open_[np.lexsort((case.pairs.place[open_], case.pairs.part[open_]))]
    part = case.pairs.part[order]
    nth = np.arange(len(order)) - np.searchsorted(part, part)
    return np.sort(order[nth < LOOKED_AT])


def _weighed(outcome: Outcome) -> Counts:
    """Parts that the solver filled; those that were forced have no choice."""
    return outcome.solved.filled


def _chosen(outcome: Outcome, board: Board, part: int) -> Choice:
    return _choice(outcome, board, int(outcome.pair[part]))


def _choice(outcome: Outcome, board: Board, at: int) -> Choice:
    pairs = outcome.case.pairs
    person = board.pool.people[int(pairs.mentor[at])]
    return Choice(
        mentor=person.person_id,
        name=person.name,
        costs_others=0.0,
        similarity=round(float(pairs.similarity[at]), 4),
        place=int(pairs.place[at]),
    )
