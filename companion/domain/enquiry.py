"""One need put to one board: who may be suggested, in which order, and how near each comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from companion.domain.board import Board, Way
from companion.domain.constellation import Candidate
from companion.domain.eligibility import ALWAYS, Search, Sifted, sift
from companion.domain.floor import CLOSE, Floor, Stems
from companion.domain.matches import Match
from companion.domain.needs import Filter, Need
from companion.domain.ranking import Asked, Positions, Ranker, Scores
from companion.domain.reasons import Explained
from companion.domain.remarks import cautions, nobody_left, nobody_near, nobody_to_search, unknowns

LOOKED_AT = 30
"""People of the order who are looked at closely, at least; below them nobody has come near in the development set."""

TRIED = 5
"""People looked at to say whether giving up a condition would help."""


@dataclass(frozen=True)
class Enquiry:
    """A need as it is asked of a board. `asked` are its aspects, or its whole text where it has none."""

    board: Board
    search: Search
    need: Need
    asked: Sequence[Asked]
    stems: Stems

    @property
    def way(self) -> Way:
        """Who is ranked, and on what."""
        if self.search.give:
            return "give"
        return "peer" if self.search.kind == "peer" else "need"

    @cached_property
    def ranker(self) -> Ranker:
        """The ranker for this way of asking."""
        return self.board.ranker(self.way)

    @cached_property
    def scores(self) -> Scores:
        """Everybody's scores. Any one offer may help; a need wants all of its aspects."""
        return self.ranker.score(self.asked, any_of=self.search.give)

    @cached_property
    def floor(self) -> Floor:
        """What tells near from nearest."""
        return Floor(self.ranker, self.scores, self.stems)

    @cached_property
    def sifted(self) -> Sifted:
        """Who may be suggested."""
        return sift(self.board.table, self.search, self.need.filters)

    @cached_property
    def order(self) -> Positions:
        """Everybody who may be suggested, the best first."""
        return self.scores.order(self.sifted.allowed)

    def near(self, top: int, *, order: Positions | None = None) -> list[Explained]:
        """The best of those who come near, at most `top`; of everybody who may be suggested unless an order is given."""
        found: list[Explained] = []
        order = self.order if order is None else order
        for explained in self._looked_at(order[: max(3 * top, LOOKED_AT)]):
            if len(found) < top and self.fits(explained):
                found.append(explained)
        return found

    def fits(self, explained: Explained) -> bool:
        """Whether a person comes near enough to be shown. A need of conditions alone has nothing to come near to."""
        return not self.need.aspects or self.floor.fits(explained.chances, any_of=self.search.give)

    def explained(self, row: int) -> Explained:
        """One person looked at closely."""
        return Explained(self.ranker, self.scores, self.floor, row)

    def card(self, explained: Explained) -> Match:
        """What is shown of one person."""
        person = self.board.pool.people[explained.row]
        shares = explained.arithmetic() if self.need.aspects else []
        open_aspects = [] if self.search.give else shares[: self.scores.aspects]
        kept = [condition for condition, mask in self.sifted.unknown if mask[explained.row]]
        return Match(
            person_id=person.person_id,
            name=person.name,
            headline=person.headline,
            similarity=round(explained.similarity, 4),
            reasons=explained.reasons(),
            unknowns=unknowns(person, kept, open_aspects),
            cautions=cautions(person, self.ranker.declined_near(explained.row, self.asked), self.search.today),
            availability_confirmed=person.availability_confirmed,
            formats=list(person.formats),
            channels=list(person.channels),
            capacity=person.capacity,
            arithmetic=shares,
        )

    def candidate(self, explained: Explained) -> Candidate:
        """A person as a candidate for a constellation."""
        return Candidate(explained.row, self.board.pool.people[explained.row], explained.chances, explained.crossing())

    def missing(self) -> list[str]:
        """Aspects that nobody who may be suggested meets."""
        best = np.zeros(len(self.need.aspects))
        for explained in self._looked_at(self.order[:LOOKED_AT]):
            best = np.maximum(best, explained.chances[: len(best)])
        return [aspect for aspect, chance in zip(self.need.aspects, best, strict=True) if chance < CLOSE]

    def nothing_fits(self) -> str:
        """Why there is nobody to suggest, and what giving up would bring somebody."""
        if not self.sifted.searched:
            return nobody_to_search("mentee" if self.search.give else "mentor")
        if not len(self.order):
            return nobody_left(self.sifted, self.would_help())
        return nobody_near(self.missing(), self.would_help())

    def would_help(self) -> list[Filter]:
        """Conditions of the need without any one of which somebody would be suggested."""
        took = [removed.filter for removed in self.sifted.removed if removed.people and removed.filter.field not in ALWAYS]
        return [condition for condition in took if self._somebody_without(condition)]

    def without(self, condition: Filter) -> Positions:
        """The order if one condition were given up."""
        rest = [other for other in self.need.filters if other != condition]
        return self.scores.order(sift(self.board.table, self.search, rest).allowed)

    def _somebody_without(self, condition: Filter) -> bool:
        return any(self.fits(explained) for explained in self._looked_at(self.without(condition)[:TRIED]))

    def _looked_at(self, rows: Positions) -> Iterator[Explained]:
        return (self.explained(int(row)) for row in rows)
