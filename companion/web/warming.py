"""What the server makes ready while the first person is still reading: the model, the index, and the notes on mentoring."""

from __future__ import annotations

import gc
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from companion.errors import CompanionError
from companion.services.recent import drop_when_changed

if TYPE_CHECKING:
    from fastapi import FastAPI

    from companion.wiring import Companion

PATIENCE_SECONDS = 5.0
"""How long an end waits for the thread to put down what it holds; a few texts take less than a second."""


def set_aside() -> None:
    """Spare what is loaded and stays until the end the search for unreachable objects; for a process that serves.

    Going through all of it took 170 ms of whoever waited then.
    """
    gc.collect()
    gc.freeze()


def warming(companion: Companion, *, notes: bool, shared: bool = False) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """A server's lifespan with a thread beside it. With `notes`, those are embedded too: seconds of CPU, once for a home.

    With `shared`, what is searched here keeps up with records that others change, so that nobody stays in it who left. In any
    case texts that were read last are dropped from memory when people change.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        ending = threading.Event()
        thread = threading.Thread(target=_warm, args=(companion, ending, notes, shared), name="warming", daemon=True)
        thread.start()
        yield
        ending.set()
        thread.join(PATIENCE_SECONDS)

    return lifespan


def _warm(companion: Companion, ending: threading.Event, notes: bool, shared: bool) -> None:
    _make_ready(companion, ending, notes)
    drop_when_changed(companion.people.generation, ending, companion.index.pool if shared else lambda: None)


def _make_ready(companion: Companion, ending: threading.Event, notes: bool) -> None:
    """Each step may fail, as when another process writes the index: it is then made when somebody first needs it."""
    try:
        companion.embedder.encode(["warm"])
        companion.index.pool()
        if notes and not ending.is_set():
            companion.guidance.prepare(lambda: not ending.is_set())
    except CompanionError:
        return
