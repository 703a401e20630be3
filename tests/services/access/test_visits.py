"""Visits of a demonstration."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from companion.auth.keys import RandomKeys
from companion.domain.access import Actor
from companion.errors import NotAllowed
from companion.services.access.acting import context_of
from companion.services.access.signing_in import Lasting
from companion.services.access.visiting import Visiting
from companion.services.access.visits import MOST_KNOWN, Visits


@dataclass
class Room:
    """A home that only says whose it is."""

    name: str
    closed: bool = False

    @property
    def parts(self) -> object:
        return self

    @property
    def people(self) -> Room:
        return self

    def close(self) -> None:
        self.closed = True


@dataclass
class House:
    """Visits at most two of which have a home, with a clock that goes by hand."""

    now: float = 0.0
    rooms: list[Room] = field(default_factory=list)

    def __post_init__(self) -> None:
        lasting = Lasting(idle=timedelta(minutes=30), whole=timedelta(minutes=60))
        self.visits = Visits(self.make, keys=RandomKeys(), most=2, lasting=lasting, now=lambda: self.now)

    def make(self, name: str) -> Room:
        self.rooms.append(Room(name))
        return self.rooms[-1]

    def visitor(self) -> tuple[str, str]:
        """A key and the name behind it, with a home."""
        key = self.visits.begin()
        return key, self.settled(key)

    def settled(self, key: str) -> str:
        found = self.visits.who(key)
        assert found is not None
        self.visits.parts(found.actor.name)
        return found.actor.name


@pytest.fixture
def house() -> House:
    return House()


def test_a_home_is_made_when_something_is_done_and_stays_the_same(house: House) -> None:
    key = house.visits.begin()
    assert house.visits.who(key) is not None
    assert house.rooms == []
    name = house.settled(key)
    assert house.visits.parts(name) is house.visits.parts(name) is house.rooms[0]


@pytest.mark.parametrize("key", ["", "made up", "x" * 43])
def test_nobody_chooses_an_id(house: House, key: str) -> None:
    assert house.visits.who(key) is None


@pytest.mark.parametrize(("steps", "there"), [([29, 29], True), ([31], False), ([29, 29, 3], False)])
def test_a_visit_ends_by_rest_and_by_age(house: House, steps: list[int], there: bool) -> None:
    key, name = house.visitor()
    for minutes in steps:
        house.now += minutes * 60
        found = house.visits.who(key)
    assert (found is not None) is there
    house.visits.sweep()
    assert house.rooms[0].closed is not there
    if not there:
        with pytest.raises(NotAllowed, match="is over"):
            house.visits.parts(name)


def test_whoever_rested_longest_makes_room_and_nobody_else(house: House) -> None:
    (first, _), (second, _) = house.visitor(), house.visitor()
    third = house.visits.begin()
    with pytest.raises(NotAllowed, match="taken"):
        house.settled(third)
    house.now += 200
    house.visits.who(second)
    house.settled(third)
    assert [room.closed for room in house.rooms] == [True, False, False]
    assert house.visits.who(first) is None
    assert house.visits.who(second) is not None


def test_looking_costs_nothing_that_lasts(house: House) -> None:
    kept, _ = house.visitor()
    for _ in range(MOST_KNOWN + 5):
        house.visits.begin()
    assert len(house.visits._by_key) == len(house.visits._by_name) == MOST_KNOWN + 1
    assert house.visits.who(kept) is not None


def test_the_end_closes_every_home(house: House) -> None:
    house.visitor(), house.visitor()
    house.visits.end()
    assert all(room.closed for room in house.rooms)
    assert len(house.visits._by_name) == 0


def test_a_part_is_looked_up_for_whoever_acts(house: House) -> None:
    (_, one), (_, other) = house.visitor(), house.visitor()
    parts = Visiting(house.visits, sample=object())
    people = parts.people
    for name in (one, other):
        assert context_of(Actor(name)).run(lambda: people.name) == name
    with pytest.raises(NotAllowed):
        people.name  # noqa: B018 - reading it is what is tried
