"""Who walked the same road: the crossing that is asked for, or one they tell that speaks to the need as well as anything does."""

from __future__ import annotations

import numpy as np

from companion.domain.cohort.task import Counts
from companion.domain.matching.passages import KINDS, Kind
from companion.domain.matching.pool import Mask
from companion.domain.matching.ranking import Ranker
from companion.domain.matching.scores import Scores

AS_NEAR = 0.05
"""Cosine by which a told crossing may stay behind the person's nearest passage."""


def walked(ranker: Ranker, scores: Scores, columns: Counts) -> Mask:
    """Everybody who did, shape (people,); `columns` are the aspects of the need. A crossing asked for goes before all else."""
    crossed: Mask = np.any(scores.crossing[:, columns] > 0, axis=1)
    if crossed.any():
        return crossed
    told = ranker.pool.kind[ranker.passages] == KINDS.index(Kind.TRANSITION)
    raw = np.where(told[:, None], scores.meaning.raw[:, columns], -1.0).astype(np.float32)
    near: Mask = np.any(ranker.best(raw) >= scores.meaning.best[:, columns] - AS_NEAR, axis=1)
    tells = np.zeros_like(near)
    tells[ranker.owner[told]] = True
    return near & tells
