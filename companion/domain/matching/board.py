"""One pool made ready for questions: facts as masks, and a ranker for each way of asking."""

from __future__ import annotations

from typing import Literal

from companion.domain.matching.facts_table import FactsTable
from companion.domain.matching.passages import OFFERED, Kind
from companion.domain.matching.pool import Facts, Mask, Pool
from companion.domain.matching.ranking import Ranker

Way = Literal["need", "peer", "give"]
"""Who is ranked on what: mentors on what they offer, peers on their goals as well, mentees on their goals alone."""

COUNTED: dict[Way, frozenset[Kind]] = {
    "need": OFFERED,
    "peer": OFFERED | {Kind.GOAL},
    "give": frozenset({Kind.GOAL}),
}


class Board:
    """Kept for as long as its pool is the newest; what is costly is made on first use."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.table = FactsTable(pool.people)
        self._rankers: dict[Way, Ranker] = {}

    def ranker(self, way: Way) -> Ranker:
        """The ranker for one way of asking."""
        if way not in self._rankers:
            self._rankers[way] = Ranker(self.pool, counted=COUNTED[way], population=self._population(way))
        return self._rankers[way]

    def known(self, person_id: str) -> Facts | None:
        """What is known of somebody; None for who is not in the pool."""
        row = self.pool.row_of.get(person_id)
        return None if row is None else self.pool.people[row]

    def _population(self, way: Way) -> Mask:
        """Those against whom scores are measured: everybody with the role, whoever may be suggested to this seeker."""
        roles = {"need": ["mentor"], "peer": ["mentor", "mentee"], "give": ["mentee"]}[way]
        return self.table.having("role", roles)
