"""How well two people fit, comparable between people."""

import numpy as np
import pytest

from companion.domain.cohort.fit import Sought, mutual, regrets


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([3.0, 2.0, 1.0], [0.0, 1.0, 2.0]),
        ([30.0, 20.0, 10.0], [0.0, 1.0, 2.0]),
        ([0.03, 0.02, 0.01], [0.0, 1.0, 2.0]),
        ([5.0], [0.0]),
        ([2.0, 2.0], [0.0, 0.0]),
        ([], []),
    ],
)
def test_regret_is_measured_by_ones_own(scores: list[float], expected: list[float]) -> None:
    assert regrets(np.array(scores, dtype=np.float32)) == pytest.approx(np.array(expected), abs=1e-5)


@pytest.mark.parametrize(
    ("mine", "theirs", "fit"), [(0.0, 0.0, 1.0), (1.0, 1.0, 0.5), (0.0, 1.0, 2 / 3), (1.0, 0.0, 2 / 3), (0.0, 50.0, 0.0)]
)
def test_neither_side_pays_for_the_other(mine: float, theirs: float, fit: float) -> None:
    assert mutual(np.array([mine]), np.array([theirs])) == pytest.approx(fit)


def test_a_mentors_best_is_the_nearest_need_of_the_cohort() -> None:
    sought = Sought(2)
    sought.add(np.array([0, 1]), np.array([0.0, 2.0]))
    sought.add(np.array([0]), np.array([2.0]))
    both, first = np.array([0, 0, 1]), np.array([0.0, 2.0, 2.0])
    assert sought.regrets(both, first).tolist() == [0.0, 2.0, 0.0]
