"""uvicorn's quick reader of requests, with the bounds of `protocol.Head`. Imported only where httptools is installed."""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from companion.web.protocol import Head


class Bounded(HttpToolsProtocol):
    """Ends a connection whose headers are too large, or too slow."""

    def connection_made(self, transport: Any) -> None:
        """Wait for the first request."""
        super().connection_made(transport)
        self._head = Head(self.loop, lambda: None if transport.is_closing() else transport.close())
        self._head.begins()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._head.left()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read what came, and refuse what is too much."""
        super().data_received(data)
        if not self._head.grows(len(data)):
            self.send_400_response("Too much stands above the body.")

    def on_message_begin(self) -> None:
        """Count anew: another request on the same connection."""
        self._head.begins()
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Count a piece of the address."""
        self._head.reads(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header."""
        self._head.reads(name, value)
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Go on to the body, unless what stands above it was too much."""
        if not self._head.ends():
            raise ValueError("too much stands above the body")  # which refuses it, as whatever else cannot be read
        super().on_headers_complete()
