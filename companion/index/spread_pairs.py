"""Pairs of texts read by workers: each has the cross-encoder that this machine has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from companion import __version__
from companion.domain.matching.pool import Vectors
from companion.domain.matching.reranking import Pair, Pairs
from companion.errors import ModelError
from companion.index.crew import Crew, Work
from companion.index.cross_encoder import CrossEncoderReader
from companion.index.recipe import PROBES, check_program

ALIKE = 1e-5
"""How far a worker's number may lie from this machine's for the worker to be used."""

PROBE_PAIRS: tuple[Pair, ...] = tuple((one, other) for one in PROBES for other in PROBES)
"""Read here and by every worker, to see that both do the same."""


@dataclass(frozen=True)
class PairRecipe:
    """How every worker reads pairs: with which program and model, and what the probes have to come to. `crew.Instructions`."""

    verb: ClassVar[str] = "read"

    named: str
    probes: Vectors
    program: str = __version__

    def work(self) -> Work:
        """A reader that gives one number for each pair. Raises ModelError and SettingsError."""
        check_program(self.program)
        reader = CrossEncoderReader(self.named)
        furthest = float(np.abs(reader.scores(PROBE_PAIRS) - self.probes).max())
        if not furthest <= ALIKE:
            raise ModelError(
                f"A worker's cross-encoder does not read as this machine's does (it differs by {furthest:.6f}).",
                "Let all workers have the same model, processor and versions, or rank without them.",
            )
        return reader.scores


class SpreadReader:
    """Has the pairs of many orders read by a crew. Implements `seams.ReadsPairsInParts`."""

    def __init__(self, reader: CrossEncoderReader, crew: Crew) -> None:
        self._reader, self._crew = reader, crew

    @property
    def name(self) -> str:
        """What reads."""
        return self._reader.name

    def in_parts(self, parts: Iterable[Pairs]) -> Iterator[tuple[Pairs, Vectors]]:
        """Parts with their numbers, as they come. Raises ModelError and SettingsError."""
        return self._crew.worked(self._recipe, parts)

    @cached_property
    def _recipe(self) -> PairRecipe:
        return PairRecipe(self._reader.named, self._reader.scores(PROBE_PAIRS))
