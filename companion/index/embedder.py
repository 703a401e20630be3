"""Texts to unit vectors: what people ask by the lightest way, passages in bulk by the fastest one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ValidationError

from companion.domain.matching.pool import Vectors
from companion.index.bulk import Encode, Measured, Way, conditions, measure, read_measured, write_measured
from companion.index.local_model import LocalModel
from companion.index.onnx_graph import OnnxGraph, processors

Progress = Callable[[int, int], None]

MANY = 2_000
"""Texts from which loading torch pays where torch embeds faster: some ten seconds of CPU saved for six spent."""

SOME = 32
"""Texts from which the way they were embedded is noted: an edit of one profile says nothing of the others."""

CHUNK = 256
"""Texts between two reports of progress."""


class _OfLocalModel:
    """What every embedder says of its model."""

    def __init__(self, model: LocalModel) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """The model and its revision."""
        return self._model.files.name

    @property
    def dimensions(self) -> int:
        """The length of the vectors."""
        return self._model.dimensions


class QueryEmbedder(_OfLocalModel):
    """A `seams.Embedder` for what people ask: one thread, and no torch once the graph is there."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions). Raises ModelError when there is no such model."""
        graph = self._model.graph()
        encode = _by_graph(graph, graph.card.query_prefix) if graph else _by_torch(self._model, "query")
        vectors = encode(texts)
        if progress:
            progress(len(texts), len(texts))
        return vectors


class PassageEmbedder(_OfLocalModel):
    """A `seams.Embedder` for passages: as many at once as there are, by the way that was measured to be the fastest.

    Few passages never wait for torch to load. The ways differ by less than the ranks of people can tell (`bulk.agreement`);
    a passage is embedded once in its life, and everybody reads the vector that was stored then. With `fixed` it is that way;
    `note` is a file that says by which way the passages of a home were embedded last.
    """

    def __init__(
        self, model: LocalModel, *, fixed: Way | None = None, note: Path | None = None, workers: int | None = None
    ) -> None:
        super().__init__(model)
        self._fixed, self._note = fixed, note
        self._workers = workers or processors()

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions), the longest texts first. Raises ModelError when there is no such model."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        encode = self._encode(len(texts)) if texts else None
        done = 0
        for rows in chunks(texts):
            if encode:
                vectors[rows] = encode([texts[row] for row in rows])
            done += len(rows)
            if progress:
                progress(done, len(texts))
        return vectors

    def way(self, count: int) -> Way:
        """The way by which so many texts are embedded. May measure it first, which takes seconds. Raises ModelError."""
        if self._fixed:
            return self._fixed
        return self._way(count) if self._model.graph(threads=processors()) else "sentence-transformers fp32"

    def _encode(self, count: int) -> Encode:
        way = self.way(count)
        if count >= SOME:
            self._keep(way)
        graph = self._model.graph(threads=processors()) if way == "onnxruntime fp32" else None
        if graph:
            return _by_graph(graph, graph.card.passage_prefix)
        torch = self._model.torch()
        return partial(
            torch.side_by_side,
            prefix=torch.prefix("document", "passage"),
            precision="bf16" if way == "sentence-transformers bf16" else "fp32",
            workers=self._workers,
        )

    def last_way(self) -> Way | None:
        """The way the note names, as long as it can be gone here."""
        try:
            noted = _Noted.model_validate_json(self._note.read_bytes()) if self._note else None
        except (OSError, ValidationError):
            return None
        return noted.way if noted and noted.model == self.name and noted.conditions == conditions() else None

    def _keep(self, way: Way) -> None:
        if self._note and self.last_way() != way:
            self._note.parent.mkdir(parents=True, exist_ok=True)
            self._note.write_text(_Noted(model=self.name, way=way, conditions=conditions()).model_dump_json())

    def _way(self, count: int) -> Way:
        """The fastest one, measured first if that was not done yet and there is enough to embed."""
        many = count >= MANY
        if not (many or self._model.in_torch):
            return "onnxruntime fp32"
        measured = read_measured(self._model.place) or (self._measure() if many else None)
        return measured.fastest if measured else "onnxruntime fp32"

    def _measure(self) -> Measured | None:
        graph = self._model.graph()
        if graph is None:
            return None
        measured = measure(self._model.torch(), graph)
        write_measured(self._model.place, measured)
        return measured


class _Noted(BaseModel):
    model: str
    way: Way
    conditions: list[str]


def chunks(texts: Sequence[str]) -> list[list[int]]:
    """Rows of texts, `CHUNK` at a time, the longest texts first. What is embedded together can change a vector's last digits."""
    order = sorted(range(len(texts)), key=lambda row: (-len(texts[row]), texts[row]))
    return [order[at : at + CHUNK] for at in range(0, len(order), CHUNK)]


def _by_graph(graph: OnnxGraph, prefix: str) -> Encode:
    return partial(graph.encode, prefix=prefix)


def _by_torch(model: LocalModel, *prompts: str) -> Encode:
    torch = model.torch()
    return partial(torch.encode, prefix=torch.prefix(*prompts))
