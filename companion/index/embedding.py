"""Brings the vectors in Chroma in line with the texts on record, and reads them back for a snapshot."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.pool import Mask, Vectors
from companion.index.chroma import HASH, Hashes, OpenVectors
from companion.index.embedder import MANY
from companion.index.parts import InParts, parts_of
from companion.index.snapshot import Snapshot
from companion.index.table import PassageTable
from companion.seams import Embedder, Progress

LOG = logging.getLogger(__name__)

NO_HASHES: Hashes = np.zeros(0, dtype=HASH)

STEP = MANY
"""Texts embedded before they are stored: what a kill in the middle costs, and enough for the fastest way of embedding."""


def reconcile(
    vectors: OpenVectors,
    embedder: Embedder,
    passages: PassageTable,
    progress: Progress | None,
    known: Hashes = NO_HASHES,
) -> Hashes:
    """Embed the texts that have no vector, delete the vectors that have no text; returns the hashes of what was embedded.

    What is `known` has a vector in the snapshot, and may be lacking here for a while; when everything is lacking, vectors were
    damaged, and the records are the truth.
    """
    for model in vectors.other_models():
        LOG.warning("The embedding model is %s now, no longer %s: everything is embedded again.", embedder.name, model)
    held = vectors.hashes()
    wanted, rows = np.unique(passages.hashes, return_index=True)
    missing = ~np.isin(wanted, held if not len(held) else np.union1d(held, known))
    _embed(vectors, embedder, passages, rows[missing], progress)
    vectors.delete(np.setdiff1d(held, wanted))
    vectors.drop_other_models()
    return wanted[missing]


def _embed(
    vectors: OpenVectors,
    embedder: Embedder,
    passages: PassageTable,
    rows: NDArray[np.intp],
    progress: Progress | None,
) -> None:
    longest_first = sorted(rows.tolist(), key=lambda row: -len(passages.texts[row]))
    if isinstance(embedder, InParts):
        _embed_in_parts(vectors, embedder, passages, longest_first, progress)
        return
    for at in range(0, len(longest_first), STEP):
        step = longest_first[at : at + STEP]
        report = partial(_report, progress, at, len(longest_first)) if progress else None
        vectors.put(passages.hashes[step], embedder.encode([passages.texts[row] for row in step], report))


def _embed_in_parts(
    vectors: OpenVectors, embedder: InParts, passages: PassageTable, longest_first: Sequence[int], progress: Progress | None
) -> None:
    """Store each part as it comes: what is stored is not embedded again, whoever is killed meanwhile."""
    done = 0
    for part, found in embedder.in_parts(parts_of(longest_first, passages.texts, step=STEP), len(longest_first)):
        vectors.put(passages.hashes[part.rows], found)
        done += len(part.rows)
        if progress:
            progress(done, len(longest_first))


def _report(progress: Progress, before: int, total: int, done: int, _: int) -> None:
    progress(before + done, total)


class KeptVectors:
    """The vectors of a snapshot by the hash of their text; none without a snapshot. Those of the hashes `but` are left out."""

    def __init__(self, snapshot: Snapshot | None, *, but: Hashes = NO_HASHES) -> None:
        known = snapshot.hashes if snapshot else NO_HASHES
        rows = np.flatnonzero(~np.isin(known, but))
        self._rows = rows[np.argsort(known[rows], kind="stable")]
        self._hashes = known[self._rows]
        self._matrix = snapshot.pool.vectors if snapshot else None

    def fill(self, hashes: Hashes, missing: Callable[[Mask], Vectors]) -> Vectors:
        """The vectors of different hashes, shape (hashes, dimensions); `missing` gives those of the hashes in a mask."""
        known = np.isin(hashes, self._hashes)
        if self._matrix is None or not known.any():
            return missing(~known)
        found = np.empty((len(hashes), self._matrix.shape[1]), dtype=np.float32)
        found[known] = self._matrix[self._rows[np.searchsorted(self._hashes, hashes[known])]]
        if not known.all():
            found[~known] = missing(~known)
        return found


class VectorsByHash:
    """The vectors of texts: from the snapshot before, where it has them, which is faster; else from Chroma.

    `fresh` are the hashes of texts embedded since that snapshot: theirs come from Chroma in any case.
    """

    def __init__(self, vectors: OpenVectors, before: Snapshot | None, fresh: Hashes) -> None:
        self._vectors = vectors
        self._kept = KeptVectors(before, but=fresh)

    def __call__(self, hashes: Hashes) -> Vectors:
        """Shape (hashes, dimensions). Raises VectorsDamaged when one is missing."""
        wanted, back = np.unique(hashes, return_inverse=True)
        return self._kept.fill(wanted, lambda missing: self._vectors.read(wanted[missing]))[back]
