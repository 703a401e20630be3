"""Vectors of the texts that were embedded last, so that what is asked of several people is embedded once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from companion.domain.pool import Vectors
from companion.seams import Embedder, Progress

KEPT = 32
"""Texts whose vectors are kept: a question and a goal for each of a few people at once."""


class RememberedVectors:
    """A `seams.Embedder` that embeds a text once in a row. Holds texts in memory only, and few."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder, self._lock = embedder, threading.Lock()
        self._kept: OrderedDict[str, Vectors] = OrderedDict()

    @property
    def name(self) -> str:
        """The model and its revision."""
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._embedder.dimensions

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions)."""
        with self._lock:
            known = {text: self._kept[text] for text in texts if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= dict(zip(new, self._embedder.encode(new, progress), strict=True))
        self._keep(known)
        return np.asarray([known[text] for text in texts], dtype=np.float32)

    def _keep(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._kept[text] = vector
                self._kept.move_to_end(text)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
