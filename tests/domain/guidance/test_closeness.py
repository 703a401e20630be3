"""What texts share, and what tells them apart."""

import numpy as np
import pytest

from companion.domain.guidance.closeness import FEWEST, chance, common_of, highest


def many(count: int) -> np.ndarray:
    """Vectors that share one axis, differ most along a second, and a little along a third."""
    turns = np.linspace(-1, 1, count)
    return np.stack([np.ones(count), 2 * turns, 0.1 * np.cos(9 * turns)], axis=1).astype(np.float32)


def test_what_all_share_counts_no_more():
    common = common_of(many(FEWEST))
    assert common.mean[0] == pytest.approx(1)
    assert abs(common.direction[1]) == pytest.approx(1, abs=0.05)
    apart = common.taken_from(np.array([5, 3, 1], dtype=np.float32))
    assert abs(apart[1]) < 0.1
    assert np.linalg.norm(apart) == pytest.approx(1)


def test_the_strongest_direction_is_that_of_the_largest_eigenvalue():
    vectors = np.random.default_rng(7).normal(size=(200, 12)).astype(np.float32) * np.arange(1, 13, dtype=np.float32)
    apart = vectors - vectors.mean(axis=0)
    expected = np.linalg.eigh(apart.T @ apart)[1][:, -1]
    assert abs(float(common_of(vectors).direction @ expected)) == pytest.approx(1, abs=1e-4)


def test_few_texts_are_left_as_they_are():
    vectors = many(FEWEST - 1)
    assert np.allclose(common_of(vectors).taken_from(vectors[0] * 3), vectors[0] / np.linalg.norm(vectors[0]))


def test_nothing_has_no_direction():
    assert not common_of(many(2)).taken_from(np.zeros(3, dtype=np.float32)).any()


def test_the_highest_of_each_group():
    assert highest(np.array([0.2, 0.9, -1.0]), np.array([0, 0, 2]), 3).tolist() == pytest.approx([0.9, 0, 0])
    assert chance(0) == 0.5
