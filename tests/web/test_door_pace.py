"""Somebody who hammers is refused before anything is looked up for them."""

from __future__ import annotations

import asyncio
from typing import Any

from companion.services.signing_in import SignedIn
from companion.web.binding import Inputs
from companion.web.door import Door
from companion.web.guard import PLACE


class Counting:
    """Nobody is signed in, and it is counted how often that is looked up."""

    looked_up = 0

    def who(self, key: str) -> SignedIn | None:
        self.looked_up += 1
        return None


def test_a_cookie_that_asks_too_fast_costs_no_look_into_the_records() -> None:
    signing_in, statuses = Counting(), []

    async def app(*_: Any) -> None:
        raise AssertionError("nobody comes through")

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def hammer() -> None:
        door = Door(app, signing_in=signing_in, cookie="companion", inputs=Inputs({}))
        for turn in range(600):
            headers = [(b"cookie", b"companion=" + (b"other" if turn == 599 else b"same"))]
            scope = {"type": "http", "method": "GET", "path": "/config", "headers": headers, PLACE: str(turn)}
            await door(scope, None, send)  # type: ignore[arg-type]

    asyncio.run(hammer())
    assert statuses[0] == statuses[-1] == 401
    assert statuses.count(429) > 200
    assert signing_in.looked_up == statuses.count(401)
