"""Places of a mentor: taken by whoever they are in touch with, changed by them alone, confirmed by being said."""

from datetime import date
from pathlib import Path

import pytest

from companion.domain.relationship import Phase
from companion.errors import Conflict, InputError, UnknownPerson
from companion.services.cohort.capacity import Capacity
from companion.wiring import Companion
from tests.web import fakes


@pytest.fixture
def companion(tmp_path: Path) -> Companion:
    return fakes.companion(tmp_path / "home", [fakes.mentee(), fakes.mentor(1), fakes.mentor(2)])


@pytest.fixture
def capacity(companion: Companion) -> Capacity:
    return companion.capacity


def test_a_place_is_taken_until_it_ends(companion: Companion, capacity: Capacity) -> None:
    known = companion.relationships.begin("m-1", mentee="m-1", mentor="p-1")
    now = capacity.of("p-1")
    assert (now.taken, now.places, now.are_taken) == (1, 2, False)
    assert capacity.of("m-1").taken == 0, "a mentee takes a place and gives none"
    companion.relationships.move("m-1", known.id, Phase.ENDED, expected_version=1)
    assert capacity.of("p-1").taken == 0


def test_what_is_said_is_confirmed_today(capacity: Capacity) -> None:
    now = capacity.change("p-1", places=None, paused_until=date(2026, 12, 1))
    assert (now.places, now.paused_until, now.availability_confirmed) == (None, date(2026, 12, 1), date(2026, 11, 22))
    assert not now.are_taken


@pytest.mark.parametrize(("places", "paused"), [(-1, None), (51, None), (1, date(2026, 11, 22)), (1, date(2020, 1, 1))])
def test_what_cannot_be_is_refused(capacity: Capacity, places: int, paused: date | None) -> None:
    with pytest.raises(InputError):
        capacity.change("p-1", places=places, paused_until=paused)


def test_two_windows_and_nobody(capacity: Capacity) -> None:
    version = capacity.of("p-1").version
    capacity.change("p-1", places=1, paused_until=None, expected_version=version)
    with pytest.raises(Conflict):
        capacity.change("p-1", places=4, paused_until=None, expected_version=version)
    with pytest.raises(UnknownPerson):
        capacity.of("nobody")


def test_a_pause_that_is_over_is_none(companion: Companion, capacity: Capacity, monkeypatch: pytest.MonkeyPatch) -> None:
    capacity.change("p-1", places=1, paused_until=date(2026, 11, 23))
    monkeypatch.setattr(type(companion.clock), "today", lambda _: date(2026, 11, 23))
    assert capacity.of("p-1").paused_until is None
