"""Passages grouped by meaning: a search reads a few cells near its vector, in short vectors, and not everything.

An inverted file (Sivic and Zisserman 2003; Jégou, Douze and Schmid 2011): k-means cells over the principal components of the
vectors. It lies beside the vectors in a snapshot, is memory-mapped by every reader and costs nothing to open; the measurement
beside Chroma's index is in `evals/README.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.pool import Mask, Rows, Vectors
from companion.index.arrays import Array

MANY = 40_000
"""Passages from which grouping pays: fewer are compared in the time it takes to choose which."""

SHORT = 64
"""Principal components that are kept: of all-MiniLM-L6-v2 they hold three quarters of what tells texts apart."""

SAMPLE = 40_000
"""Passages from which components and centres are found."""

ROUNDS = 8
"""Rounds of k-means."""

READ = 45_000
"""Short vectors a search compares. A need that speaks of two things lies between the cells of both: with 30,000 of 600,000 one in
a hundred of the first ten people was not found."""

SPARSE = 12
"""Where fewer than one in so many of the vectors passed are wanted, a search stops before it has compared its fill."""

MOSTLY = 4
"""One in so many vectors of a cell must be wanted for a product with all of them to cost less than picking those out first."""

AT_ONCE = 8_192
"""Vectors in one product."""


@dataclass(frozen=True)
class Cells:
    """A `domain.pool.Neighbours`. The passages of cell i are `rows[starts[i]:starts[i + 1]]`, rising; `short` holds their short
    vectors in the same order, shape (passages, components), and `centres` the middles of the cells, shape (cells, components).
    """

    components: Vectors
    centres: Vectors
    starts: NDArray[np.int64]
    rows: Rows
    short: Vectors

    def near(self, vector: Vectors, *, kept: Mask, count: int) -> Rows:
        """The passages of those `kept`, shape (passages,), that are nearest by their short vectors; at most `count`."""
        wanted = vector @ self.components
        rows, likeness = self._compared(wanted, kept)
        return rows[np.argpartition(-likeness, count)[:count]] if len(rows) > count else rows

    def _compared(self, wanted: Vectors, kept: Mask) -> tuple[Rows, Vectors]:
        """Kept passages of the nearest cells, cell by cell until there are enough, and how like each is."""
        found: list[Rows] = []
        likeness: list[Vectors] = []
        missing = READ
        for cell in np.argsort(-(self.centres @ wanted)).tolist():
            span = slice(self.starts[cell], self.starts[cell + 1])
            here = np.flatnonzero(kept[self.rows[span]])
            found.append(self.rows[span][here])
            mostly = len(here) * MOSTLY > span.stop - span.start
            likeness.append((self.short[span] @ wanted)[here] if mostly else self.short[span][here] @ wanted)
            missing -= max(len(here), (span.stop - span.start) // SPARSE)
            if missing <= 0:
                break
        return np.concatenate(found), np.concatenate(likeness)


def cells_of(vectors: Vectors) -> Cells:
    """Unit vectors in about as many cells as each has members. Always alike; a few seconds of CPU for 700,000."""
    chance = np.random.default_rng(0)
    sample = vectors[np.sort(chance.choice(len(vectors), min(SAMPLE, len(vectors)), replace=False))]
    components = _components(sample)
    short = _in_parts(vectors, components)
    sample = sample @ components
    centres = _unit(sample[chance.choice(len(sample), round(len(vectors) ** 0.5), replace=False)])
    for _ in range(ROUNDS):
        centres = _moved(centres, sample, _nearest(centres, sample))
    cell = _nearest(centres, short)
    order = np.argsort(cell, kind="stable").astype(np.int32)
    starts = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=len(centres)))])
    return Cells(components, centres, starts, order, short[order])


def thinned(cells: Cells, kept: Mask) -> Cells:
    """The cells of some of the passages; the centres of those that lost one move into the middle of the rest."""
    stays = kept[cells.rows]
    so_far = np.concatenate([[0], np.cumsum(stays)])
    starts, short = so_far[cells.starts].astype(cells.starts.dtype), cells.short[stays]
    place = (np.cumsum(kept) - 1).astype(cells.rows.dtype)
    centres, lost = np.array(cells.centres), np.flatnonzero(np.diff(starts) < np.diff(cells.starts))
    for cell in lost.tolist():
        members = short[starts[cell] : starts[cell + 1]]
        centres[cell : cell + 1] = _unit(members.sum(axis=0, keepdims=True))
    return Cells(cells.components, centres, starts, place[cells.rows[stays]], short)


def pack_cells(cells: Cells) -> dict[str, Array]:
    """The arrays of an index, to be stored."""
    return {
        "components": cells.components,
        "centres": cells.centres,
        "starts": cells.starts,
        "rows": cells.rows,
        "short": cells.short,
    }


def unpack_cells(arrays: Mapping[str, Array]) -> Cells:
    """The index whose arrays were stored."""
    return Cells(arrays["components"], arrays["centres"], arrays["starts"], arrays["rows"], arrays["short"])


def _components(sample: Vectors) -> Vectors:
    """The directions in which vectors differ most, shape (dimensions, components)."""
    _, directions = np.linalg.eigh(sample.T @ sample)
    return np.ascontiguousarray(directions[:, ::-1][:, :SHORT], dtype=np.float32)


def _in_parts(vectors: Vectors, components: Vectors) -> Vectors:
    found = np.empty((len(vectors), components.shape[1]), dtype=np.float32)
    for at in range(0, len(vectors), AT_ONCE):
        found[at : at + AT_ONCE] = vectors[at : at + AT_ONCE] @ components
    return found


def _nearest(centres: Vectors, vectors: Vectors) -> Rows:
    """The cell of each vector."""
    found = np.empty(len(vectors), dtype=np.int32)
    for at in range(0, len(vectors), AT_ONCE):
        found[at : at + AT_ONCE] = (vectors[at : at + AT_ONCE] @ centres.T).argmax(axis=1)
    return found


def _moved(centres: Vectors, sample: Vectors, cell: Rows) -> Vectors:
    """Each centre in the middle of its members; one without any stays where it is."""
    order = np.argsort(cell, kind="stable")
    used, first = np.unique(cell[order], return_index=True)
    moved = centres.copy()
    moved[used] = np.add.reduceat(sample[order], first, axis=0)
    return _unit(moved)


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-12))
    return unit
