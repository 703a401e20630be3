"""How requests are read off the wire: what stands above a body is bounded in size and in time, before anything is known of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Literal

MAX_HEAD_BYTES = 2**16
"""The address and the headers of one request."""

HEAD_PATIENCE_SECONDS = 20.0
"""How long they may take: whoever sends a byte now and then holds a place in vain."""


class Head:
    """What stands above one body while it comes in. `too_slow` is called once it has taken too long."""

    def __init__(self, loop: asyncio.AbstractEventLoop, too_slow: Callable[[], None]) -> None:
        self._loop, self._too_slow = loop, too_slow
        self._seen = self._read = 0
        self._open = True
        self._waiting: asyncio.TimerHandle | None = None

    def begins(self) -> None:
        """Nothing of it has come yet."""
        self.left()
        self._seen, self._read, self._open = 0, 0, True
        self._waiting = self._loop.call_later(HEAD_PATIENCE_SECONDS, self._too_slow)

    def grows(self, size: int) -> bool:
        """So many bytes came; whether that is still little enough. Bytes of a body do not count."""
        self._seen = self._seen + size if self._open else 0
        return self._seen <= MAX_HEAD_BYTES

    def reads(self, *parts: bytes) -> None:
        """So much of it was understood, in whatever pieces it came."""
        self._read += sum(map(len, parts))

    def ends(self) -> bool:
        """All of it is there; whether it was little enough."""
        self._open = False
        self.left()
        return self._read <= MAX_HEAD_BYTES

    def left(self) -> None:
        """Nobody waits for it any more."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def reader() -> type[asyncio.Protocol] | Literal["h11"]:
    """uvicorn's quick reader with these bounds; where it is not installed the name of the other, which has a bound of its own."""
    try:
        from companion.web.bounded import Bounded
    except ImportError:
        return "h11"
    return Bounded
