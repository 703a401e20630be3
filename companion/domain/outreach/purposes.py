"""What a sentence does in a message, by its words: makes a no easy, asks for work, presses, asks for a talk or an answer.

The forms in `way_out`, `rules/begging` and `rules/tone` know many ways to say these; this knows how they usually sound, and
catches what no form foresaw. A linear model on words, pairs of words and pieces of words, small enough to look into and quick
enough to read without a model of sentence vectors. `python -m evals purposes --fit` makes `purposes.npz` from
`evals/cases/purposes.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

FILE_NAME = "purposes.npz"

Purpose = Literal["way_out", "job", "pressure", "ask"]

CLEARLY: Mapping[Purpose, float] = {"way_out": 0.6, "ask": 0.65, "job": 0.8, "pressure": 0.6}
"""Chance from which a sentence does a thing: so that, out of fold, hardly any that does nothing of the kind is taken for it.
Where a mistake would refuse a message it takes more."""

LEAST_OF_ALL: Mapping[Purpose, float] = {"way_out": 0.0, "ask": 0.0, "job": 0.4, "pressure": 0.4}
"""Chance of the whole sentence below which one clause of it does not count."""

READ_AT_MOST = 400
"""Characters of a sentence that are read: nobody lets go, presses or asks in more."""

LEAST_WORDS = 3
"""Words of a clause that says something by itself."""

_BETWEEN = re.compile(r"[,;:–—(]\s+|\.\s+")


def does(text: str, purpose: Purpose) -> bool:
    """Whether a sentence, or one clause of it that the whole does not speak against, clearly does this."""
    whole = _chances(text[:READ_AT_MOST])[0].get(purpose, 0.0)
    return chance(text, purpose) >= CLEARLY[purpose] and whole >= LEAST_OF_ALL[purpose]


def chance(text: str, purpose: Purpose) -> float:
    """How likely it is that a sentence, or one clause of it, does this: 0..1."""
    return max(read.get(purpose, 0.0) for read in _chances(text[:READ_AT_MOST]))


PIECES = (3, 4)
"""Letters of a piece of a word: pieces reach what is misspelt or inflected."""

_WORD = re.compile(r"\w+")


def terms(text: str) -> list[str]:
    """Words, pairs of neighbouring words and pieces of words, without case and accents."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    words: list[str] = _WORD.findall(plain)
    edged = [f"_{word}_" for word in words]
    pieces = [
        f"~{word[start : start + length]}" for word in edged for length in PIECES for start in range(len(word) - length + 1)
    ]
    return [*words, *(f"{one} {other}" for one, other in pairwise(words)), *pieces]


@dataclass(frozen=True)
class Weights:
    """A multinomial logistic model on the terms of a sentence.

    Shapes: `by_term` (terms, classes), `rarity` (terms,), `biases` (classes,).
    """

    classes: Sequence[str]
    terms: Sequence[str]
    rarity: NDArray[np.float32]
    by_term: NDArray[np.float32]
    biases: NDArray[np.float32]

    @classmethod
    def read(cls, source: Path) -> Weights:
        """From a file that `write` made."""
        with np.load(source, allow_pickle=False) as kept:
            rarity, by_term, biases = (kept[name].astype(np.float32) for name in ("rarity", "by_term", "biases"))
            return cls(str(kept["classes"]).split("\n"), str(kept["terms"]).split("\n"), rarity, by_term, biases)

    def write(self, target: Path) -> None:
        """To a file; half precision is exact enough for chances of two digits."""
        np.savez_compressed(
            target, classes="\n".join(self.classes), terms="\n".join(self.terms), rarity=self.rarity.astype(np.float16),
            by_term=self.by_term.astype(np.float16), biases=self.biases.astype(np.float16),
        )  # fmt: skip

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each term."""
        return {term: row for row, term in enumerate(self.terms)}

    def chances(self, text: str) -> dict[str, float]:
        """The chance of each class of a sentence; they sum to 1."""
        return self.of(terms(text))

    def of(self, found: Iterable[str]) -> dict[str, float]:
        """The same of what was found in it. A term counts by how rare and how frequent it is, at unit length."""
        counts = Counter(self.places[term] for term in found if term in self.places)
        logits = self.biases
        if counts:
            rows = np.fromiter(counts, dtype=np.intp)
            strength = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self.rarity[rows]
            logits = logits + strength @ self.by_term[rows] / np.linalg.norm(strength)
        odds = np.exp(logits - logits.max())
        return dict(zip(self.classes, (odds / odds.sum()).tolist(), strict=True))


@lru_cache(maxsize=512)
def _chances(text: str) -> tuple[dict[str, float], ...]:
    clauses = [piece for piece in _BETWEEN.split(text) if len(piece.split()) >= LEAST_WORDS]
    return tuple(_fitted().chances(piece) for piece in dict.fromkeys((text, *clauses)))


@lru_cache(maxsize=1)
def _fitted() -> Weights:
    with resources.as_file(resources.files(__package__).joinpath(FILE_NAME)) as source:
        return Weights.read(source)
