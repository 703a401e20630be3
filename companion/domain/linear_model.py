"""A linear model that tells a few classes apart by what was found in a text, as it is fitted by `evals` and comes in a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion.domain.array_file import ArrayFile, packed


@dataclass(frozen=True)
class Weights:
    """A multinomial logistic model on what is found in a text.

    Shapes: `by_term` (terms, classes), `rarity` (terms,), `biases` (classes,).
    """

    classes: Sequence[str]
    terms: Sequence[str]
    rarity: NDArray[np.float32]
    by_term: NDArray[np.float32]
    biases: NDArray[np.float32]

    @classmethod
    def of(cls, kept: ArrayFile) -> Weights:
        """From the arrays of a file."""
        classes, terms = kept.words("classes"), kept.words("terms")
        return cls(classes, terms, kept.floats("rarity"), kept.floats("by_term"), kept.floats("biases"))

    def write(self, target: Path, beside: Mapping[str, NDArray[Any]] | None = None) -> None:
        """To a file, with other arrays beside; half precision is exact enough for chances of two digits."""
        arrays: dict[str, Any] = dict(
            classes=packed(self.classes),
            terms=packed(self.terms),
            rarity=self.rarity.astype(np.float16),
            by_term=self.by_term.astype(np.float16),
            biases=self.biases.astype(np.float16),
            **(beside or {}),
        )
        np.savez_compressed(target, **arrays)

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each term."""
        return {term: row for row, term in enumerate(self.terms)}

    def chances(self, found: Iterable[str], *, beside: NDArray[np.float32] | None = None) -> dict[str, float]:
        """The chance of each class; they sum to 1. A term counts by how rare and how frequent it is, at unit length; `beside`
        are logits of something else that was seen, shape (classes,)."""
        counts = Counter(self.places[term] for term in found if term in self.places)
        logits = self.biases if beside is None else self.biases + beside
        if counts:
            rows = np.fromiter(counts, dtype=np.intp)
            strength = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self.rarity[rows]
            logits = logits + strength @ self.by_term[rows] / np.linalg.norm(strength)
        odds = np.exp(logits - logits.max())
        return dict(zip(self.classes, (odds / odds.sum()).tolist(), strict=True))
