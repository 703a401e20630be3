"""How requests are read off the wire: what stands above a body is bounded in size and in time, before anything is known of it."""

from __future__ import annotations

import asyncio
from typing import Any, Literal

MAX_HEAD_BYTES = 2**16
"""The address and the headers of one request, as far as they come in several pieces."""

HEAD_PATIENCE_SECONDS = 20.0
"""How long they may take: whoever sends a byte now and then holds a place in vain."""


def reader() -> type[asyncio.Protocol] | Literal["h11"]:
    """uvicorn's quick reader with these bounds; where it is not installed the name of the other, which has a bound of its own."""
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:
        return "h11"

    class Bounded(HttpToolsProtocol):
        """Ends a connection whose headers are too large, or too slow."""

        _pending = 0
        _in_head = True
        _waiting: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self._done()
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._pending = self._pending + len(data) if self._in_head else 0
            if self._pending > MAX_HEAD_BYTES:
                self.send_400_response("Too much stands above the body.")

        def on_message_begin(self) -> None:
            self._in_head, self._pending = True, 0
            self._wait()
            super().on_message_begin()

        def on_headers_complete(self) -> None:
            self._in_head = False
            self._done()
            super().on_headers_complete()

        def _wait(self) -> None:
            self._done()
            self._waiting = self.loop.call_later(HEAD_PATIENCE_SECONDS, self._too_slow)

        def _done(self) -> None:
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None

        def _too_slow(self) -> None:
            if not self.transport.is_closing():
                self.transport.close()

    return Bounded
