"""How far a sentence leans towards each boundary: a linear model on its vector and its words, small enough to look into.

It catches what no pattern foresaw and holds back patterns that only look alike. Words and vector together find more than
either alone: the vector knows what is meant alike, the words how it is said. `python -m evals boundaries --fit` makes
`leaning.npz` from `evals/cases/boundaries.yaml`; it belongs to the model of sentence vectors it names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from companion.domain.pool import Vectors

FILE_NAME = "leaning.npz"
PIECES = (3, 4)
"""Letters of a piece."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Weights:
    """A multinomial logistic model. A class is `B1!` for a stop, `B1?` for a gentle line, `-` for neither.

    Shapes: `by_vector` (dimensions, classes), `by_term` and `rarity` (terms, classes) and (terms,), `biases` (classes,).
    """

    embedding_model: str
    classes: Sequence[str]
    by_vector: NDArray[np.float32]
    biases: NDArray[np.float32]
    terms: Sequence[str] = ()
    rarity: NDArray[np.float32] | None = None
    by_term: NDArray[np.float32] | None = None

    @classmethod
    def read(cls, source: Path) -> Weights:
        """From a file that `write` made."""
        with np.load(source, allow_pickle=False) as kept:
            by_vector, biases, rarity, by_term = (
                kept[name].astype(np.float32) for name in ("by_vector", "biases", "rarity", "by_term")
            )
            return cls(
                str(kept["embedding_model"]), str(kept["classes"]).split("\n"), by_vector, biases,
                str(kept["terms"]).split("\n"), rarity, by_term,
            )  # fmt: skip

    def write(self, target: Path) -> None:
        """To a file; half precision is exact enough for chances of two digits."""
        assert self.rarity is not None and self.by_term is not None
        np.savez_compressed(
            target, embedding_model=self.embedding_model, classes="\n".join(self.classes), terms="\n".join(self.terms),
            by_vector=self.by_vector.astype(np.float16), biases=self.biases.astype(np.float16),
            rarity=self.rarity.astype(np.float16), by_term=self.by_term.astype(np.float16),
        )  # fmt: skip


class Leaning:
    """The fitted model."""

    def __init__(self, fitted: Weights) -> None:
        self.embedding_model = fitted.embedding_model
        self._fitted = fitted
        self._places = {term: place for place, term in enumerate(fitted.terms)}

    @classmethod
    def read(cls) -> Leaning:
        """The model that comes with the program."""
        with resources.as_file(resources.files(__package__).joinpath(FILE_NAME)) as source:
            return cls(Weights.read(source))

    def chances(self, sentences: Sequence[str], vectors: Vectors) -> dict[str, NDArray[np.float32]]:
        """The chance of each class, by sentence: shape (sentences,) each; they sum to 1. `vectors`: (sentences, dimensions)."""
        logits = vectors @ self._fitted.by_vector + self._fitted.biases
        logits += np.array([self._by_words(sentence) for sentence in sentences], dtype=np.float32)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares = odds / odds.sum(axis=1, keepdims=True)
        return {name: shares[:, column] for column, name in enumerate(self._fitted.classes)}

    def _by_words(self, sentence: str) -> NDArray[np.float32]:
        """What the words add to each class: their weights, each by how rare and how frequent the term is, at unit length."""
        counts = Counter(self._places[term] for term in terms(sentence) if term in self._places)
        if not counts or self._fitted.rarity is None or self._fitted.by_term is None:
            return np.zeros(len(self._fitted.classes), dtype=np.float32)
        places = np.fromiter(counts, dtype=np.intp)
        strength = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self._fitted.rarity[places]
        added: NDArray[np.float32] = strength @ self._fitted.by_term[places] / np.linalg.norm(strength)
        return added


def terms(text: str) -> list[str]:
    """Words, pairs of neighbouring words and pieces of words, without case and accents, as people type them on telephones.

    The pieces reach what is misspelt or inflected, and languages the vectors know little of.
    """
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    words: list[str] = _WORD.findall(plain)
    return [*words, *(f"{one} {other}" for one, other in pairwise(words)), *(piece for word in words for piece in _pieces(word))]


def _pieces(word: str) -> list[str]:
    edged = f"_{word}_"
    return [f"~{edged[start : start + length]}" for length in PIECES for start in range(len(edged) - length + 1)]
