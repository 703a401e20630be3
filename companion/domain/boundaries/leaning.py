"""How far a sentence leans towards each boundary: a linear model on its vector and its terms, small enough to look into.

It catches what no pattern foresaw and holds back patterns that only look alike. Terms and vector together find more than
either alone: the vector knows what is meant alike, the terms how it is said. `python -m evals boundaries --fit` makes
`leaning.npz` from the texts that `evals/boundary_texts.py` names; it belongs to the model of sentence vectors it names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from companion.domain.array_file import ArrayFile, packed
from companion.domain.matching.pool import Vectors

FILE_NAME = "leaning.npz"
NOTHING = "-"
"""The class of what meets nothing."""


@dataclass(frozen=True)
class Weights:
    """A multinomial logistic model. A class is `B1!` for a stop, `B1?` for a gentle line, `-` for neither.

    Shapes: `by_vector` (dimensions, classes), `by_term` and `rarity` (terms, classes) and (terms,), `biases` (classes,). A second
    model on terms alone, `plain` (terms,) with `plain_bias`, tells that a sentence meets nothing from that it meets anything.
    """

    embedding_model: str
    classes: Sequence[str]
    by_vector: NDArray[np.float32]
    biases: NDArray[np.float32]
    terms: Sequence[str]
    rarity: NDArray[np.float32]
    by_term: NDArray[np.float16 | np.float32]
    plain: NDArray[np.float32]
    plain_bias: float

    @classmethod
    def read(cls, source: Path) -> Weights:
        """From a file that `write` made."""
        return cls.of(ArrayFile.read(source))

    @classmethod
    def of(cls, kept: ArrayFile) -> Weights:
        """From the arrays of such a file."""
        return cls(
            kept.text("embedding_model"), kept.words("classes"), kept.floats("by_vector"), kept.floats("biases"),
            kept.words("terms"), kept.floats("rarity"), kept.array("by_term"), kept.floats("plain"), kept.number("plain_bias"),
        )  # fmt: skip

    def write(self, target: Path) -> None:
        """To a file; half precision is exact enough for chances of two digits. Compressed, it would take longer to read."""
        np.savez(
            target, embedding_model=self.embedding_model, classes="\n".join(self.classes),
            terms=packed(self.terms), by_vector=self.by_vector.astype(np.float16),
            biases=self.biases.astype(np.float16), rarity=self.rarity.astype(np.float16), by_term=self.by_term.astype(np.float16),
            plain=self.plain.astype(np.float16), plain_bias=self.plain_bias,
        )  # fmt: skip


class Leaning:
    """The fitted model. What it is asked about is given as terms (`wording.terms`), and vectors for the whole of it."""

    def __init__(self, fitted: Weights) -> None:
        self.embedding_model = fitted.embedding_model
        self._fitted = fitted
        self._places = dict(zip(fitted.terms, range(len(fitted.terms)), strict=True))

    @classmethod
    def read(cls, name: str = FILE_NAME) -> Leaning:
        """A model that comes with the program."""
        return cls(Weights.of(ArrayFile.beside(__package__, name)))

    def chances(self, terms: Sequence[Sequence[str]], vectors: Vectors) -> dict[str, NDArray[np.float32]]:
        """The chance of each class, by sentence: shape (sentences,) each; they sum to 1. `vectors`: (sentences, dimensions)."""
        logits = vectors @ self._fitted.by_vector + self._fitted.biases
        logits += np.array([self._by_terms(each, self._fitted.by_term) for each in terms], dtype=np.float32)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares = odds / odds.sum(axis=1, keepdims=True)
        return {name: shares[:, column] for column, name in enumerate(self._fitted.classes)}

    def plainness(self, terms: Sequence[str]) -> float:
        """The chance, by its terms alone, that a sentence meets nothing: cheap, and only to be believed where it is high."""
        return float(1 / (1 + np.exp(-self._by_terms(terms, self._fitted.plain) - self._fitted.plain_bias)))

    def share(self, terms: Sequence[str], case: str) -> float:
        """How much terms add to a case, stop or gentle, rather than to nothing; to be compared among parts of one sentence."""
        places, strength = self._strengths(terms)
        to = [column for column, name in enumerate(self._fitted.classes) if name[:-1] == case]
        away = self._fitted.classes.index(NOTHING)
        weights = self._fitted.by_term[places].astype(np.float32)
        return float((strength @ (weights[:, to] - weights[:, [away]])).max(initial=0.0))

    def _by_terms(self, terms: Sequence[str], weights: NDArray[np.float16 | np.float32]) -> NDArray[np.float32]:
        """What the terms add: their weights, each by how rare and how frequent the term is, at unit length."""
        places, strength = self._strengths(terms)
        added: NDArray[np.float32] = strength @ weights[places].astype(np.float32) / (np.linalg.norm(strength) or 1.0)
        return added

    def _strengths(self, terms: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """The terms that are known, by their places, and how much each counts."""
        counts = Counter(self._places[term] for term in terms if term in self._places)
        places = np.fromiter(counts, dtype=np.intp)
        return places, (1 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self._fitted.rarity[places]
