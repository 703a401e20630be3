"""One need put to one board: who may be suggested, in which order, and how near each comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from companion.domain.matching.board import Board, Way
from companion.domain.matching.constellation import Candidate
from companion.domain.matching.eligibility import ALWAYS, Search, Sifted, are_samples, sift
from companion.domain.matching.floor import CLOSE, Floor, Stems
from companion.domain.matching.leading import leading
from companion.domain.matching.lookup import Lookup
from companion.domain.matching.matches import Match
from companion.domain.matching.near_ties import OLD_DAYS, SETTLED, WIDTH, Settled, Standing, Tiebreak, settled
from companion.domain.matching.pool import Mask, Vectors
from companion.domain.matching.ranking import Positions, Ranker
from companion.domain.matching.reasons import Explained
from companion.domain.matching.remarks import (
    cautions,
    fit_equally,
    nobody_left,
    nobody_near,
    nobody_to_search,
    not_as_wished,
    said,
    unknowns,
)
from companion.domain.matching.reranking import Quoted, Reranked, SecondLook
from companion.domain.matching.scores import Asked, Scores
from companion.domain.needs import Filter, Need

LOOKED_AT = 30
"""People of the order who are looked at closely, at least; below them nobody has come near in the development set."""

WISHED = 1.0
"""Standard deviations of all that is asked by which meeting every wish moves somebody forward: about what lies between people
who fit about equally, so that nobody passes somebody who is plainly nearer."""

TRIED = 5
"""People looked at to say whether giving up a condition would help."""


@dataclass(frozen=True)
class Enquiry:
    """A need as it is asked of a board. `asked` are its aspects, or its whole text where it has none.

    Without a `tiebreak` the total alone decides, without a `second_look` nobody reads the first again. `shown`: how many people
    are wanted at most; a big pool then scores only those who can come so far, and the order ends with them. `before` is the same
    need under other conditions: what was looked up for it is not looked up again.
    """

    board: Board
    search: Search
    need: Need
    asked: Sequence[Asked]
    stems: Stems
    tiebreak: Tiebreak | None = None
    second_look: SecondLook | None = None
    old_days: int = OLD_DAYS
    shown: int | None = None
    before: Enquiry | None = None

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
        """Everybody's scores, or those of the first. Any one offer may help; a need wants all of its aspects."""
        if self.shown is None:
            return self.ranker.score(self.asked, any_of=self.search.give)
        wanted = max(3 * self.shown, SETTLED)
        allowed, any_of = self.sifted.allowed, self.search.give
        return leading(self.ranker, self.asked, allowed, wanted=wanted, any_of=any_of, lookup=self.lookup)

    @cached_property
    def lookup(self) -> Lookup:
        """What is asked for, looked up in the pool."""
        return self.before.lookup if self.before else self.ranker.look_up(self.asked)

    @cached_property
    def floor(self) -> Floor:
        """What tells near from nearest."""
        return Floor(self.ranker, self.scores, self.stems, before=self.before.floor if self.before else None)

    @cached_property
    def sifted(self) -> Sifted:
        """Who may be suggested."""
        return sift(self.board.table, self.search, self.need.filters)

    @property
    def invented(self) -> bool:
        """Whether those searched are the invented people."""
        return are_samples(self.board.table, self.search)

    @cached_property
    def order(self) -> Positions:
        """Everybody who may be suggested, the best first: by total, near-ties settled, and the first as they were read again."""
        order, first = self._by_total, self.ties.rows
        order = np.concatenate([np.array(first, dtype=order.dtype), order[len(first) :]]) if first else order
        looked_at, reranked = self._read_again
        if reranked.by:
            places = np.flatnonzero(np.isin(order, looked_at))
            order[places] = [looked_at[place] for place in reranked.places]
        return order

    @property
    def reranked(self) -> Reranked:
        """What came of the second look."""
        return self._read_again[1]

    @cached_property
    def ties(self) -> Settled:
        """Near-ties among the first of the order, settled; none where nothing but the total counts."""
        if self.tiebreak is None:
            return Settled()
        rows = self._by_total[:SETTLED].tolist()
        people = [self.board.pool.people[row] for row in rows]
        often = self.tiebreak.often([person.person_id for person in people])
        standings = [
            Standing(
                row,
                float(self.standing[row]),
                often.get(person.person_id, 0),
                self.tiebreak.is_old(person.availability_confirmed),
            )
            for row, person in zip(rows, people, strict=True)
        ]
        return settled(standings, WIDTH * float(self.scores.weight.sum()))

    @cached_property
    def _by_total(self) -> Positions:
        return self._ordered(self.sifted.allowed)

    def _ordered(self, allowed: Mask) -> Positions:
        """Rows of those allowed, the best first, with what they meet of the wishes."""
        rows = self.scores.order(allowed)
        return rows[np.argsort(-self.standing[rows], kind="stable")] if self.sifted.wished else rows

    @cached_property
    def standing(self) -> Vectors:
        """What decides the order before near-ties are settled, shape (people,): the total, and the wishes that are met."""
        wished = [meets for _, meets in self.sifted.wished]
        if not wished:
            return self.scores.total
        standing: Vectors = self.scores.total + WISHED * self.scores.weight.sum() * np.mean(wished, axis=0, dtype=np.float32)
        return standing

    @cached_property
    def _read_again(self) -> tuple[list[int], Reranked]:
        """The rows that were read again, as they stood before, and their new places."""
        if self.second_look is None:
            return [], Reranked(())
        first = self.ties.rows or self._by_total[:SETTLED].tolist()
        looked_at = [row for row in first[:LOOKED_AT] if self.fits(self.explained(row))][: self.second_look.people]
        quoted = [self._quoted(row) for row in looked_at]
        return looked_at, self.second_look.look(self.need, quoted) if len(quoted) > 1 else Reranked(())

    def _quoted(self, row: int) -> Quoted:
        quotes = [reason.quote for reason in self.explained(row).on_card]
        return Quoted(self.board.pool.people[row].person_id, tuple(dict.fromkeys(quotes)))

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
        """One person looked at closely, once."""
        return self._explained.setdefault(row, Explained(self.ranker, self.scores, self.floor, row))

    @cached_property
    def _explained(self) -> dict[int, Explained]:
        return {}

    def cards(self, shown: Sequence[Explained]) -> list[Match]:
        """What is shown of some people in order, with a word where something else than the total put one before another."""
        found = [self.card(explained) for explained in shown]
        for one, other, (first, second) in zip(found, found[1:], pairwise(shown), strict=False):
            decided = self.ties.decided(first.row, second.row) if not self.reranked.by else None
            one.order_note = fit_equally(one.name, other.name, decided) if decided else None
        return found

    def card(self, explained: Explained) -> Match:
        """What is shown of one person."""
        person = self.board.pool.people[explained.row]
        shares = explained.arithmetic() if self.need.aspects else []
        reasons = explained.on_card
        quoted = {reason.aspect for reason in reasons}
        together = bool(shares) and explained.only_together
        asked = [] if self.search.give else shares[: self.scores.aspects]
        kept = [condition for condition, mask in self.sifted.unknown if mask[explained.row]]
        met = [said(wish) for wish, meets in self.sifted.wished if meets[explained.row]]
        unmet = [said(wish) for wish, meets in self.sifted.wished if not meets[explained.row]]
        minded = cautions(person, self.ranker.declined_near(explained.row, self.asked), self.search.today, self.old_days)
        return Match(
            person_id=person.person_id,
            name=person.name,
            headline=person.headline,
            similarity=round(explained.similarity, 4),
            reasons=reasons,
            unknowns=unknowns(person, kept, [share for share in asked if share.aspect not in quoted], only_together=together),
            cautions=[*minded, *map(not_as_wished, unmet)],
            wishes_met=met,
            wishes_unmet=unmet,
            availability_confirmed=person.availability_confirmed,
            formats=list(person.formats),
            channels=list(person.channels),
            capacity=person.capacity,
            arithmetic=shares,
            only_together=together,
            near_tie=any(self.fits(self.explained(row)) for row in self.ties.tied(explained.row)),
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
        return self._ordered(sift(self.board.table, self.search, self._rest(condition)).allowed)

    def for_one(self, column: int) -> Enquiry:
        """The same enquiry with one of its aspects as all that is asked."""
        one = replace(self.asked[column], weight=1.0)
        need = self.need.model_copy(update={"aspects": [one.aspect]})
        return replace(self, need=need, asked=[one], second_look=None, before=None)

    def _somebody_without(self, condition: Filter) -> bool:
        if self.scores.among is None:
            return any(self.fits(explained) for explained in self._looked_at(self.without(condition)[:TRIED]))
        need = self.need.model_copy(update={"filters": self._rest(condition)})
        wider = replace(self, need=need, tiebreak=None, second_look=None, before=self)
        return any(wider.fits(explained) for explained in wider._looked_at(wider.order[:TRIED]))

    def _rest(self, condition: Filter) -> list[Filter]:
        return [other for other in self.need.filters if other != condition]

    def _looked_at(self, rows: Positions) -> Iterator[Explained]:
        return (self.explained(int(row)) for row in rows)
