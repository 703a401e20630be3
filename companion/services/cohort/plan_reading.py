"""Everything a plan depends on, read before anything is solved: people, needs, candidates, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from companion.domain.cohort.across import across
from companion.domain.cohort.candidates import Part
from companion.domain.cohort.case import Case, Two
from companion.domain.cohort.conditions import Conditions
from companion.domain.cohort.plan import Pair
from companion.domain.cohort.request import PlanRequest
from companion.domain.cohort.rules import PlanCondition
from companion.domain.cohort.task import Counts
from companion.domain.matching.board import Board
from companion.domain.matching.eligibility import searched
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.pool import Mask
from companion.domain.needs import MatchKind
from companion.errors import EmptyText
from companion.seams import People, Progress
from companion.services.cohort.plan_candidates import CandidateReading, Sources
from companion.services.cohort.plan_people import PlanPeople, capacity, found, may_be_asked, parts, rows_of, twos, used
from companion.services.matching.enquiring import MatchRequest


class Enquires(Protocol):
    """The part of `Matching` that a plan needs."""

    def enquiry(self, request: MatchRequest, *, shown: int | None = None) -> Enquiry:
        """One need put to the newest board."""

    def board(self) -> Board:
        """The newest people."""


@dataclass(frozen=True)
class PlanMatter:
    """What was read. `enquiries` hold the need of each part, by part; a mentee whose profile names none has no enquiry."""

    asked: PlanPeople
    board: Board
    enquiries: Mapping[int, Enquiry]
    reading: CandidateReading
    case: Case
    frozen: list[Pair]
    sources: Sources

    @property
    def left_out(self) -> dict[int, list[PlanCondition]]:
        """The parts of mentees whom the rules are not for, each with the conditions that say so."""
        found = ((part, self.sources.left_out(part)) for part in self.enquiries)
        return {part: unmet for part, unmet in found if unmet}


@dataclass(frozen=True)
class PlanReading:
    """Reads what a request is about, as of a day."""

    people: People
    matching: Enquires
    today: date

    def read(self, request: PlanRequest, progress: Progress | None) -> PlanMatter:
        """Everything a plan depends on. Raises UnknownPerson."""
        asked, board = found(request, self.people.get), self.matching.board()
        known = asked.owner_of
        frozen = [pair for pair in request.frozen if pair.mentee in known]
        each = parts(asked, frozen)
        enquiries = self._enquiries(each, progress)
        away = board.table.closed(self.today) | rows_of(board, request.without)
        may = may_be_asked(board, asked, away) & _searched(board, enquiries)
        sources = Sources(board, each, enquiries, may, Conditions(board, asked.rules), self.today)
        reading = CandidateReading(sources)
        case = Case(
            parts=each,
            pairs=reading.read(),
            capacity=capacity(board, may),
            used=used(board, request.frozen, request.taken),
            named=twos([*asked.rules.forbid, *asked.rules.force], asked, board),
            apart=_of([*request.declined, *frozen], asked, board),
            earlier=_of(request.earlier, asked, board),
            pending=_of(request.stable, asked, board),
            kept=_mentors_of(frozen, board),
            kept_across=_across(frozen, board),
        )
        return PlanMatter(asked, board, enquiries, reading, case, frozen, sources)

    def _enquiries(self, each: Sequence[Part], progress: Progress | None) -> dict[int, Enquiry]:
        read: dict[int, Enquiry] = {}
        for at, part in enumerate(each):
            kind: MatchKind = "peer" if part.slot == "peer" else "any"
            try:
                read[at] = self.matching.enquiry(MatchRequest(mentee=part.mentee, kind=kind, patient=False))
            except EmptyText:
                continue
            finally:
                if progress:
                    progress(at + 1, len(each))
        return read


def _of(pairs: Iterable[Pair], asked: PlanPeople, board: Board) -> frozenset[Two]:
    """Pairs of this plan, by mentee's number and mentor's row."""
    named = twos([(pair.mentee, pair.mentor) for pair in pairs], asked, board)
    return frozenset(two for two in named.values() if two)


def _searched(board: Board, enquiries: Mapping[int, Enquiry]) -> Mask:
    """Everybody among whom somebody of the plan searches, (people,)."""
    mask = board.table.nobody()
    for enquiry in enquiries.values():
        mask |= searched(board.table, enquiry.search)
    return mask


def _mentors_of(pairs: Iterable[Pair], board: Board) -> Counts:
    """The rows of the mentors of some pairs."""
    rows = [board.pool.row_of[pair.mentor] for pair in pairs if pair.mentor in board.pool.row_of]
    return np.array(rows, dtype=np.int64)


def _across(pairs: Iterable[Pair], board: Board) -> int:
    """How many of some pairs are known to work in different industries."""
    known = ((board.known(pair.mentee), board.known(pair.mentor)) for pair in pairs)
    return sum(bool(one and other and across(one, other)) for one, other in known)
