"""The embedding model as sentence-transformers runs it: the reference, slow to load, fast in bulk on some processors."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from companion.domain.matching.pool import Vectors
from companion.errors import ModelError
from companion.index.model_files import ModelFiles, stay_offline
from companion.index.onnx_graph import BATCH

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Precision = Literal["fp32", "bf16"]


class TorchModel:
    """A loaded sentence-transformers model. Loading takes seconds of CPU, nearly all of it imports."""

    def __init__(self, files: ModelFiles) -> None:
        files.check()
        self.model = _load(files)

    @property
    def dimensions(self) -> int:
        """The length of its vectors."""
        return int(self.model.get_embedding_dimension() or 0)

    def prefix(self, *names: str) -> str:
        """What the model wants before a text, under the first of its prompt names that it knows; mostly nothing."""
        prompts = self.model.prompts
        named = next((prompts[name] for name in names if prompts.get(name)), None)
        return named or prompts.get(self.model.default_prompt_name or "", "") or ""

    def encode(self, texts: Sequence[str], *, prefix: str = "", precision: Precision = "fp32") -> Vectors:
        """Unit vectors, shape (texts, dimensions). Raises ModelError."""
        model = self._half if precision == "bf16" else self.model
        try:
            found = model.encode(list(texts), prompt=prefix or None, batch_size=BATCH, show_progress_bar=False)
        except RuntimeError as error:
            raise ModelError(f"The embedding model failed: {error}.", "Is there enough memory?") from error
        vectors = np.asarray(found, dtype=np.float32).reshape(len(texts), self.dimensions)
        unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-12))
        return unit

    def side_by_side(self, texts: Sequence[str], *, prefix: str = "", precision: Precision = "fp32", workers: int) -> Vectors:
        """As `encode`, some batches at a time with one thread each: the same vectors on one processor and on many, bit by bit.

        Threads that share a batch wait for each other in loops: on two busy processors that cost twelve times the CPU.
        """
        _ = self._half if precision == "bf16" else self.model
        batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
        with self.one_thread(), ThreadPoolExecutor(workers, thread_name_prefix="embedding") as pool:
            parts = list(pool.map(lambda batch: self.encode(batch, prefix=prefix, precision=precision), batches))
        return np.concatenate(parts) if parts else np.zeros((0, self.dimensions), dtype=np.float32)

    @contextmanager
    def one_thread(self) -> Iterator[None]:
        """Have torch use one processor for the length of a block."""
        import torch

        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            yield
        finally:
            torch.set_num_threads(threads)

    @cached_property
    def _half(self) -> SentenceTransformer:
        import torch

        return copy.deepcopy(self.model).to(torch.bfloat16)


def _load(files: ModelFiles) -> SentenceTransformer:
    stay_offline()
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call] # a library without types here
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return SentenceTransformer(str(files.folder))
    except (OSError, ValueError, RuntimeError, KeyError, ImportError, AttributeError, TypeError) as error:
        raise ModelError(
            f"The embedding model {files.label!r} cannot be loaded: {error}.", "Check COMPANION_EMBEDDING_MODEL."
        ) from error
