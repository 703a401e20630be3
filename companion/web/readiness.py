"""Whether the server can do its work: looked at once for all who ask in the same moment, strangers too."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from time import monotonic

from starlette.concurrency import run_in_threadpool

State = Mapping[str, str]

FRESH_SECONDS = 1.0
"""How long a look holds. Anybody may ask, as often as they like; a database that does not answer keeps one thread waiting."""


class Readiness:
    """`look` names each part with its state. Asked from the one event loop that answers requests."""

    def __init__(self, look: Callable[[], State]) -> None:
        self._look = look
        self._looking: asyncio.Future[State] | None = None
        self._begun = 0.0

    async def state(self) -> State:
        """Each part, `ok`, `degraded` or `down`."""
        if self._looking is None or (self._looking.done() and monotonic() - self._begun >= FRESH_SECONDS):
            self._begun = monotonic()
            self._looking = asyncio.ensure_future(run_in_threadpool(self._look))
        return await asyncio.shield(self._looking)
