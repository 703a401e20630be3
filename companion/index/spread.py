"""Bulk embedding spread over workers: whatever may leave this machine goes to them, the rest is embedded here in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from companion.domain.matching.pool import Vectors
from companion.index.crew import Crew
from companion.index.embedder import PassageEmbedder
from companion.index.local_model import LocalModel
from companion.index.onnx_graph import CARD, GRAPH, TOKENIZER, WEIGHTS
from companion.index.parts import Embedded, Part
from companion.index.recipe import PROBES, Recipe
from companion.seams import Progress


class SpreadEmbedder:
    """A `seams.Embedder` whose bulk is done by a crew, by the way in which the home's passages were embedded before.

    `may_leave` says of a text whether it may go to workers elsewhere, `note` is the file in which that way is noted.
    """

    def __init__(
        self, model: LocalModel, setting: str, crew: Crew, *, may_leave: Callable[[str], bool], note: Path | None = None
    ) -> None:
        self._model, self._setting, self._crew = model, setting, crew
        self._may_leave = may_leave
        self._here = PassageEmbedder(model, note=note)

    @property
    def name(self) -> str:
        """The model and its revision."""
        return self._here.name

    @property
    def dimensions(self) -> int:
        """The length of the vectors."""
        return self._here.dimensions

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions), made here. Raises ModelError."""
        return self._here.encode(texts, progress)

    def in_parts(self, parts: Iterable[Part], count: int) -> Iterator[Embedded]:
        """Each part with its vectors, as they come. Raises ModelError."""
        if not count:
            return
        here = PassageEmbedder(self._model, fixed=self._here.last_way() or self._here.way(count))
        kept: list[Part] = []
        yield from self._crew.worked(self._recipe(here, count), self._leaving(parts, kept))
        for part in kept:
            yield part, here.encode(part.texts)

    def _leaving(self, parts: Iterable[Part], kept: list[Part]) -> Iterator[Part]:
        """What may go to the crew; the rest is put into `kept`."""
        if self._crew.is_here:
            yield from parts
            return
        for part in parts:
            may = [self._may_leave(text) for text in part.texts]
            kept += [held] if (held := part.of(np.flatnonzero(~np.array(may)).tolist())).rows else []
            if (going := part.of(np.flatnonzero(may).tolist())).rows:
                yield going

    def _recipe(self, here: PassageEmbedder, count: int) -> Recipe:
        way = here.way(count)
        files = (GRAPH, WEIGHTS, TOKENIZER, CARD) if way == "onnxruntime fp32" else ()
        there = (self._model.place / name for name in files)
        graph = {path.name: np.fromfile(path, dtype=np.uint8) for path in there if path.exists()}
        return Recipe(self._setting, self.name, way, here.encode(PROBES), graph)
