"""Somebody who hammers is refused before anything is looked up for them."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from companion.domain.access import Actor
from companion.services.access.signing_in import SignedIn
from companion.web import pace
from companion.web.asked import PLACE
from companion.web.binding import Inputs
from companion.web.door import Door
from companion.web.readiness import Readiness


class Counting:
    """Nobody is signed in, and it is counted how often that is looked up."""

    looked_up = 0

    def who(self, key: str) -> SignedIn | None:
        self.looked_up += 1
        return None

    def still(self, key: str) -> SignedIn | None:
        raise AssertionError("no stream is open")


@pytest.fixture(autouse=True)
def at_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow a machine is."""
    monkeypatch.setattr(pace, "monotonic", lambda: 100.0)


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


def test_cookies_that_are_made_up_anew_each_time_cost_no_more_looks_than_a_place_has() -> None:
    """Somebody who signed in at the same place goes on meanwhile."""

    class Knowing(Counting):
        def who(self, key: str) -> SignedIn | None:
            super().who(key)
            return SignedIn(Actor("a", "a"), "", "") if key == "real" else None

    signing_in, statuses = Knowing(), []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def hammer() -> None:
        door = Door(app, signing_in=signing_in, cookie="companion", inputs=Inputs({}))
        for turn in range(1_500):
            key = "real" if turn in (0, 1_499) else f"made-up-{turn}"
            headers = [(b"cookie", f"companion={key}".encode())]
            scope = {"type": "http", "method": "GET", "path": "/config", "headers": headers, PLACE: "one"}
            await door(scope, None, send)  # type: ignore[arg-type] # nothing is received

    asyncio.run(hammer())
    assert statuses[0] == statuses[-1] == 200
    assert statuses.count(429) > 500
    assert signing_in.looked_up == statuses.count(401) + 2 + 1  # and the one that made it crowded


def test_many_who_ask_whether_it_is_ready_keep_one_thread() -> None:
    looks, go_on = [], threading.Event()

    def look() -> dict[str, str]:
        looks.append("once")
        assert go_on.wait(5)
        return {"database": "ok"}

    async def ask() -> list[Any]:
        ready = Readiness(look)
        asking = [asyncio.create_task(ready.state()) for _ in range(60)]
        await asyncio.sleep(0)
        asking[0].cancel()  # whoever leaves takes nobody's answer along
        go_on.set()
        return await asyncio.gather(*asking[1:])

    assert asyncio.run(ask()) == [{"database": "ok"}] * 59
    assert looks == ["once"]
