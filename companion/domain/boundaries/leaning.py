"""How far the meaning of a sentence leans towards each boundary: a linear model on sentence vectors, small enough to read.

It catches what no pattern foresaw and holds back patterns that only look alike. `python -m evals boundaries --fit` makes
`leaning.json` from `evals/cases/boundaries.yaml`; it belongs to the model of sentence vectors it names.
"""

from __future__ import annotations

from importlib import resources

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from companion.domain.pool import Vectors

FILE_NAME = "leaning.json"


class Weights(BaseModel):
    """A multinomial logistic model. Shapes: `weights` (classes, dimensions), `biases` (classes,). A class is `B1!` for a stop,
    `B1?` for a gentle line, `-` for neither.
    """

    embedding_model: str
    classes: list[str]
    weights: list[list[float]]
    biases: list[float]


class Leaning:
    """The fitted model."""

    def __init__(self, fitted: Weights) -> None:
        self.embedding_model = fitted.embedding_model
        self._classes = fitted.classes
        self._weights = np.array(fitted.weights, dtype=np.float32)
        self._biases = np.array(fitted.biases, dtype=np.float32)

    @classmethod
    def read(cls) -> Leaning:
        """The model that comes with the program."""
        source = resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8")
        return cls(Weights.model_validate_json(source))

    def chances(self, vectors: Vectors) -> dict[str, NDArray[np.float32]]:
        """The chance of each class, by sentence: shape (sentences,) each; they sum to 1. `vectors`: (sentences, dimensions)."""
        logits = vectors @ self._weights.T + self._biases
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares = odds / odds.sum(axis=1, keepdims=True)
        return {name: shares[:, column] for column, name in enumerate(self._classes)}
