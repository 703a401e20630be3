"""What each rule of a query does over one board: whom it keeps, how many it leaves out, and in which order the rest stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.eligibility import Search, Seeker, exclusions, holds, searched
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.matches import Match, Reason, Removed
from companion.domain.matching.passages import Kind
from companion.domain.matching.pool import Mask
from companion.domain.matching.ranking import Positions
from companion.domain.matching.remarks import said
from companion.domain.matching.scores import Asked
from companion.domain.matching.why_not import why_not
from companion.domain.query.kin import Kin
from companion.domain.query.met import keeps
from companion.domain.query.query import MEANT, Rule, Sought, Tried, WeighedRule

Nearness = NDArray[np.float64]

NEAR_EQUAL = 1.0
"""Standard deviations of what one thing asked for adds within which people come about equally near, so that wishes decide."""


@dataclass(frozen=True)
class Weighing:
    """Rules put to a board. `enquiry` holds the required ones as its need's conditions; `kin` the fields compared with.

    `change`: any change of work was asked for; then who tells of one is quoted.
    """

    enquiry: Enquiry
    rules: Sequence[Rule]
    kin: Sequence[tuple[Rule, Kin]] = ()
    change: Asked | None = None

    @cached_property
    def eligible(self) -> Mask:
        """Everybody who may be suggested at all, whatever is asked."""
        found = searched(self.enquiry.board.table, self.enquiry.search)
        for _, kept in exclusions(self.enquiry.board.table, self.enquiry.search):
            found = found & kept
        return found

    @property
    def left(self) -> Mask:
        """Who meets every required rule."""
        return self.enquiry.sifted.allowed

    @property
    def always(self) -> list[Removed]:
        """What took people out before any rule."""
        return self.enquiry.sifted.removed[: len([*exclusions(self.enquiry.board.table, self.enquiry.search)])]

    def keeps(self, rule: Rule) -> Mask:
        """Who meets a rule: a profile that does not say fails what is asked for and passes what is ruled out."""
        return keeps(self.enquiry.board.table, self.enquiry.search, rule)

    def weighed(self, rule: Rule) -> WeighedRule:
        """A rule with its counts."""
        return self._weighed(rule, self.enquiry.search, self.eligible)

    def weighed_for(self, rule: Rule) -> WeighedRule:
        """A rule on those who are matched, with its counts over all who ask for a mentor."""
        return self._weighed(rule, self._helped, self._asking)

    def mentees(self, rules: Sequence[Rule]) -> int:
        """How many of those who ask for a mentor meet every rule that is required of them."""
        left = self._asking.copy()
        for rule in rules:
            left &= keeps(self.enquiry.board.table, self._helped, rule) if rule.requires else True
        return int(np.count_nonzero(left))

    @cached_property
    def _helped(self) -> Search:
        return replace(self.enquiry.search, seeker=Seeker(), give=True)

    @cached_property
    def _asking(self) -> Mask:
        """Everybody who asks for a mentor and agreed to be listed."""
        return searched(self.enquiry.board.table, self._helped) & self.enquiry.board.table.listed

    def _weighed(self, rule: Rule, search: Search, among: Mask) -> WeighedRule:
        table = self.enquiry.board.table
        _, says = holds(table, search, rule)
        out = among & ~keeps(table, search, rule)
        unmet = int(np.count_nonzero(out))
        silent = int(np.count_nonzero(out & ~says)) if rule.field not in MEANT else 0
        return WeighedRule(**rule.model_dump(), removes=unmet if rule.requires else 0, unmet=unmet, silent=silent)

    @cached_property
    def order(self) -> Positions:
        """Rows of those left, the nearest first; of those about equally near, whoever meets more wishes."""
        rows = np.flatnonzero(self.left)
        near = self._near[rows]
        rows = rows[np.argsort(-near, kind="stable")]
        met = self._met[rows]
        bands = _bands(np.sort(near)[::-1], NEAR_EQUAL * max(float(self.enquiry.scores.weight.sum()), 1.0))
        return rows[np.lexsort((np.arange(len(rows)), -met, bands))]

    def sought(self, match: Match) -> Sought:
        """One person as shown: what was asked for by meaning with its quotations, the wishes, and the work they share."""
        row = self.enquiry.board.pool.row_of[match.person_id]
        met, unmet = self._wishes_of(row)
        reasons = [*self._changes(row), *(match.reasons if self.enquiry.need.aspects else [])]
        shown = match.model_dump() | {
            "reasons": reasons,
            "arithmetic": match.arithmetic if self.enquiry.need.aspects else [],
            "wishes_met": met,
            "wishes_unmet": unmet,
        }
        lines = [line for _, kin in self.kin for line in kin.lines(row)]
        return Sought(**shown, shared_work=lines)

    def tried(self, row: int) -> Tried:
        """What the rules say of one person."""
        person = self.enquiry.board.pool.people[row]
        if self.left[row]:
            place = int(np.flatnonzero(self.order == row)[0]) + 1
            because = ["Every required rule keeps them."] if self.rules else ["Nothing was asked that leaves them out."]
            unmet = self._wishes_of(row)[1]
            return Tried(
                person_id=person.person_id, name=person.name, is_in=True, rank=place, because=because, wishes_unmet=unmet
            )
        answer = why_not(self.enquiry, row)
        return Tried(
            person_id=person.person_id, name=person.name, is_in=False,
            because=answer.because, would_change=answer.would_change, wishes_unmet=self._wishes_of(row)[1],
        )  # fmt: skip

    def _changes(self, row: int) -> list[Reason]:
        """What somebody tells of a change of work, where any change at all was asked for."""
        pool, crossings, asked = self.enquiry.board.pool, self.enquiry.ranker.crossings, self.change
        own = np.flatnonzero(crossings.owner == row).tolist()
        if asked is None or not own:
            return []
        told = crossings.told if crossings.sentences[own[0]] else crossings.entered
        place = int(told[own[0]])
        return [
            Reason(
                aspect=asked.aspect, quote=pool.quotes[place], source=pool.sources[place], kind=Kind.TRANSITION,
                similarity=round(float(pool.vectors[place] @ asked.vector), 4), closeness="says so directly",
            )
        ]  # fmt: skip

    @cached_property
    def _near(self) -> Nearness:
        """How near everybody comes to what is asked by meaning, shape (people,)."""
        total = self.enquiry.scores.total.astype(np.float64)
        for rule, kin in self.kin:
            total = total + kin.standing if rule.op == "in" else total
        return total

    @cached_property
    def _wishes(self) -> list[tuple[Rule, Mask]]:
        return [(rule, self.keeps(rule)) for rule in self.rules if rule.wishes]

    @cached_property
    def _met(self) -> Positions:
        """How many wishes everybody meets, shape (people,)."""
        met = np.zeros(len(self.enquiry.board.pool), dtype=np.int64)
        for _, meets in self._wishes:
            met += meets
        return met

    def _wishes_of(self, row: int) -> tuple[list[str], list[str]]:
        met = [said(rule) for rule, meets in self._wishes if meets[row]]
        return met, [said(rule) for rule, meets in self._wishes if not meets[row]]


def _bands(near: Nearness, width: float) -> Positions:
    """Which band of about equal ones each of some falling numbers is in; a new one begins `width` below the first of the last."""
    bands = np.zeros(len(near), dtype=np.int64)
    first, band = (float(near[0]) if len(near) else 0.0), 0
    for place, value in enumerate(near.tolist()):
        if first - value > width:
            first, band = value, band + 1
        bands[place] = band
    return bands
