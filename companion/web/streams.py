"""Streams that stay open: what is told in them is for somebody who is still signed in at that moment."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.domain.access import Actor
from companion.errors import CompanionError
from companion.logs import error_of

logger = logging.getLogger(__name__)

LOOKS_FOR_VISIT_SECONDS = 10.0
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

    def look_again(self, accounts: Collection[str]) -> None:
        """A visit of these accounts, or what they may do, may have ended: each stream of theirs finds out at once."""
        for one in self._open:
            if one.account in accounts:
                one.doubted()

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
        if not watching.cancelled() and (failed := watching.exception()):
            kind, places = error_of((type(failed), failed, failed.__traceback__))
            logger.error("%s at a look whether a visit goes on, its stream is ended: %s", kind, "; ".join(places))
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
        self._doubt, self._doubts = asyncio.Event(), 0

    @property
    def account(self) -> str:
        """Whose it is."""
        return self._who.account or ""

    def doubted(self) -> None:
        """Nothing more is told before a look that begins from now on."""
        self._sure_until = 0.0
        self._doubts += 1
        self._doubt.set()

    async def send(self, message: Message) -> None:
        """Pass a message on, where it is still for whoever the stream was opened for."""
        tells = message["type"] == "http.response.body" and message.get("body") and not _EMPTY.match(message["body"])
        if tells and monotonic() > self._sure_until:
            await self._looked()
        if not self._over:
            await self._passed(message)

    async def watched(self) -> None:
        """Look again and again, and at once where there is doubt; returns when the visit is over."""
        while not self._over:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._doubt.wait(), LOOKS_FOR_VISIT_SECONDS)
            await self._looked()

    async def close(self) -> None:
        """End the answer properly, where it was cut."""
        if self._begun and not self._ended:
            await self._passed({"type": "http.response.body", "body": b"", "more_body": False})

    async def _looked(self) -> None:
        """Without the records nobody can be asked, and nobody could sign out: what is told then says just that.

        A look during which doubt is raised may have begun before the end: it counts for nothing.
        """
        looked_at = -1
        while not self._over and looked_at != self._doubts:
            looked_at = self._doubts
            with suppress(CompanionError):
                if not _same(self._who, await self._look()):
                    self._over = True
        if self._over:
            self._doubt.set()
        else:
            self._doubt.clear()
            self._sure_until = monotonic() + SURE_SECONDS

    async def _passed(self, message: Message) -> None:
        self._begun = True
        self._ended = message["type"] == "http.response.body" and not message.get("more_body", False)
        await self._send(message)


def _same(before: Actor, now: Actor | None) -> bool:
    """Whether somebody is who they were, and may do no less."""
    if now is None or (before.account, before.is_local) != (now.account, now.is_local):
        return False
    return before.roles <= now.roles and before.person in (None, now.person)
