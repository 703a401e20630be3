"""Streams that stay open: what is told in them is for somebody who is still signed in at that moment."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.domain.access import Actor
from companion.errors import CompanionError

LOOKS_SECONDS = 10.0
"""How often it is looked whether a visit goes on of whose end this process was not told."""

SURE_SECONDS = 1.0
"""For how long a look holds: a text that grows is told in many pieces."""

_EMPTY = re.compile(rb'data: (ALIVE|\{"msg":"(estimation|process_starts|heartbeat|close_stream)")')
"""What is told of nothing but the queue."""

Look = Callable[[], Awaitable[Actor | None]]
"""Who is behind a visit now; None where it is over. May raise a CompanionError where that cannot be looked up."""


class Streams:
    """Every stream that is open in this process."""

    def __init__(self) -> None:
        self._open: set[_Stream] = set()

    def look_again(self) -> None:
        """Somebody's visit, or what they may do, may have ended: each stream finds out at once whether it was its own."""
        for one in self._open:
            one.doubt.set()

    async def carry(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, who: Actor, look: Look) -> None:
        """Let an app answer with a stream for somebody, until it ends by itself, or their visit does."""
        stream = _Stream(send, who, look)
        answering = asyncio.ensure_future(_answered(app, scope, receive, stream.send))
        watching = asyncio.ensure_future(stream.watched())
        self._open.add(stream)
        try:
            await asyncio.wait({answering, watching}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._open.discard(stream)
            for task in (answering, watching):
                task.cancel()
            await asyncio.gather(answering, watching, return_exceptions=True)
        if not answering.cancelled() and (error := answering.exception()):
            raise error
        await stream.close()


async def _answered(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


class _Stream:
    """One stream, and what is known of whoever it is for."""

    def __init__(self, send: Send, who: Actor, look: Look) -> None:
        self._send, self._who, self._look = send, who, look
        self._begun = self._ended = self._over = False
        self._sure_until = monotonic() + SURE_SECONDS
        self.doubt = asyncio.Event()

    async def send(self, message: Message) -> None:
        """Pass a message on, where it is still for whoever the stream was opened for."""
        tells = message["type"] == "http.response.body" and message.get("body") and not _EMPTY.match(message["body"])
        if tells and (self.doubt.is_set() or monotonic() > self._sure_until):
            await self._looked()
        if not self._over:
            await self._passed(message)

    async def watched(self) -> None:
        """Look again and again, and at once where there is doubt; returns when the visit is over."""
        while not self._over:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.doubt.wait(), LOOKS_SECONDS)
            self.doubt.clear()
            await self._looked()

    async def close(self) -> None:
        """End the answer properly, where it was cut."""
        if self._begun and not self._ended:
            await self._passed({"type": "http.response.body", "body": b"", "more_body": False})

    async def _looked(self) -> None:
        """Without the records nobody can be asked, and nobody could sign out: what is told then says just that."""
        with suppress(CompanionError):
            self._over = self._over or not _same(self._who, await self._look())
        self._sure_until = monotonic() + SURE_SECONDS
        if self._over:
            self.doubt.set()

    async def _passed(self, message: Message) -> None:
        self._begun = True
        self._ended = message["type"] == "http.response.body" and not message.get("more_body", False)
        await self._send(message)


def _same(before: Actor, now: Actor | None) -> bool:
    """Whether somebody is who they were, and may do no less."""
    if now is None or (before.account, before.is_local) != (now.account, now.is_local):
        return False
    return before.roles <= now.roles and before.person in (None, now.person)
