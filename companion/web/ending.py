"""How the server ends: what is under way is finished or put down, in a bounded time."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn
from starlette.concurrency import run_in_threadpool

from companion.web.by_token import Lifespan

if TYPE_CHECKING:
    from fastapi import FastAPI

    from companion.web.work import Workshop

logger = logging.getLogger(__name__)

STREAMS_SECONDS = 3
"""How long open streams may go on once the process was told to end: pages hold one for as long as they are looked at."""

WORK_SECONDS = 8.0
"""How long long work may go on; what has not ended by then is taken up by whoever serves next."""

ACTS_SECONDS = 8.0
"""How long what people pressed may go on. Whatever has not been stored by then was not acknowledged either."""


def ending(lifespan: Lifespan, workshop: Workshop) -> Lifespan:
    """A server's lifespan at whose end long work is finished or given up."""

    @asynccontextmanager
    async def both(app: FastAPI) -> AsyncIterator[None]:
        async with lifespan(app):
            yield
            given_up = await run_in_threadpool(workshop.finish, WORK_SECONDS)
            if given_up:
                logger.warning("%s unfinished; taken up again at the next start", given_up)

    return both


class Server(uvicorn.Server):
    """Ends as after Ctrl-C when it is told to end, so that locks are let go of; uvicorn would have the signal kill it then."""

    told = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take a signal. A second Ctrl-C ends at once."""
        if sig != signal.SIGTERM:
            super().handle_exit(sig, frame)
        self.told = self.should_exit = True


def end_in_time() -> None:
    """Let threads that still answer somebody come to their end, but not for ever: Python would wait for each of them."""

    def end() -> None:
        time.sleep(ACTS_SECONDS)  # in a thread of its own, so that nothing waits for it
        os._exit(0)

    threading.Thread(target=end, name="end", daemon=True).start()
