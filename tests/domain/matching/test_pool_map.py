"""The pool as a flat picture."""

from __future__ import annotations

import numpy as np
import pytest

from companion.domain.matching import pool_map
from companion.domain.matching.passages import OFFERED
from companion.domain.matching.pool import Pool, Vectors
from companion.domain.matching.pool_map import Flat, laid_flat, person_vectors, picture
from tests.pools import person, pool_of

BAKERS = [person(f"b{number}", f"baking bread and cakes number{number}") for number in range(6)]
SAILORS = [person(f"s{number}", f"sailing boats home to harbour number{number}") for number in range(6)]
SMITHS = [person(f"x{number}", f"forging iron on an anvil number{number}") for number in range(6)]


@pytest.fixture
def pool() -> Pool:
    return pool_of([*BAKERS, *SAILORS, *SMITHS])


def everybody(pool: Pool) -> np.ndarray:
    return np.ones(len(pool), dtype=np.bool_)


def of(pool: Pool, *ids: str) -> Vectors:
    rows = np.array([pool.row_of[who] for who in ids])
    return person_vectors(pool, rows, OFFERED)


def flat_of(pool: Pool) -> Flat:
    return laid_flat(pool, everybody(pool), OFFERED)


def test_people_who_write_of_like_things_stand_together(pool: Pool) -> None:
    flat = flat_of(pool)
    trades = [flat.placed(of(pool, *(one.id for one in trade))) for trade in (BAKERS, SAILORS, SMITHS)]
    centres = np.stack([places.mean(axis=0) for places in trades])
    within = max(np.linalg.norm(places - places.mean(axis=0), axis=1).max() for places in trades)
    between = min(np.linalg.norm(centres[one] - centres[other]) for one, other in ((0, 1), (0, 2), (1, 2)))
    assert between > 2 * within
    assert 0 < flat.kept <= 1


def test_the_need_stands_among_those_it_is_like(pool: Pool) -> None:
    need = of(pool, "s3")
    shown = picture(flat_of(pool), need, of(pool, "s3", "b1"), [("s3", "Sailor"), ("b1", "Baker")])
    assert shown.suggested[0].nearer == 0
    assert shown.suggested[1].nearer >= 5
    assert (shown.suggested[0].x, shown.suggested[0].y) == (shown.need.x, shown.need.y)


def test_everything_stands_within_the_frame_and_is_drawn_alike_every_time(pool: Pool) -> None:
    need = of(pool, "b0")
    shown, again = (picture(flat_of(pool), need, of(pool, "x1"), [("x1", "Smith")]) for _ in range(2))
    assert shown == again
    assert len(shown.dots) == shown.people == len(pool)
    spots = [*shown.dots, shown.need, *shown.suggested]
    assert all(0 <= spot.x <= 1 and 0 <= spot.y <= 1 for spot in spots)


def test_a_large_pool_is_sampled(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_map, "MOST_DOTS", 5)
    shown = picture(flat_of(pool), of(pool, "b0"), of(pool, "s1"), [("s1", "Sailor")])
    assert len(shown.dots) == 5
    assert shown.people == len(pool)


@pytest.mark.parametrize("people", [0, 1, 2])
def test_hardly_anybody_is_a_picture_too(pool: Pool, people: int) -> None:
    among = everybody(pool)
    among[people:] = False
    shown = picture(laid_flat(pool, among, OFFERED), of(pool, "s3"), of(pool, "s3"), [("s3", "Sailor")])
    assert len(shown.dots) == people
    assert shown.suggested[0].nearer == 0


def test_who_says_nothing_is_not_drawn() -> None:
    pool = pool_of([*BAKERS, person("silent")])
    assert flat_of(pool).people == len(BAKERS)
