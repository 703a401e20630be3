"""An embedding model on a server: what it is called here, and whether it is still the one it was."""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from pydantic import BaseModel, ValidationError

from companion.domain.matching.pool import Vectors
from companion.errors import HomeError, ModelError
from companion.index.checks import replace_text
from companion.index.embedding_server import EmbeddingServer
from companion.seams import Progress

LOG = logging.getLogger(__name__)

CARD = "served.json"

AT_ONCE = 31
"""Texts in one question: with the canary 32, which every server takes."""

CANARY = "A sentence asked of every server now and then, to see that the same model still answers."
SAME = 0.999
"""Least cosine between the canary's vectors of one model. A server that rounds otherwise stays above it, another model below."""

LOOK_AGAIN_SECONDS = 600.0


class ServedCard(BaseModel):
    """What is known of a served model. `revision` counts the models that answered under its name at its address."""

    revision: int = 1
    dimensions: int
    canary: list[float]

    def is_of(self, canary: Vectors) -> bool:
        """Whether a vector of the canary is this model's."""
        return len(canary) == self.dimensions and float(canary @ np.asarray(self.canary, dtype=np.float32)) >= SAME


class ServedEmbedder:
    """A `seams.Embedder` for questions and passages alike. Safe to use from several threads.

    `folder` is where cards are kept (HOME/models). `may_leave` raises where nothing may be sent; it is asked before every
    question.
    """

    def __init__(
        self, server: EmbeddingServer, folder: Path, *, may_leave: Callable[[], None], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._server, self._may_leave, self._now = server, may_leave, now
        place = urlsplit(server.address)
        self._label = f"{server.model}@{place.netloc}{place.path}"
        self._path = folder / re.sub(r"[^\w.-]+", "-", self._label) / CARD
        self._looking = threading.Lock()
        self._looked_at: float | None = None

    @cached_property
    def _card(self) -> ServedCard | None:
        return self._stored()

    @property
    def name(self) -> str:
        """The model and where it is served; with a number once another model answered there under the same name."""
        revision = self._card.revision if self._card else 1
        return self._label if revision == 1 else f"{self._label}#{revision}"

    @property
    def dimensions(self) -> int:
        """The length of the vectors; asked for once. Raises ModelError."""
        if self._card is None:
            self.encode([CANARY])
        assert self._card is not None
        return self._card.dimensions

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions).

        Raises:
            ModelError: the server gives none, or those of another model; or nothing may be sent there.
            HomeError: what is found out about the model cannot be kept.
        """
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        parts = []
        for at in range(0, len(texts), AT_ONCE):
            parts.append(self._part(list(texts[at : at + AT_ONCE])))
            if progress:
                progress(min(at + AT_ONCE, len(texts)), len(texts))
        return np.concatenate(parts)

    def _part(self, texts: list[str]) -> Vectors:
        self._may_leave()
        if not self._is_due():
            vectors = self._server.vectors(texts)
            if self._card and vectors.shape[1] == self._card.dimensions:
                return vectors
        with self._looking:
            found = self._server.vectors([*texts, CANARY])
            self._look_at(found[-1])
            return found[:-1]

    def _is_due(self) -> bool:
        return self._card is None or self._looked_at is None or self._now() - self._looked_at > LOOK_AGAIN_SECONDS

    def _look_at(self, canary: Vectors) -> None:
        """Compare the model with its card, and make one where there is none. Raises ModelError for another model."""
        before, known = self._card, self._stored()
        if known is None or not known.is_of(canary):
            revision = known.revision + 1 if known else 1
            known = ServedCard(revision=revision, dimensions=len(canary), canary=canary.tolist())
            self._keep(known)
        self._card, self._looked_at = known, self._now()
        if before is not None and before.revision != known.revision:
            LOG.warning("Another model answers as %s now: everything is embedded again.", self._label)
            raise ModelError(
                f"The vectors of {self._label} are not those they were: another model answers under its name.",
                "Try again: everything is embedded anew with it.",
            )

    def _stored(self) -> ServedCard | None:
        try:
            return ServedCard.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return None

    def _keep(self, card: ServedCard) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_text(self._path, card.model_dump_json())
        except OSError as error:
            raise HomeError(f"{self._path.parent} cannot be written.", "Check its permissions and the disk.") from error
