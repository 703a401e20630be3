"""What the server makes ready while the first person is still reading: the model, the index, and the notes on mentoring."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from companion.errors import CompanionError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from companion.wiring import Companion

PATIENCE_SECONDS = 5.0
"""How long an end waits for the thread to put down what it holds; a few texts take less than a second."""


def warming(companion: Companion, *, notes: bool) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """A server's lifespan with a thread beside it. With `notes`, those are embedded too: seconds of CPU, once for a home."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        ending = threading.Event()
        thread = threading.Thread(target=_warm, args=(companion, ending, notes), name="warming", daemon=True)
        thread.start()
        yield
        ending.set()
        thread.join(PATIENCE_SECONDS)

    return lifespan


def _warm(companion: Companion, ending: threading.Event, notes: bool) -> None:
    """Each step may fail, as when another process writes the index: it is then made when somebody first needs it."""
    try:
        companion.embedder.encode(["warm"])
        companion.index.pool()
        if notes and not ending.is_set():
            companion.guidance.prepare(lambda: not ending.is_set())
    except CompanionError:
        return
