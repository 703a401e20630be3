"""Which lines of a profile a message may rest on: the nearest to what the sender says, deeds and work before promises."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from companion.domain.outreach import Evidence
from companion.domain.passages import Kind, Passage, passages
from companion.domain.people import Profile
from companion.domain.pool import Pool, Vectors
from companion.seams import Embedder, Index, Lexicon

MAX_POINTS = 8

_PREFERENCE = {
    Kind.TRANSITION: 0.10,
    Kind.PUBLICATION: 0.10,
    Kind.HIGHLIGHT: 0.08,
    Kind.PROJECT: 0.04,
    Kind.KNOWN_FOR: 0.04,
    Kind.HELP: 0.03,
    Kind.VOLUNTEER: 0.0,
    Kind.SUMMARY: -0.05,
}
"""Kinds of passages a first message may rest on, and how much a deed or a piece of work is preferred, in cosine."""


class Evident:
    """Finds evidence for a message in the reader's profile."""

    def __init__(self, *, index: Index, embedder: Embedder, lexicon: Lexicon) -> None:
        self._index, self._embedder, self._lexicon = index, embedder, lexicon

    def lines(self, mentor: Profile, about: str) -> list[Evidence]:
        """Up to `MAX_POINTS` lines of the mentor's, the nearest to `about` first."""
        found = [line for line in passages(mentor, self._lexicon.sentences) if line.kind in _PREFERENCE]
        nearness = self._nearness(about, found) if about and found else [0.0] * len(found)
        order = sorted(range(len(found)), key=lambda i: (-(nearness[i] + _PREFERENCE[found[i].kind]), i))
        return [Evidence(who="mentor", source=found[i].source, quote=found[i].quote) for i in order[:MAX_POINTS]]

    def _nearness(self, about: str, lines: Sequence[Passage]) -> list[float]:
        asked = self._embedder.encode([about])[0]
        stored = stored_vectors(self._index.pool(), lines)
        vectors = self._embedder.encode([line.text for line in lines]) if stored is None else stored
        return [float(value) for value in vectors @ asked]


def stored_vectors(pool: Pool, lines: Sequence[Passage]) -> Vectors | None:
    """The lines' vectors from the pool, shape (lines, dimensions), or None when one of them is not in it."""
    row = pool.row_of.get(lines[0].person_id)
    if row is None:
        return None
    first, last = np.searchsorted(pool.owner, [row, row + 1])
    place = {(pool.sources[i], pool.quotes[i]): i for i in range(first, last)}
    rows = [place[key] for line in lines if (key := (line.source, line.quote)) in place]
    return np.asarray(pool.vectors[rows], dtype=np.float32) if len(rows) == len(lines) else None
