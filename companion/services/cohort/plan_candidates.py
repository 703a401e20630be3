"""Who could be proposed to each mentee: the ranking of `match`, for many needs together, cut down to the nearest.

What a need is near is read off one matrix product for many needs. Of a big cohort only the nearest of each mentee are kept;
the planner asks for more where they do not suffice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from companion.domain.cohort.candidates import Candidates, Part, joined, required
from companion.domain.cohort.conditions import Conditions
from companion.domain.cohort.fit import Sought, regrets
from companion.domain.cohort.rules import PlanCondition, PlanRules, SlotName
from companion.domain.cohort.task import Counts, Numbers
from companion.domain.cohort.walked import walked
from companion.domain.matching.board import Board
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.hours import OFFICE_HOURS
from companion.domain.matching.pool import Facts, Mask, Vectors
from companion.domain.matching.scores import Scores

COLUMNS = 64
"""Aspects scored in one product, as in batch ranking."""

ALL_PAIRS = 400_000
"""Pairs up to which all of them are planned with."""

NEAREST = 40
"""Pairs kept of each part of a bigger cohort. With 20 of 5,000 mentees about one in a hundred needed more."""


EVERY_BIT = -1
"""Every condition met: what is asked of mentors is not asked of peers."""


@dataclass(frozen=True)
class Near:
    """How near everybody of the pool is to one need. Shapes: (people,). `may` are those who may be suggested."""

    may: Mask
    total: Vectors
    similarity: Vectors
    same_road: Mask


@dataclass(frozen=True)
class Sources:
    """What candidates are read from: the need of each part, and what the rules ask of pairs."""

    board: Board
    parts: Sequence[Part]
    enquiries: Mapping[int, Enquiry]
    asked: Mask
    conditions: Conditions
    today: date

    @property
    def rules(self) -> PlanRules:
        """What the rules ask."""
        return self.conditions.rules

    def left_out(self, part: int) -> list[PlanCondition]:
        """The conditions on mentees that keep somebody out of the plan."""
        each = self.parts[part]
        return self.conditions.unmet_by(each.mentee, self.enquiries[part].search)


class CandidateReading:
    """Reads candidates. `may_be` counts, part by part, who may be suggested before any rule of the plan."""

    def __init__(self, sources: Sources) -> None:
        self._from = sources
        self._board = sources.board
        self._sought: dict[SlotName | None, Sought] = {}
        self.may_be: dict[int, int] = {}

    def read(self) -> Candidates:
        """The candidates of every part: all of them, or the nearest."""
        most = None if len(self._from.enquiries) * int(self._from.asked.sum()) <= ALL_PAIRS else NEAREST
        found = [self._of(part, near, most=most) for part, near in self._near(list(self._from.enquiries))]
        pairs = joined(found)
        return self._with_theirs(pairs)

    def more(self, parts: Sequence[int], among: Mask) -> Candidates:
        """The nearest candidates of some parts among some people."""
        some = [part for part in parts if part in self._from.enquiries]
        return self._with_theirs(joined([self._of(part, near, most=NEAREST, among=among) for part, near in self._near(some)]))

    def _near(self, parts: Sequence[int]) -> Iterator[tuple[int, Near]]:
        """What each need is near, many needs in one product; parts of one way of asking stand together."""
        for chunk in _chunks([(part, self._from.enquiries[part]) for part in parts]):
            first = chunk[0][1]
            scores = first.ranker.score([each for _, enquiry in chunk for each in enquiry.asked])
            start = 0
            for part, enquiry in chunk:
                columns = np.arange(start, start + len(enquiry.asked))
                start += len(enquiry.asked)
                yield part, self._one(part, enquiry, scores, columns)

    def _one(self, part: int, enquiry: Enquiry, scores: Scores, columns: Counts) -> Near:
        aspects = columns[[not each.whole for each in enquiry.asked]]
        best = enquiry.ranker.best(scores.cosine[:, aspects]).mean(axis=1)
        road = self._from.parts[part].slot == "same_road"
        return Near(
            may=self._board.table.nobody() if self._from.left_out(part) else enquiry.sifted.allowed & self._from.asked,
            total=scores.share[:, columns].sum(axis=1),
            similarity=best,
            same_road=walked(enquiry.ranker, scores, columns) if road else np.ones(len(best), dtype=np.bool_),
        )

    def _of(self, part: int, near: Near, *, most: int | None = None, among: Mask | None = None) -> Candidates:
        """The candidates of one part; only the first reading of a part counts for what mentors are sought for."""
        rows = np.flatnonzero(near.may)
        mine = regrets(near.total[rows])
        if part not in self.may_be:
            self._sought_for(part).add(rows, mine)
            self.may_be[part] = len(rows)
        place = np.empty(len(rows), dtype=np.int64)
        place[np.argsort(-near.total[rows], kind="stable")] = np.arange(1, len(rows) + 1)
        pairs = self._pairs(part, rows, near, mine, place)
        pairs = pairs.some(self._fills(part, near)[rows] & (True if among is None else among[rows]))
        return pairs if most is None or len(pairs) <= most else pairs.some(self._nearest(pairs, most))

    def _pairs(self, part: int, rows: Counts, near: Near, mine: Numbers, place: Counts) -> Candidates:
        across, speaks, overlaps = (mask[rows] for mask in self._known(part))
        peer, search = self._from.parts[part].slot == "peer", self._from.enquiries[part].search
        meets = np.full(len(rows), EVERY_BIT) if peer else self._from.conditions.met(search)[rows]
        return Candidates(
            part=np.full(len(rows), part, dtype=np.int64),
            mentor=rows,
            regret=mine,
            theirs=np.zeros(len(rows)),
            similarity=near.similarity[rows].astype(np.float64),
            place=place,
            across=across,
            speaks=speaks,
            overlaps=overlaps,
            meets=meets,
        )

    def _fills(self, part: int, near: Near) -> Mask:
        """Who can have the part's slot."""
        slot = self._from.parts[part].slot
        return self._known(part)[0] if slot == "other_industry" else near.same_road

    def _known(self, part: int) -> tuple[Mask, Mask, Mask]:
        """Whose industry is known to be another, who is known to share a language, and enough hours."""
        table, rules = self._board.table, self._from.rules
        person = self._from.enquiries[part].search.seeker.facts
        assert person is not None
        across = table.says("industry") & ~table.having("industry", person.industries)
        speaks = table.having("language", person.languages)
        return across if person.industries else table.nobody(), speaks, self._overlaps(person, rules.min_timezone_overlap_hours)

    def _overlaps(self, person: Facts, hours: float) -> Mask:
        table = self._board.table
        if not hours:
            return ~table.nobody()
        if not person.timezone:
            return table.nobody()
        shared: Mask = table.overlap(person.timezone, person.available or OFFICE_HOURS, self._from.today) >= hours
        return shared

    def _nearest(self, pairs: Candidates, most: int) -> Counts:
        """The nearest that meet the wishes of the rules, and the nearest that do not, half and half where there are enough."""
        order = np.argsort(pairs.place, kind="stable")
        order = order[required(pairs, self._from.rules)[order]]
        across = order[pairs.across[order]] if self._from.rules.min_cross_industry_share else order[:0]
        return np.unique(np.concatenate([order[:most], across[: most // 2]]))

    def _with_theirs(self, pairs: Candidates) -> Candidates:
        """With the mentors' own regrets, once all needs are known."""
        theirs = pairs.theirs.copy()
        slots = np.array([self._from.parts[part].slot or "" for part in pairs.part.tolist()])
        for slot, sought in self._sought.items():
            of_slot = slots == (slot or "")
            theirs[of_slot] = sought.regrets(pairs.mentor[of_slot], pairs.regret[of_slot])
        return replace(pairs, theirs=theirs)

    def _sought_for(self, part: int) -> Sought:
        slot = self._from.parts[part].slot
        return self._sought.setdefault(slot, Sought(len(self._board.pool)))


def _chunks(some: Sequence[tuple[int, Enquiry]]) -> Iterator[list[tuple[int, Enquiry]]]:
    """Needs in a row with at most `COLUMNS` aspects together and one way of asking, or one need with more."""
    held: list[tuple[int, Enquiry]] = []
    for part, enquiry in some:
        full = sum(len(each.asked) for _, each in held) + len(enquiry.asked) > COLUMNS
        if held and (full or held[0][1].way != enquiry.way):
            yield held
            held = []
        held.append((part, enquiry))
    if held:
        yield held
