"""How likely it is that a profile does not bear out what a sentence says of its person, where no rule is against it.

A small boosted model on the measures of `bearing`, fitted on sentences by several hands, each judged by a model that had learned
from the others alone. It stands where words of a line held against a threshold stood before; a contradiction stays one whatever
it says. `python -m evals grounding --fit` makes `borne_out.npz`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from companion.domain.array_file import ArrayFile
from companion.domain.grounding.bearing import Bearing, measures
from companion.domain.grounding.claims import claims
from companion.domain.grounding.inferred import without_inference
from companion.domain.grounding.records import Records
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.outreach.outreach import Evidence
from companion.domain.words.word_vectors import Floats

FILE_NAME = "borne_out.npz"

Heard = Literal["says", "leans", "silent"]
"""Whether a line says by its words what a sentence claims, speaks of it, or does neither."""

REFUSED_FROM: Mapping[Heard, float] = {"says": 0.4, "leans": 0.4, "silent": 0.3}
"""Chance from which what a machine wrote is refused. Chosen, as those below, on models that had not learned from the hand they
judged, so that as many false sentences are caught as by shares of words alone, and fewer true ones refused."""

ASKED_FROM: Mapping[Heard, float] = {"says": 0.45, "leans": 0.2, "silent": 0.15}
"""Chance from which a person is asked what they mean."""

FAILED_FROM = 0.95
"""Chance from which what a person wrote fails that no line says by its words: it is about somebody else altogether."""


@dataclass(frozen=True)
class Trees:
    """Decision trees whose sum is the logarithm of the odds.

    Shapes: `measure`, `threshold`, `left`, `right`, `value` are all (trees, nodes); the first node is the root, and a leaf is its
    own child on both sides.
    """

    names: Sequence[str]
    measure: NDArray[np.int16]
    threshold: Floats
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: Floats
    bias: float
    depth: int

    @classmethod
    def read(cls, source: Path) -> Trees:
        """From a file that `write` made."""
        return cls.of(ArrayFile.read(source))

    @classmethod
    def of(cls, kept: ArrayFile) -> Trees:
        """From the arrays of such a file."""
        return cls(
            kept.words("names"), kept.array("measure"), kept.array("threshold"), kept.array("left"), kept.array("right"),
            kept.array("value"), kept.number("bias"), int(kept.number("depth")),
        )  # fmt: skip

    def write(self, target: Path) -> None:
        """To a file."""
        np.savez_compressed(
            target, names="\n".join(self.names), measure=self.measure, threshold=self.threshold, left=self.left, right=self.right,
            value=self.value, bias=self.bias, depth=self.depth,
        )  # fmt: skip

    def chance(self, found: dict[str, float]) -> float:
        """The chance that a sentence with these measures is not borne out."""
        values = np.array([found[name] for name in self.names], dtype=np.float32)
        every = np.arange(len(self.measure))
        node = np.zeros(len(every), dtype=np.intp)
        for _ in range(self.depth):
            goes_left = values[self.measure[every, node]] <= self.threshold[every, node]
            node = np.where(goes_left, self.left[every, node], self.right[every, node]).astype(np.intp)
        return float(1 / (1 + np.exp(-(self.bias + float(self.value[every, node].sum())))))


@dataclass(frozen=True)
class Doubt:
    """The chance that a sentence is not borne out, the line that speaks of it most, and what lines say of it by their words."""

    chance: float
    line: Evidence | None
    heard: Heard


def doubt(sentence: str, records: Records, *, heard: Heard) -> Doubt:
    """How doubtful a sentence is in which the reader is "you"; certain where there is nothing to lay it over.

    `heard`: what lines say of it by their words.
    """
    bearing = laid_over(sentence, records)
    if bearing is None:
        return Doubt(1.0, None, heard)
    source, quote = bearing.entry.values[0]
    found = fitted().chance(measured(bearing, silent=heard == "silent"))
    return Doubt(found, Evidence(who="mentor", source=source, quote=quote), heard)


def measured(bearing: Bearing, *, silent: bool) -> dict[str, float]:
    """What the model weighs."""
    return {**measures(bearing), "silent": float(silent)}


def laid_over(sentence: str, records: Records) -> Bearing | None:
    """What a sentence says of its reader, laid over their profile; None without words of weight, or without a profile."""
    if not records.mentor_entries:
        return None
    found = Bearing(part_about_reader(sentence), records)
    found = found if found.words.said else Bearing(sentence, records)
    return found if found.words.said else None


def part_about_reader(sentence: str) -> str:
    """The part of a sentence that is about its reader: all of it, but for what its writer says of themselves or asks."""
    told = without_inference(sentence)
    if not (FIRST_PERSON.search(told) or told.rstrip("\"'”’) ").endswith("?")):
        return told
    found = [claim.text + (f" because {claim.because}" if claim.because else "") for claim in claims(told) if not claim.soft]
    return " . ".join(found) or told


@lru_cache(maxsize=1)
def fitted() -> Trees:
    """The model that comes with the program."""
    return Trees.of(ArrayFile.beside(__package__, FILE_NAME))
