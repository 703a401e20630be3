"""Near-ties: who stands first among people who fit about equally."""

from datetime import date

import pytest

from companion.domain.matching.near_ties import Standing, Tiebreak, settled


def standing(row, total, suggested=0, old=False):
    return Standing(row, total, suggested, old)


@pytest.mark.parametrize(
    ("standings", "width", "rows"),
    [
        ([standing(0, 2.0), standing(1, 1.9)], 0.3, [0, 1]),
        ([standing(0, 2.0, suggested=3), standing(1, 1.9)], 0.3, [1, 0]),
        ([standing(0, 2.0, suggested=3), standing(1, 1.6)], 0.3, [0, 1]),
        ([standing(0, 2.0, old=True), standing(1, 1.9, suggested=9)], 0.3, [1, 0]),
        ([standing(0, 2.0, old=True), standing(1, 1.0)], 0.3, [0, 1]),
        ([standing(0, 2.0, 1), standing(1, 1.8, 1), standing(2, 1.6)], 0.3, [0, 1, 2]),
        ([standing(0, 2.0, 1), standing(1, 1.8), standing(2, 1.6), standing(3, 1.5)], 0.3, [1, 0, 2, 3]),
        ([standing(4, 1.0), standing(7, 1.0)], 0.0, [4, 7]),
        ([], 0.3, []),
    ],
)
def test_availability_goes_before_being_suggested_less_and_that_before_the_total(standings, width, rows):
    assert settled(standings, width).rows == rows


def test_what_decided_is_known_only_where_the_total_did_not():
    found = settled([standing(0, 2.0, 2), standing(1, 1.9, 1), standing(2, 1.85, 0, old=True), standing(3, 1.0)], 0.3)
    assert found.rows == [1, 0, 2, 3]
    assert found.decided(1, 0) == "suggested less"
    assert found.decided(0, 2) is None, "the total agrees"
    assert found.decided(2, 3) is None
    assert found.tied(1) == [0, 2]
    assert found.tied(3) == found.tied(99) == []


def test_an_old_availability_is_what_decided():
    found = settled([standing(0, 2.0, old=True), standing(1, 1.9, 5)], 0.3)
    assert found.decided(1, 0) == "availability"


@pytest.mark.parametrize(
    ("confirmed", "old"), [(None, True), (date(2026, 1, 1), True), (date(2026, 6, 1), False), (date(2026, 11, 1), False)]
)
def test_availability_that_nobody_confirmed_is_old(confirmed, old):
    assert Tiebreak(lambda _: {}, fresh_since=date(2026, 6, 1)).is_old(confirmed) is old
