"""What a sentence does in a message, by its words: makes a no easy, asks, asks for work or for money, presses.

The forms in `way_out`, `asking`, `rules/begging` and `rules/tone` know many ways to say these; this knows how they usually
sound, and catches what no form foresaw. A linear model on what `signs` sees of a sentence, small enough to look into and quick
enough to read without a model of sentence vectors. `python -m evals purposes --fit` makes `purposes.npz`, from sentences that
five hands marked; a hand was judged by what was learnt from the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np

from companion.domain.array_file import ArrayFile, packed
from companion.domain.linear_model import Weights
from companion.domain.outreach.signs import meaning, signs
from companion.domain.words.word_vectors import Floats

FILE_NAME = "purposes.npz"

Purpose = Literal["way_out", "job", "money", "pressure", "ask"]

CLEARLY: Mapping[Purpose, float] = {"way_out": 0.5, "ask": 0.6, "job": 0.8, "money": 0.8, "pressure": 0.5}
"""Chance from which a sentence, or a clause of it, does a thing: so that, of hands not learnt from, hardly any that tells or asks
to know is taken for it. Pressure is only ever asked about, and takes less."""

LIKELY: Mapping[Purpose, float] = {"way_out": 0.4, "ask": 0.5, "job": 0.65, "money": 0.6, "pressure": 0.5}
"""The same from which it may be meant so, and is asked about."""

LEAST_OF_ALL: Mapping[Purpose, float] = {"way_out": 0.4, "ask": 0.3, "job": 0.4, "money": 0.4, "pressure": 0.4}
"""Chance of the whole sentence below which a clause of it does not count; half of it where it may be meant so."""

READ_AT_MOST = 400
"""Characters of a sentence that are read: nobody lets go, presses or asks in more."""

LEAST_WORDS = 3
"""Words of a clause that says something by itself."""

_BETWEEN = re.compile(r"[,;:–—(]\s+|\.\s+")


def does(text: str, purpose: Purpose) -> bool:
    """Whether a sentence, or one clause of it that the whole does not speak against, clearly does this."""
    return chance(text, purpose) >= CLEARLY[purpose] and _whole(text, purpose) >= LEAST_OF_ALL[purpose]


def may_do(text: str, purpose: Purpose) -> bool:
    """Whether it may well do this, so that its writer is asked."""
    return chance(text, purpose) >= LIKELY[purpose] and _whole(text, purpose) >= LEAST_OF_ALL[purpose] / 2


def _whole(text: str, purpose: Purpose) -> float:
    return _chances(text[:READ_AT_MOST])[0].get(purpose, 0.0)


def chance(text: str, purpose: Purpose) -> float:
    """How likely it is that a sentence, or one clause of it, does this: 0..1."""
    return max(read.get(purpose, 0.0) for read in _chances(text[:READ_AT_MOST]))


@dataclass(frozen=True)
class Purposes:
    """The model of purposes: weights of signs, and of what a sentence speaks of. Shape: `by_meaning` (dimensions, classes)."""

    weights: Weights
    by_meaning: Floats
    frequent: frozenset[str]

    @classmethod
    def of(cls, kept: ArrayFile) -> Purposes:
        """From the arrays of a file that `write` made."""
        return cls(Weights.of(kept), kept.floats("by_meaning"), frozenset(kept.words("frequent")))

    def write(self, target: Path) -> None:
        """To a file, as its weights are."""
        frequent, by_meaning = packed(sorted(self.frequent)), self.by_meaning.astype(np.float16)
        self.weights.write(target, {"frequent": frequent, "by_meaning": by_meaning})

    def chances(self, text: str) -> dict[str, float]:
        """The chance of each class of a sentence; they sum to 1."""
        return self.weights.chances(signs(text, self.frequent), beside=meaning(text) @ self.by_meaning)


@lru_cache(maxsize=2048)
def _chances(text: str) -> tuple[dict[str, float], ...]:
    clauses = [piece for piece in _BETWEEN.split(text) if len(piece.split()) >= LEAST_WORDS]
    return tuple(fitted().chances(piece) for piece in dict.fromkeys((text, *clauses)))


@lru_cache(maxsize=1)
def fitted() -> Purposes:
    """The model that ships with the program."""
    return Purposes.of(ArrayFile.beside(__package__, FILE_NAME))
