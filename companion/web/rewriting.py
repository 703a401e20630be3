"""Requests and answers that are looked into on their way: a body in one piece, and a short answer read before it goes on."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from starlette.types import Message, Receive, Send

Answered = Callable[[bytes], bytes]


class Rewritten:
    """Sends a short JSON answer once it is whole, after a look at it; any other answer as it comes."""

    def __init__(self, send: Send, rewrite: Answered) -> None:
        self._send, self._rewrite = send, rewrite
        self._start: Message | None = None
        self._parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
        elif self._start is not None and self._start["status"] != HTTPStatus.OK:
            await self._send(self._start)
            await self._send(message)
            self._start = None
        elif self._start is not None:
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        content = self._rewrite(b"".join(self._parts))
        headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        await self._send({**start, "headers": [*headers, (b"content-length", str(len(content)).encode())]})
        await self._send({"type": "http.response.body", "body": content})
        self._start = None


def once(content: bytes, then: Receive) -> Receive:
    """Gives a body in one piece, then whatever comes next."""
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            return await then()
        given = True
        return {"type": "http.request", "body": content, "more_body": False}

    return receive


async def whole(receive: Receive) -> bytes:
    """A body, put together from its pieces; as far as it came where the other side left."""
    parts, more = [], True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)
    return b"".join(parts)
