"""Conditions on meaning: who has lived something, and who knows something."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from companion.domain.matching.passages import ENDPOINTS, KINDS, OFFERED, Kind
from companion.domain.matching.pool import Mask, Vectors
from companion.domain.matching.ranking import Ranker
from companion.domain.matching.scores import Asked

LIVED_NEAR = 0.5
"""Cosine from which a line about somebody's work tells what was asked for. Between the best lines for needs that the sample
meets (0.46 and up, nearly all) and for needs that nobody meets (0.46 and down)."""

KNOWN_NEAR = 0.45
"""Cosine from which somebody knows a subject."""

ANY_CHANGE = frozenset(
    "career chang field industri job leav left life line made move profess sector swap switch trade transit".split()
)
"""Stems that ask for a change and not for a particular one: 'changed trades'."""

_LIVED = frozenset({Kind.TRANSITION, Kind.POSITION, Kind.HIGHLIGHT, Kind.SUMMARY, Kind.VOLUNTEER, Kind.PROJECT}) | ENDPOINTS


def lived(ranker: Ranker, asked: Sequence[Asked], stems: Sequence[Sequence[str]]) -> Mask:
    """Who has lived at least one of the experiences, shape (people,). A crossing counts in its own direction only."""
    found = np.zeros(ranker.people, dtype=np.bool_)
    for each, words in zip(asked, stems, strict=True):
        if each.ends:
            left, entered = (end.vector if end else None for end in each.ends)
            found |= _crossed(ranker, each, left, entered)
        elif is_any_change(words):
            found[ranker.crossings.owner] = True
        else:
            found |= _near(ranker, each, _LIVED, LIVED_NEAR)
    return found


def _crossed(ranker: Ranker, asked: Asked, left: Vectors | None, entered: Vectors | None) -> Mask:
    """Who crossed so; where one end is named, whoever crossed there or tells of it, and did not cross the other way."""
    if left is not None and entered is not None:
        return ranker.crossings.alike(left, entered, ranker.people)
    back = ranker.crossings.alike(entered, left, ranker.people)
    there = ranker.crossings.alike(left, entered, ranker.people)
    return there | _near(ranker, asked, _LIVED, LIVED_NEAR) & ~back


def is_any_change(stems: Sequence[str]) -> bool:
    """Whether words ask for a change of work and not for a particular one."""
    return bool(stems) and set(stems) <= ANY_CHANGE


def known(ranker: Ranker, asked: Sequence[Asked]) -> Mask:
    """Who knows at least one of the subjects, shape (people,)."""
    found = np.zeros(ranker.people, dtype=np.bool_)
    for each in asked:
        found |= _near(ranker, each, OFFERED, KNOWN_NEAR)
    return found


def _near(ranker: Ranker, asked: Asked, kinds: frozenset[Kind], cosine: float) -> Mask:
    pool = ranker.pool
    near = np.isin(pool.kind, [KINDS.index(kind) for kind in kinds]) & (pool.vectors @ asked.vector >= cosine)
    found = np.zeros(ranker.people, dtype=np.bool_)
    found[pool.owner[near]] = True
    return found
