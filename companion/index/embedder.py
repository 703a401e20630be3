"""Texts to unit vectors: what people ask by the lightest way, passages in bulk by the fastest one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from companion.domain.pool import Vectors
from companion.index.bulk import Encode, Measured, Way, measure, read_measured, write_measured
from companion.index.local_model import LocalModel
from companion.index.onnx_graph import OnnxGraph, processors

Progress = Callable[[int, int], None]

MANY = 2_000
"""Texts from which loading torch pays where torch embeds faster: some ten seconds of CPU saved for six spent."""

CHUNK = 256
"""Texts between two reports of progress."""


class QueryEmbedder:
    """A `seams.Embedder` for what people ask: one thread, and no torch once the graph is there."""

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

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions). Raises ModelError when there is no such model."""
        graph = self._model.graph()
        encode = _by_graph(graph, graph.card.query_prefix) if graph else _by_torch(self._model, "query")
        vectors = encode(texts)
        if progress:
            progress(len(texts), len(texts))
        return vectors


class PassageEmbedder:
    """A `seams.Embedder` for passages: as many at once as there are, by the way that was measured to be the fastest.

    Few passages never wait for torch to load. The ways differ by less than the ranks of people can tell (`bulk.agreement`);
    a passage is embedded once in its life, and everybody reads the vector that was stored then.
    """

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

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions), the longest texts first. Raises ModelError when there is no such model."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        encode = self._encode(len(texts)) if texts else None
        order = sorted(range(len(texts)), key=lambda row: (-len(texts[row]), texts[row]))
        for at in range(0, len(order), CHUNK):
            rows = order[at : at + CHUNK]
            if encode:
                vectors[rows] = encode([texts[row] for row in rows])
            if progress:
                progress(at + len(rows), len(order))
        return vectors

    def _encode(self, count: int) -> Encode:
        graph = self._model.graph(threads=processors())
        way = self._way(count) if graph else "sentence-transformers fp32"
        if graph and way == "onnxruntime fp32":
            return _by_graph(graph, graph.card.passage_prefix)
        return _by_torch(self._model, "document", "passage", half=way == "sentence-transformers bf16")

    def _way(self, count: int) -> Way:
        """The fastest way, measured first if that was not done yet and there is enough to embed."""
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


def _by_graph(graph: OnnxGraph, prefix: str) -> Encode:
    return partial(graph.encode, prefix=prefix)


def _by_torch(model: LocalModel, *prompts: str, half: bool = False) -> Encode:
    torch = model.torch()
    return partial(torch.encode, prefix=torch.prefix(*prompts), precision="bf16" if half else "fp32")
