"""A body on its way in, counted in bytes and in time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus

from starlette.types import Message, Receive

BODY_PATIENCE_SECONDS = 30.0
"""How long the next piece of a body may take: whoever sends a byte now and then holds a place in vain."""


@dataclass
class Meter:
    """Counts a body as it comes in, whatever it declared."""

    receive: Receive
    limit: int
    seen: int = 0
    whole: bool = False
    slow: bool = False

    async def __call__(self) -> Message:
        """The next piece; one byte too many, or one that is too slow, ends the body as if the client had left."""
        if self.whole:
            return await self.receive()
        try:
            message = await asyncio.wait_for(self.receive(), BODY_PATIENCE_SECONDS)
        except TimeoutError:
            self.slow = True
            return {"type": "http.disconnect"}
        self.seen += len(message.get("body", b""))
        self.whole = not message.get("more_body", False)
        return {"type": "http.disconnect"} if self.overrun else message

    @property
    def overrun(self) -> bool:
        """Whether more came in than is allowed, or too slowly."""
        return self.slow or self.seen > self.limit

    @property
    def refusal(self) -> HTTPStatus:
        """What is said of a body that was cut."""
        return HTTPStatus.REQUEST_TIMEOUT if self.slow else HTTPStatus.REQUEST_ENTITY_TOO_LARGE
