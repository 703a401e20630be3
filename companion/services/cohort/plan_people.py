"""Who is planned: people by id or address, the parts that are to be filled for each, and the places mentors have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from companion.domain.cohort.candidates import Part
from companion.domain.cohort.plan import Pair
from companion.domain.cohort.request import PlanRequest
from companion.domain.cohort.rules import NamedPair, PlanRules, SlotName
from companion.domain.cohort.task import Counts
from companion.domain.matching.board import Board
from companion.domain.matching.pool import Mask
from companion.domain.people import Profile
from companion.errors import UnknownPerson

Find = Callable[[str], Profile | None]

ONE_PLACE = 1
"""Places of a mentor who names none."""


@dataclass(frozen=True)
class PlanPeople:
    """The people of a request, found: mentees in the order of their ids, mentors as asked for, pairs of the rules by ids."""

    mentees: Sequence[Profile]
    mentors: Sequence[Profile] | None
    rules: PlanRules
    repeated: int = 0

    @property
    def owner_of(self) -> dict[str, int]:
        """The number of each mentee."""
        return {profile.id: owner for owner, profile in enumerate(self.mentees)}


def found(request: PlanRequest, find: Find) -> PlanPeople:
    """The people of a request.

    Raises:
        UnknownPerson: somebody is not on record; names each of them.
    """
    pairs = [who for pair in (*request.rules.forbid, *request.rules.force) for who in pair]
    named = dict.fromkeys([*request.mentees, *(request.mentors or ()), *pairs])
    people = {who: find(who) for who in named}
    unknown = [who for who, profile in people.items() if profile is None]
    if unknown:
        raise UnknownPerson(*unknown)
    known = {who: profile for who, profile in people.items() if profile is not None}
    mentees = {known[who].id: known[who] for who in request.mentees}
    mentors = None if request.mentors is None else {known[who].id: known[who] for who in request.mentors}
    return PlanPeople(
        mentees=[mentees[person_id] for person_id in sorted(mentees)],
        mentors=None if mentors is None else [mentors[person_id] for person_id in sorted(mentors)],
        rules=_by_ids(request.rules, known),
        repeated=len(request.mentees) - len(mentees),
    )


def _by_ids(rules: PlanRules, known: Mapping[str, Profile]) -> PlanRules:
    forbid, force = (tuple((known[one].id, known[other].id) for one, other in pairs) for pairs in (rules.forbid, rules.force))
    return rules.model_copy(update={"forbid": forbid, "force": force})


def parts(asked: PlanPeople, frozen: Iterable[Pair]) -> list[Part]:
    """What is to be filled, mentee by mentee: every slot that no accepted pair fills already."""
    held: dict[str, list[SlotName | None]] = {}
    for pair in frozen:
        held.setdefault(pair.mentee, []).append(pair.slot)
    slots: Sequence[SlotName | None] = asked.rules.slots or (None,)
    return [
        Part(owner, profile.id, slot)
        for owner, profile in enumerate(asked.mentees)
        for slot in _still_open(slots, held.get(profile.id, []))
    ]


def _still_open(slots: Sequence[SlotName | None], held: Sequence[SlotName | None]) -> list[SlotName | None]:
    """Slots less those held; whoever is held in a slot that is not asked for any more fills the first that is left."""
    left = [slot for slot in slots if slot not in held]
    return left[sum(slot not in slots for slot in held) :]


def may_be_asked(board: Board, asked: PlanPeople, away: Mask) -> Mask:
    """Who of the pool is asked to mentor at all, shape (people,): with the role or on the list, listed and not away."""
    table = board.table
    named = table.having("role", ["mentor"]) if asked.mentors is None else rows_of(board, [one.id for one in asked.mentors])
    if "peer" in asked.rules.slots:
        named |= rows_of(board, [one.id for one in asked.mentees])
    return named & table.listed & ~away


def capacity(board: Board, asked_to_mentor: Mask) -> Counts:
    """The places of those who are asked, (people,): as they say, one where they say nothing, none for anybody else."""
    places = np.zeros(len(board.pool), dtype=np.int64)
    for row in np.flatnonzero(asked_to_mentor).tolist():
        said = board.pool.people[row].capacity
        places[row] = ONE_PLACE if said is None else said
    return places


def used(board: Board, frozen: Iterable[Pair], taken: Mapping[str, int]) -> Counts:
    """The places that are held already, (people,)."""
    held = np.zeros(len(board.pool), dtype=np.int64)
    for mentor, places in [*((pair.mentor, 1) for pair in frozen), *taken.items()]:
        row = board.pool.row_of.get(mentor)
        if row is not None:
            held[row] += places
    return held


def twos(pairs: Iterable[NamedPair], asked: PlanPeople, board: Board) -> dict[NamedPair, tuple[int, int] | None]:
    """Pairs by mentee's number and mentor's row; None for a mentee who is not planned or somebody not in the pool."""
    owner_of, row_of = asked.owner_of, board.pool.row_of
    return {pair: _two(owner_of.get(pair[0]), row_of.get(pair[1])) for pair in pairs}


def _two(owner: int | None, row: int | None) -> tuple[int, int] | None:
    return None if owner is None or row is None else (owner, row)


def rows_of(board: Board, person_ids: Iterable[str]) -> Mask:
    """Some people as a mask of the pool, (people,); who is not in it is left out."""
    mask = board.table.nobody()
    mask[[row for person_id in person_ids if (row := board.pool.row_of.get(person_id)) is not None]] = True
    return mask
