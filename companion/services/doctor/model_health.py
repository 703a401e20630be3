"""Whether the language model that is configured answers, looked up now and then, beside whoever asks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Literal

from companion.errors import CompanionError
from companion.seams import LanguageModel

FRESH_SECONDS = 30.0
"""How long an answer holds: whoever asks every second costs the server of the model two questions a minute."""

PATIENCE_SECONDS = 1.0
"""How long somebody who asks is kept waiting for a look that is under way."""


class ModelHealth:
    """Looks at the model in a thread of its own. Where none is configured (None), all is well: the template writer writes."""

    def __init__(
        self, model: Callable[[], LanguageModel | None] | None, *, now: Callable[[], float] = time.monotonic,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:  # fmt: skip
        self._model, self._now, self._patience = model, now, patience_seconds
        self._lock = threading.Lock()
        self._state: Literal["ok", "degraded"] = "degraded"
        self._looked_at: float | None = None
        self._seen = threading.Event()
        self._seen.set()

    def state(self) -> Literal["ok", "degraded"]:
        """`ok`, or `degraded` where the model does not answer, or has not yet. Waits `patience_seconds` at most."""
        if self._model is None:
            return "ok"
        with self._lock:
            if self._seen.is_set() and not self._is_fresh():
                self._seen.clear()
                threading.Thread(target=self._look, args=(self._model,), name="model-health", daemon=True).start()
        self._seen.wait(self._patience)
        return self._state

    def _is_fresh(self) -> bool:
        return self._looked_at is not None and self._now() - self._looked_at < FRESH_SECONDS

    def _look(self, model: Callable[[], LanguageModel | None]) -> None:
        try:
            if (found := model()) is not None:
                found.reach()
            self._state = "ok"
        except CompanionError:
            self._state = "degraded"
        finally:
            self._looked_at = self._now()
            self._seen.set()
