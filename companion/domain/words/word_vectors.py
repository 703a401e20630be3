"""What single words mean, as short vectors, so that "shop" is near "store" without a model being loaded.

The vectors are those the bundled model of sentence vectors gives to words by themselves, in fewer dimensions and eight bits
(`python -m evals words --fit` makes `word_vectors.npz`; after Tulkens and van Dongen, "model2vec", 2024). The model is
all-MiniLM-L6-v2, under the Apache License 2.0, and so is what is made from it. Nearness of words is no identity of what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from companion.domain.array_file import ArrayFile, packed
from companion.domain.words.word_forms import base

FILE_NAME = "word_vectors.npz"

Floats = NDArray[np.float32]

MOST = 127
"""The largest number eight bits hold with its sign."""

SHORTEST = 3
"""Letters left of a word whose ending or beginning is taken off to find it."""

_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("er", "e"), ("ly", ""), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("our", "or"), ("re", "er"),
)  # fmt: skip
_BEGINNINGS = ("re", "un", "over", "under", "out", "up", "mis")


@dataclass(frozen=True)
class WordVectors:
    """Words, the more frequent first, and their vectors. Shapes: `quantised` (words, dimensions), of eight bits."""

    words: Sequence[str]
    quantised: NDArray[np.int8]

    @classmethod
    def read(cls, source: Path) -> WordVectors:
        """From a file that `write` made."""
        return cls.of(ArrayFile.read(source))

    @classmethod
    def of(cls, kept: ArrayFile) -> WordVectors:
        """From the arrays of such a file."""
        return cls(kept.words("words"), kept.array("vectors"))

    def write(self, target: Path) -> None:
        """To a file."""
        np.savez(target, words=packed(self.words), vectors=self.quantised)

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each word."""
        return {word: row for row, word in enumerate(self.words)}

    def row(self, word: str) -> int | None:
        """The row of a word in lower case, or of the nearest form of it that is known."""
        return next((self.places[form] for form in _forms(word) if form in self.places), None)

    def vectors(self, rows: Sequence[int | None]) -> Floats:
        """Unit vectors (rows, dimensions); zeros where there is no row."""
        found = np.zeros((len(rows), self.quantised.shape[1]), dtype=np.float32)
        known = [place for place, row in enumerate(rows) if row is not None]
        if known:
            one = self.quantised[[row for row in rows if row is not None]].astype(np.float32)
            found[known] = one / np.linalg.norm(one, axis=1, keepdims=True)
        return found

    def rarity(self, rows: Sequence[int | None]) -> Floats:
        """How seldom words are, 0 to 1, by their rank: what is not known at all is rarest."""
        ranks = np.array([len(self.words) if row is None else row for row in rows], dtype=np.float32)
        found: Floats = (np.log2(2 + ranks) / np.log2(2 + len(self.words))).astype(np.float32)
        return found


def _forms(word: str) -> Iterator[str]:
    """A word, its base, and what is left of it without an ending or a beginning."""
    yield word
    yield base(word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            yield word[: -len(ending)] + instead
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) > SHORTEST:
            yield word[len(beginning) :]


@lru_cache(maxsize=1)
def word_vectors() -> WordVectors:
    """The vectors that come with the program."""
    return WordVectors.of(ArrayFile.beside(__package__, FILE_NAME))
