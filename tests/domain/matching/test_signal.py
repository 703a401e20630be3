from dataclasses import replace

import numpy as np
import pytest

from companion.domain.matching.signal import FIRST, Scale

NOTHING = np.zeros(1)
STRAIGHT = Scale(np.zeros((1, 1)), NOTHING, NOTHING + 1, NOTHING, NOTHING)


def shares(scale: Scale, values: list[float]) -> list[float]:
    column = np.array(values)[:, None]
    return scale.shares(column, np.zeros(len(values), dtype=np.int64))[:, 0].round(4).tolist()


def column(size: int, of_first: list[float]) -> np.ndarray:
    return np.array([*of_first, *[0.0] * (size - len(of_first))])[:, None]


def test_few_people_are_measured_as_they_are() -> None:
    own, other = np.array([[-1.0], [0.0], [1.0]]), np.array([[1.0], [-1.0], [0.0]])
    assert shares(STRAIGHT.beside(own, other), [2.0, -3.0]) == [2.0, -3.0]


def test_words_spread_as_far_as_meaning_among_the_first() -> None:
    size = 10 * FIRST
    own = column(size, [30.0] * (FIRST // 2) + [10.0] * (FIRST // 2))
    other = column(size, [3.0] * (FIRST // 2) + [1.0] * (FIRST // 2))
    beside = STRAIGHT.beside(own, other)
    assert shares(beside, [30.0, 20.0, 10.0]) == pytest.approx([3.0, 2.0, 1.0])


@pytest.mark.parametrize("flat", ["own", "other", "both"])
def test_a_signal_that_tells_nobody_apart_changes_nothing(flat: str) -> None:
    told, alike = np.linspace(-1, 1, 9)[:, None], np.zeros((9, 1))
    own, other = (alike if flat in ("own", "both") else told), (alike if flat in ("other", "both") else told)
    assert shares(STRAIGHT.beside(own, other), [5.0]) == [5.0]


def test_nobody_to_measure_by_changes_nothing() -> None:
    assert STRAIGHT.beside(np.zeros((0, 1)), np.zeros((0, 1))) is STRAIGHT


def test_shares_are_bent_and_then_trusted() -> None:
    scale = replace(STRAIGHT, bend=2.0, trust=np.array([0.5]))
    assert shares(scale, [1.0, 2.0, 2.0 + np.expm1(1.0)]) == [0.5, 1.0, 1.5]
