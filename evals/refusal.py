"""How often nobody is suggested, rightly and wrongly, over the sample, over pools drawn from it, and over a bigger pool.

A need is served where somebody graded 2 is in the pool. One that is met on a part only, or by nobody drawn, is not counted:
either answer would do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from companion.domain.matching.board import Board
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.reasons import Explained
from evals.matching import Bench, Cases, Split, bench, part_of

POOL_SIZES = (8, 50, 160)
SUBPOOLS = 20
MORE_PEOPLE = 2_000
SPLITS: tuple[Split, ...] = ("tune", "keep")

Figures = dict[str, dict[str, float]]


@dataclass
class Refused:
    """How often nobody was suggested, rightly and wrongly."""

    rightly: int = 0
    wrongly: int = 0
    answered: int = 0
    missed: int = 0

    def count(self, *, near: bool, served: bool) -> None:
        self.answered += served and near
        self.wrongly += served and not near
        self.rightly += not served and not near
        self.missed += not served and near

    def figures(self) -> dict[str, float]:
        refused, far, served = self.rightly + self.wrongly, self.rightly + self.missed, self.answered + self.wrongly
        return {
            "precision": round(self.rightly / refused, 3) if refused else 1.0,
            "recall": round(self.rightly / far, 3) if far else 1.0,
            "answered_of_served": round(self.answered / served, 3) if served else 1.0,
        }


def refusal(bench: Bench, cases: Cases) -> dict[str, Figures]:
    """Precision and recall of "nobody fits" by the number of people, each half for itself."""
    found = {"all": over([bench.board], bench, cases)}
    for size in POOL_SIZES:
        found[str(size)] = over(list(drawn(bench, size)), bench, cases)
    return found | {str(MORE_PEOPLE): among_more(cases)}


def among_more(cases: Cases) -> Figures:
    """Over the sample and generated people together."""
    with bench(size=MORE_PEOPLE) as opened:
        return over([opened.board], opened, cases)


def over(boards: list[Board], bench: Bench, cases: Cases) -> Figures:
    """All cases put to some boards."""
    refused = {split: Refused() for split in SPLITS}
    for need in cases.needs:
        enquiry, best = bench.enquiry(text=need.text), [person for person, grade in need.people.items() if grade == 2]
        for board in (board for board in boards if any(person in board.pool.row_of for person in best)):
            refused[need.split].count(near=somebody(board, enquiry), served=True)
    for far in cases.far:
        enquiry = bench.enquiry(text=far.text)
        for board in boards:
            refused[far.split].count(near=somebody(board, enquiry), served=False)
    return {split: each.figures() for split, each in refused.items()}


def drawn(bench: Bench, size: int) -> Iterator[Board]:
    """Pools drawn from the mentors of the sample, the same ones each time."""
    draw, pool = np.random.default_rng(size), bench.board.pool
    for _ in range(SUBPOOLS):
        rows = np.sort(draw.choice(np.flatnonzero(bench.mentors), size, replace=False))
        yield Board(part_of(pool, np.isin(pool.owner, rows), rows))


def somebody(board: Board, enquiry: Enquiry) -> bool:
    """Whether any mentor of a board would be shown, whoever has room at the moment."""
    return bool(near(replace(enquiry, board=board)))


def near(enquiry: Enquiry, top: int = 3) -> list[Explained]:
    """Who would be shown."""
    return enquiry.near(top, order=enquiry.scores.order(enquiry.board.table.having("role", ["mentor"])))
