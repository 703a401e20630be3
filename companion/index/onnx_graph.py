"""The model as an onnxruntime graph: tokenizers and onnxruntime load in a fraction of a second, torch does not."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ValidationError

from companion.domain.matching.pool import Vectors
from companion.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

GRAPH = "graph.onnx"
WEIGHTS = "graph.weights"
TOKENIZER = "tokenizer.json"
CARD = "card.json"
IDS, MASK, VECTORS = "input_ids", "attention_mask", "vectors"

BATCH = 16
"""Texts at a time; 16 beat 32 and 64 on processors."""

RUN_TOKENS = 14
"""What beginning one more run costs, in tokens: 1.9 ms, where a token takes .135 (one thread, any number of texts at a time)."""

SMALL_WEIGHTS = 1_024
"""Weights of fewer bytes stay in the graph."""

FAITHFUL = 0.9999
"""The least cosine between a graph's vector and sentence-transformers' for the graph to be used."""

CANARY = "A sentence asked of every graph when it is loaded, to see that it still answers the same."


class GraphCard(BaseModel):
    """What is known about an exported graph. `lowest_cosine` is its worst agreement with sentence-transformers."""

    model: str
    dimensions: int
    pad_id: int = 0
    query_prefix: str = ""
    passage_prefix: str = ""
    lowest_cosine: float = 0.0
    failure: str | None = None
    canary: list[float] = []

    @property
    def usable(self) -> bool:
        """Whether the graph says what the model says."""
        return self.failure is None and self.lowest_cosine >= FAITHFUL


class GraphDamaged(ModelError):
    """An exported graph does not load, or does not answer as it did."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"The exported embedding model in {folder} is damaged.", "Delete that folder; it is made again.")


class OnnxGraph:
    """A loaded graph. Several threads may use it at once.

    Raises:
        GraphDamaged: it does not load, or does not answer the canary as it did when it was exported.
    """

    def __init__(self, folder: Path, card: GraphCard, *, threads: int = 1) -> None:
        self.card = card
        self._folder = folder
        try:
            self._session = _session(folder / GRAPH, threads)
            self._tokenizer = _tokenizer(folder / TOKENIZER)
        except Exception as error:  # onnxruntime raises many kinds for a damaged file; any means export it again
            raise GraphDamaged(folder) from error
        if card.canary and not self._sings():
            raise GraphDamaged(folder)

    def encode(self, texts: Sequence[str], *, prefix: str = "") -> Vectors:
        """Unit vectors, shape (texts, dimensions), computed in batches of texts of similar length."""
        tokens = [found.ids for found in self._tokenizer.encode_batch([prefix + text for text in texts])]
        vectors = np.zeros((len(texts), self.card.dimensions), dtype=np.float32)
        for rows in together([len(found) for found in tokens]):
            vectors[rows] = self._run([tokens[row] for row in rows])
        return vectors

    def _run(self, tokens: list[list[int]]) -> Vectors:
        ids = np.full((len(tokens), max(map(len, tokens))), self.card.pad_id, dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, found in enumerate(tokens):
            ids[row, : len(found)] = found
            mask[row, : len(found)] = 1
        try:
            return np.asarray(self._session.run([VECTORS], {IDS: ids, MASK: mask})[0], dtype=np.float32)
        except Exception as error:  # a damaged graph fails in as many ways when it runs as when it loads
            raise GraphDamaged(self._folder) from error

    def _sings(self) -> bool:
        return bool(self.encode([CANARY])[0] @ np.array(self.card.canary, dtype=np.float32) >= FAITHFUL)


def together(lengths: Sequence[int]) -> list[list[int]]:
    """Rows to be run at once, `BATCH` at most: those of least work, since in a run each text costs as much as its longest."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    least, begins = [0], [0]
    for end in range(1, len(order) + 1):
        longest = lengths[order[end - 1]]
        ways = ((least[start] + RUN_TOKENS + longest * (end - start), start) for start in range(max(0, end - BATCH), end))
        work, begin = min(ways)
        least.append(work)
        begins.append(begin)
    runs, end = [], len(order)
    while end:
        runs.append(order[begins[end] : end])
        end = begins[end]
    return runs[::-1]


def read_card(folder: Path) -> GraphCard | None:
    """What is known about the graph in a folder; None when there is none."""
    try:
        return GraphCard.model_validate_json((folder / CARD).read_bytes())
    except (OSError, ValidationError):
        return None


def write_ready(plain: Path, folder: Path) -> None:
    """Write an exported graph as `GRAPH` with its `WEIGHTS` beside it, in the form that loads in a third of the time.

    What onnxruntime simplifies at every start is simplified once, and weights in a file of their own are mapped, not copied.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED  # above it: for this processor only
    options.optimized_model_filepath = str(folder / GRAPH)
    options.add_session_config_entry("session.optimized_model_external_initializers_file_name", WEIGHTS)
    options.add_session_config_entry("session.optimized_model_external_initializers_min_size_in_bytes", str(SMALL_WEIGHTS))
    onnxruntime.InferenceSession(str(plain), options, providers=["CPUExecutionProvider"])


def processors() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _session(path: Path, threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(path))
