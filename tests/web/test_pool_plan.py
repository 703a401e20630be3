"""Labels of the map, and its words."""

from __future__ import annotations

from itertools import combinations

import pytest

from companion.domain.matching.pool_map import Marked, PoolPicture, Spot
from companion.web.pool_plan import LINE, labels, loss, nearness


def of(need: tuple[float, float], *marks: tuple[float, float], name: str = "Tendai Mukwashi", kept: float = 0.1) -> PoolPicture:
    suggested = [Marked(x=x, y=y, person_id=str(i), name=name, nearer=i) for i, (x, y) in enumerate(marks)]
    return PoolPicture(dots=[], need=Spot(x=need[0], y=need[1]), suggested=suggested, people=0, kept=kept)


CROWDED = [
    of((0.5, 0.5), *[(0.5, 0.5)] * 6),
    of((0.9, 0.97), (0.95, 0.96), (0.94, 0.96), (0.93, 0.95)),
    of((0.05, 0.05), (0.06, 0.05), (0.07, 0.05)),
    of((0.5, 0.5), (0.5, 0.51), (0.52, 0.5), name="Maria Esperanza de los Ángeles Fernández-Villaverde y Ruiz de Alarcón"),
    of((0.5, 0.5)),
]


@pytest.mark.parametrize("picture", CROWDED)
def test_labels_stand_within_the_frame_and_not_over_one_another(picture: PoolPicture) -> None:
    found = labels(picture)
    assert [label.mark for label in found] == [picture.need, *picture.suggested]
    for label in found:
        assert 0 <= label.span[0] <= label.span[1] <= 1
        assert 0 <= label.y <= 1
    for one, other in combinations(found, 2):
        side_by_side = one.span[1] <= other.span[0] or other.span[1] <= one.span[0]
        assert side_by_side or abs(one.y - other.y) >= LINE - 1e-9


def test_a_long_name_is_cut() -> None:
    assert labels(of((0.5, 0.5), (0.4, 0.4), name="Maria Esperanza de los Ángeles"))[1].text == "Maria Esperanza…"


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (0.116, "A flat picture loses much: about one part in nine of"),
        (0.33, "A flat picture loses much: about one part in three of"),
        (0.5, "A flat picture loses some"),
        (0.9, "A flat picture loses some"),
        (0.0, "A flat picture loses much: about one part in 100 of"),
    ],
)
def test_what_a_flat_picture_loses(kept: float, said: str) -> None:
    assert loss(of((0, 0), kept=kept)).startswith(said)


@pytest.mark.parametrize(
    ("nearer", "said"),
    [(0, "nobody stands nearer"), (1, "one person stands nearer"), (12, "12 people stand nearer")],
)
def test_how_near(nearer: int, said: str) -> None:
    assert nearness(Marked(x=0, y=0, person_id="p", name="Ada", nearer=nearer)).startswith(said)
