"""Fits what `leaning.npz` holds: a multinomial logistic model on sentence vectors and terms, and one on terms alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from companion.domain.boundaries.leaning import Weights
from companion.domain.matching.pool import Vectors

BY_TERMS = 3.0
"""How much the terms of a sentence count beside its vector."""

ROUNDS = 50


class Way(NamedTuple):
    """`seldom`: in how many texts a term stands that is worth a weight; `inverse_penalty`: how far weights may go.

    Chosen, as `BY_TERMS` was, by what stops the most dangers of writers whose other texts were left out, with few innocent ones.
    """

    seldom: int
    inverse_penalty: float


ENGLISH, OTHER_TONGUES = Way(7, 3.0), Way(4, 10.0)


class Said(NamedTuple):
    """Texts as terms and vectors, row by row, and their classes. `terms` holds what `leaning.terms` gives."""

    terms: Sequence[Sequence[str]]
    vectors: Vectors
    labels: Sequence[str]

    def rows(self, kept: Sequence[int]) -> Said:
        """Some of them."""
        return Said([self.terms[row] for row in kept], self.vectors[kept], [self.labels[row] for row in kept])


def fit(said: Said, embedding_model: str, way: Way = ENGLISH) -> Weights:
    """Deterministic: the same texts give the same weights."""
    counted = TfidfVectorizer(analyzer=lambda terms: terms, sublinear_tf=True, min_df=way.seldom, dtype=np.float32)
    by_terms = (BY_TERMS * counted.fit_transform(said.terms)).tocsr()
    classes = sorted(set(said.labels))
    target = (np.array(said.labels)[:, None] == np.array(classes)).astype(np.float32)
    both = _solved([np.ascontiguousarray(said.vectors, dtype=np.float32), by_terms], target, way.inverse_penalty)
    plain = target[:, [classes.index("-")]]
    alone = _solved([by_terms], np.hstack([plain, 1 - plain]), way.inverse_penalty)
    dimensions = said.vectors.shape[1]
    return Weights(
        embedding_model, classes, both[:dimensions], both[-1], counted.get_feature_names_out().tolist(),
        counted.idf_.astype(np.float32), BY_TERMS * both[dimensions:-1],
        BY_TERMS * (alone[:-1, 0] - alone[:-1, 1]), float(alone[-1, 0] - alone[-1, 1]),
    )  # fmt: skip


def _solved(
    blocks: Sequence[NDArray[np.float32] | csr_matrix], target: NDArray[np.float32], inverse_penalty: float
) -> NDArray[np.float32]:
    """Weights by feature and class, the biases as the last row, for features that stand side by side in blocks."""
    edges = list(pairwise(accumulate((block.shape[1] for block in blocks), initial=0)))
    shape = (edges[-1][1] + 1, target.shape[1])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape)
        narrow = weights.astype(np.float32)
        logits = narrow[-1] + sum(block @ narrow[start:stop] for block, (start, stop) in zip(blocks, edges, strict=True))
        logits -= logits.max(axis=1, keepdims=True)
        odds = np.exp(logits)
        totals = odds.sum(axis=1, keepdims=True)
        missing = float((np.log(totals[:, 0]) - (logits * target).sum(axis=1)).sum(dtype=np.float64))
        wrong = odds / totals - target
        slopes = np.vstack([*(block.T @ wrong for block in blocks), wrong.sum(axis=0)[None]]).astype(np.float64)
        slopes *= inverse_penalty
        slopes[:-1] += weights[:-1]
        return inverse_penalty * missing + 0.5 * float((weights[:-1] ** 2).sum()), slopes.ravel()

    found = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS, "maxcor": 8})
    return found.x.reshape(shape).astype(np.float32)
