"""Vectors of the texts that were embedded last, so that what is asked of several people is embedded once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from companion.domain.matching.pool import Vectors
from companion.seams import Embedder, Progress
from companion.services.recent import Recent

KEPT = 256
"""Texts whose vectors are kept, less than half a megabyte: what some eighty people who write at once ask, tell and want."""


class RememberedVectors:
    """A `seams.Embedder` that embeds a text once in a row. Holds texts in memory only, the last ones."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: Recent[str, Vectors] = Recent(KEPT)

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
        kept = ((text, self._kept.get(text)) for text in texts)
        known = {text: vector for text, vector in kept if vector is not None}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= dict(zip(new, self._embedder.encode(new, progress), strict=True))
        for text, vector in known.items():
            self._kept.put(text, vector)
        return np.asarray([known[text] for text in texts], dtype=np.float32)
