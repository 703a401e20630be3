"""What a Ray worker does: it makes itself able to do what it is told, and does it with one part after another."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from companion.domain.matching.pool import Vectors
from companion.index.crew import Instructions, Work


class RayWorker:
    """An actor. It is one process with a model of its own, which it keeps from part to part."""

    def __init__(self, told: Instructions) -> None:
        self._told = told

    def ready(self) -> int:
        """Load and check the model; the number of this process. Raises ModelError and SettingsError."""
        _ = self._work
        return os.getpid()

    def work(self, texts: Sequence[Any]) -> Vectors:
        """What comes of a part, one row for each of its texts. Raises ModelError and SettingsError."""
        return self._work(texts)

    @cached_property
    def _work(self) -> Work:
        return self._told.work()
