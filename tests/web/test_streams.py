"""An open stream tells nothing more once it is in doubt, and only those look again whom it may concern."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import pytest

from companion.domain.access import Actor
from companion.errors import HomeError
from companion.services.access.signing_in import SignedIn
from companion.web import streams
from companion.web.asked import PLACE
from companion.web.binding import Inputs
from companion.web.door import Door
from companion.web.refusing import refuse
from companion.web.signed_in import concerns
from companion.web.streams import Streams

ADA, BO = Actor("a", "a"), Actor("b", "b")
PATIENCE_SECONDS = 10


class Opened:
    """A stream of somebody's, whose looks wait to be let go on, each with what it finds."""

    def __init__(self, every: Streams, who: Actor) -> None:
        self.told: list[bytes] = []
        self.looks: list[asyncio.Future[Actor | None]] = []
        self._every, self._who, self._says = every, who, asyncio.Queue[bytes]()

    async def carried(self) -> None:
        scope = {"type": "http"}
        await self._every.carry(self._app, scope, None, self._send, who=self._who, look=self._look)  # type: ignore[arg-type] # nothing comes in

    def says(self, body: bytes) -> None:
        self._says.put_nowait(body)

    async def _app(self, scope: Any, receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while True:
            await send({"type": "http.response.body", "body": await self._says.get(), "more_body": True})

    async def _send(self, message: Any) -> None:
        self.told.append(message.get("body", b"start"))

    async def _look(self) -> Actor | None:
        self.looks.append(asyncio.get_running_loop().create_future())
        return await self.looks[-1]


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def run(story: Callable[[Opened, Opened, Streams, list[asyncio.Task[None]]], Awaitable[None]]) -> None:
    async def told() -> None:
        every = Streams()
        ada, bo = Opened(every, ADA), Opened(every, BO)
        carried = [asyncio.create_task(one.carried()) for one in (ada, bo)]
        await settled()
        await story(ada, bo, every, carried)
        for task in carried:
            task.cancel()
        await asyncio.gather(*carried, return_exceptions=True)

    asyncio.run(asyncio.wait_for(told(), PATIENCE_SECONDS))


@pytest.fixture(autouse=True)
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked at because time went by."""
    monkeypatch.setattr(streams, "SURE_SECONDS", 1_000.0)
    monkeypatch.setattr(streams, "LOOKS_FOR_VISIT_SECONDS", 1_000.0)


def test_while_it_is_looked_nothing_is_told() -> None:
    async def story(ada: Opened, bo: Opened, every: Streams, carried: list[asyncio.Task[None]]) -> None:
        every.look_again({"a"})
        await settled()
        ada.says(b"data: process_completed")
        await settled()
        assert (ada.told, len(bo.looks)) == ([b"start"], 0)
        for look in ada.looks:
            look.set_result(None)
        await carried[0]
        assert ada.told == [b"start", b""]
        bo.says(b"data: process_completed")
        await settled()
        assert bo.told == [b"start", b"data: process_completed"]

    run(story)


def test_who_is_still_there_is_told_after_the_look() -> None:
    async def story(ada: Opened, bo: Opened, every: Streams, carried: list[asyncio.Task[None]]) -> None:
        every.look_again({"a", "c"})
        await settled()
        ada.says(b"data: process_completed")
        await settled()
        for look in ada.looks:
            look.set_result(ADA)
        await settled()
        assert ada.told == [b"start", b"data: process_completed"]

    run(story)


@pytest.mark.parametrize("away", [False, True])
def test_a_look_from_before_the_newest_doubt_counts_for_nothing(away: bool) -> None:
    async def story(ada: Opened, bo: Opened, every: Streams, carried: list[asyncio.Task[None]]) -> None:
        every.look_again({"a"})
        await settled()
        every.look_again({"a"})
        if away:
            ada.looks[0].set_exception(HomeError("The records are away."))
        else:
            ada.looks[0].set_result(ADA)
        ada.says(b"data: process_completed")
        await settled()
        assert ada.told == [b"start"]
        for look in ada.looks[1:]:
            look.set_result(None)
        await carried[0]
        assert ada.told == [b"start", b""]

    run(story)


def test_an_error_nobody_planned_for_is_logged_and_ends_the_stream(caplog: pytest.LogCaptureFixture) -> None:
    async def story(ada: Opened, bo: Opened, every: Streams, carried: list[asyncio.Task[None]]) -> None:
        every.look_again({"a"})
        await settled()
        ada.looks[0].set_exception(RuntimeError("words of a person"))
        await carried[0]
        assert ada.told == [b"start", b""]

    with caplog.at_level(logging.ERROR):
        run(story)
    assert "RuntimeError at a look" in caplog.text
    assert "words of a person" not in caplog.text


@pytest.mark.parametrize(
    ("method", "path", "other", "looked_at"),
    [
        ("POST", "/logout", "", [{"a"}]),
        ("POST", "/account/password", "", [{"a"}]),
        ("POST", "/login", "", [{"a"}]),
        ("POST", "/accounts/change", "b", [{"a", "b"}]),
        ("POST", "/look.css", "", []),
        ("POST", "/", "", []),
        ("GET", "/account", "", []),
    ],
)
def test_only_those_look_again_whose_visit_may_have_ended(
    monkeypatch: pytest.MonkeyPatch, method: str, path: str, other: str, looked_at: list[set[str]]
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(Streams, "look_again", lambda _, *accounts: seen.extend(accounts))

    class Knowing:
        def who(self, key: str) -> SignedIn | None:
            return SignedIn(ADA, "", "")

        still = who

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if other:
            concerns(scope, other)
        await refuse(send, HTTPStatus.OK)

    async def send(message: Any) -> None:
        return None

    async def ask() -> None:
        door = Door(app, signing_in=Knowing(), cookie="companion", inputs=Inputs({}))
        headers = [(b"cookie", b"companion=real"), (b"content-length", b"0")]
        scope = {"type": "http", "method": method, "path": path, "headers": headers, PLACE: "x"}
        await door(scope, None, send)  # type: ignore[arg-type] # nothing is received

    asyncio.run(ask())
    assert seen == looked_at
