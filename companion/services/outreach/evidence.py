"""Which lines of a profile a message may rest on: the nearest to what is asked, deeds and work before promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from companion.domain.matching.passages import Kind, Passage, passages
from companion.domain.matching.pool import Pool, Vectors
from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Profile
from companion.seams import Embedder, Index, Lexicon

MAX_POINTS = 8

_PREFERENCE = {
    Kind.TRANSITION: 0.10,
    Kind.PUBLICATION: 0.08,
    Kind.HIGHLIGHT: 0.12,
    Kind.PROJECT: 0.06,
    Kind.KNOWN_FOR: 0.06,
    Kind.HELP: 0.0,
    Kind.VOLUNTEER: 0.0,
    Kind.SUMMARY: -0.05,
}
"""Kinds of passages a first message may rest on, and how much a deed or a piece of work is preferred, in cosine."""

_WAYS_IN = (Kind.TRANSITION, Kind.PUBLICATION)
"""Kinds that open a message even where they do not touch the question: a crossing made, a piece published."""


class About(NamedTuple):
    """What a message is about: what is asked, what is told (why this person, what was tried), what is wanted."""

    asked: str = ""
    told: str = ""
    wanted: str = ""


_WEIGHTS = (0.5, 0.35, 0.15)
"""Of what is asked, told and wanted: the question first, since the line stands beside it."""


class Line(NamedTuple):
    """A line a message may rest on, and its nearness to what the message is about: a weighted cosine, 0 where unknown."""

    evidence: Evidence
    nearness: float


class Evident:
    """Finds evidence for a message in the reader's profile."""

    def __init__(self, *, index: Index, embedder: Embedder, lexicon: Lexicon) -> None:
        self._index, self._embedder, self._lexicon = index, embedder, lexicon

    def lines(self, mentor: Profile, about: About) -> list[Line]:
        """Up to `MAX_POINTS` lines of the mentor's, the nearest first; a crossing and a publication are among them."""
        found = [line for line in passages(mentor, self._lexicon.sentences) if line.kind in _PREFERENCE]
        nearness = self._nearness(about, found) if any(about) and found else [0.0] * len(found)
        order = sorted(range(len(found)), key=lambda i: (-(nearness[i] + _PREFERENCE[found[i].kind]), i))
        return [
            Line(Evidence(who="mentor", source=found[i].source, quote=found[i].quote), nearness[i]) for i in _kept(order, found)
        ]

    def _nearness(self, about: About, lines: Sequence[Passage]) -> list[float]:
        said = [(text, weight) for text, weight in zip(about, _WEIGHTS, strict=True) if text.strip()]
        asked = self._embedder.encode([text for text, _ in said])
        weights = np.asarray([weight for _, weight in said], dtype=np.float32)
        stored = stored_vectors(self._index.pool(), lines)
        vectors = self._embedder.encode([line.text for line in lines]) if stored is None else stored
        return [float(value) for value in vectors @ asked.T @ (weights / weights.sum())]


def _kept(order: Sequence[int], found: Sequence[Passage]) -> list[int]:
    """The first `MAX_POINTS` of an order, the last places given to the ways in that would be left out."""
    kept = list(order[:MAX_POINTS])
    for kind in _WAYS_IN:
        best = next((i for i in order if found[i].kind is kind), None)
        if best is not None and best not in kept:
            kept.append(best)
    return kept


def stored_vectors(pool: Pool, lines: Sequence[Passage]) -> Vectors | None:
    """The lines' vectors from the pool, shape (lines, dimensions), or None when one of them is not in it."""
    row = pool.row_of.get(lines[0].person_id)
    if row is None:
        return None
    first, last = np.searchsorted(pool.owner, [row, row + 1])
    place = {(pool.sources[i], pool.quotes[i]): i for i in range(first, last)}
    rows = [place[key] for line in lines if (key := (line.source, line.quote)) in place]
    return np.asarray(pool.vectors[rows], dtype=np.float32) if len(rows) == len(lines) else None
