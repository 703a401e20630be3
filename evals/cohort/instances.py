"""Cohorts drawn by a seed: needs and offers as points, some mentors wanted by many, one to four places each."""

from dataclasses import dataclass

import numpy as np

from companion.domain.cohort.candidates import Candidates, Part, joined
from companion.domain.cohort.case import Case
from companion.domain.cohort.fit import Sought, regrets
from companion.domain.cohort.task import Counts
from companion.domain.matching.pool import Mask

DIMENSIONS = 16
NEAREST = 20
"""Candidates of each mentee that are given to every method."""

MORE = 40
"""The nearest that are added for a mentee who is left out."""

WANTED_BY_MANY = 0.7
MENTEES_A_MENTOR = 2
MOST_PLACES = 4


@dataclass(frozen=True)
class Cohort:
    """Shapes: `needs` (mentees, dimensions), `offers` (mentors, dimensions), `pull` and `places` (mentors,)."""

    needs: np.ndarray
    offers: np.ndarray
    pull: np.ndarray
    places: Counts

    def scores(self, mentee: int) -> np.ndarray:
        """How near every mentor is to one mentee."""
        found: np.ndarray = self.needs[mentee] @ self.offers.T + self.pull
        return found


class Drawn:
    """A cohort with candidates read need by need, as the planner reads them."""

    def __init__(self, mentees: int, *, seed: int = 0) -> None:
        luck = np.random.default_rng(seed)
        mentors = mentees // MENTEES_A_MENTOR
        self.cohort = Cohort(
            needs=luck.normal(size=(mentees, DIMENSIONS)).astype(np.float32),
            offers=luck.normal(size=(mentors, DIMENSIONS)).astype(np.float32),
            pull=(WANTED_BY_MANY * luck.normal(size=mentors)).astype(np.float32),
            places=luck.integers(1, MOST_PLACES + 1, mentors),
        )
        self._field = luck.integers(0, 12, mentees), luck.integers(0, 12, mentors)
        self._sought = Sought(mentors)
        everybody = np.arange(mentors)
        found = []
        for mentee in range(mentees):
            mine = regrets(self.cohort.scores(mentee))
            self._sought.add(everybody, mine)
            found.append(self._pairs(mentee, mine, np.sort(np.argpartition(mine, NEAREST)[:NEAREST]), nearest=True))
        self.case = Case(
            parts=[Part(mentee, f"m{mentee:06}") for mentee in range(mentees)],
            pairs=self._with_theirs(joined(found)),
            capacity=self.cohort.places,
            used=np.zeros(mentors, dtype=np.int64),
        )

    def more(self, parts: list[int], among: Mask) -> Candidates:
        """More candidates of some mentees, as the planner asks for them."""
        rows = np.flatnonzero(among)
        return self._with_theirs(joined([self._more(part, rows) for part in parts]))

    def _more(self, mentee: int, rows: Counts) -> Candidates:
        mine = regrets(self.cohort.scores(mentee))
        nearest = rows[np.argsort(mine[rows], kind="stable")[:MORE]]
        return self._pairs(mentee, mine, np.sort(nearest))

    def _pairs(self, mentee: int, mine: np.ndarray, rows: Counts, *, nearest: bool = False) -> Candidates:
        known = np.ones(len(rows), dtype=np.bool_)
        place = np.searchsorted(np.sort(mine[rows] if nearest else mine), mine[rows]) + 1
        across = self._field[0][mentee] != self._field[1][rows]
        whose = np.full(len(rows), mentee, dtype=np.int64)
        theirs, meets = np.zeros(len(rows)), np.zeros(len(rows), dtype=np.int64)
        return Candidates(whose, rows, mine[rows], theirs, 1 - mine[rows] / 2, place, across, known, known, meets)

    def _with_theirs(self, pairs: Candidates) -> Candidates:
        pairs.theirs[:] = self._sought.regrets(pairs.mentor, pairs.regret)
        return pairs
