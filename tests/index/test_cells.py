"""Cells find what reading every vector finds, nearly always, and only among what is kept."""

from __future__ import annotations

import numpy as np
import pytest

from companion.index import cells as cells_module
from companion.index.cells import cells_of, pack_cells, thinned, unpack_cells

COUNT = 20


def grouped(passages: int = 4_000, dimensions: int = 96) -> np.ndarray:
    """Unit vectors in sixty loose groups."""
    draw = np.random.default_rng(1)
    middles = draw.normal(size=(60, dimensions))
    found = middles[draw.integers(0, 60, passages)] + 0.7 * draw.normal(size=(passages, dimensions))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


VECTORS = grouped()
CELLS = cells_of(VECTORS)


@pytest.mark.parametrize("share", [1.0, 0.3, 0.02])
def test_the_nearest_passages_are_among_those_found(share, monkeypatch):
    monkeypatch.setattr(cells_module, "READ", 800)
    kept = np.random.default_rng(5).random(len(VECTORS)) < share
    recalls = [_recall(VECTORS[row], kept) for row in range(0, 4_000, 200)]
    assert np.mean(recalls) >= 0.95


def _recall(vector: np.ndarray, kept: np.ndarray) -> float:
    rows = np.flatnonzero(kept)
    nearest = rows[np.argsort(-(VECTORS[rows] @ vector))][:5]
    found = CELLS.near(vector, kept=kept, count=COUNT)
    assert len(found) <= COUNT
    assert kept[found].all()
    return float(np.isin(nearest, found).mean())


def test_cells_without_some_passages_hold_the_others_where_they_were():
    kept = np.ones(len(VECTORS), dtype=bool)
    kept[100:130] = False
    left, rest = thinned(CELLS, kept), VECTORS[kept]
    assert sorted(left.rows.tolist()) == list(range(len(rest)))
    assert left.starts[-1] == len(rest)
    assert np.allclose(left.short, (rest @ left.components)[left.rows], atol=1e-5)
    found = left.near(rest[99], kept=np.ones(len(rest), dtype=bool), count=COUNT)
    assert 99 in found
    gone = VECTORS[100:130] @ CELLS.components
    assert not np.isclose(gone[:, None], left.short[None]).all(axis=-1).any()


def test_nobody_kept_finds_nothing():
    assert len(CELLS.near(VECTORS[0], kept=np.zeros(len(VECTORS), dtype=np.bool_), count=COUNT)) == 0


def test_every_passage_is_in_one_cell():
    assert sorted(CELLS.rows.tolist()) == list(range(len(VECTORS)))
    assert CELLS.starts[-1] == len(VECTORS)


def test_the_same_vectors_give_the_same_cells():
    for name, array in pack_cells(cells_of(VECTORS)).items():
        np.testing.assert_array_equal(array, pack_cells(CELLS)[name])


def test_packed_cells_find_the_same():
    kept = np.ones(len(VECTORS), dtype=np.bool_)
    stored = unpack_cells(pack_cells(CELLS))
    np.testing.assert_array_equal(stored.near(VECTORS[3], kept=kept, count=COUNT), CELLS.near(VECTORS[3], kept=kept, count=COUNT))
