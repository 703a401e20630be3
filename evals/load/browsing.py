"""Somebody at the page without a screen: signs in, opens it, turns to its tabs, looks for people; by HTTP as a browser does."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from evals.load.serving import PASSWORD

PATIENCE_S = 60
NEEDS = (
    "I teach maths and wonder whether data journalism would suit me",
    "I lead a team for the first time and nobody tells me when something goes wrong",
    "Back to work after five years at home: how do I explain the gap?",
    "From nursing into work with data, without going back to school",
    "How do I say no to my best customer?",
)
CHEAP = ("opens the page", "turns to the sessions", "turns to being asked", "looks at the account")
ACTS = (*CHEAP, "looks for people")


@dataclass(frozen=True)
class Done:
    """One act: what, when it began, how long it took, and what went wrong."""

    act: str
    at: float
    seconds: float
    trouble: str = ""


@dataclass
class Browser:
    """One person's open page."""

    client: httpx.AsyncClient
    events: dict[str, tuple[int, int]] = field(default_factory=dict)
    session: str = ""
    turn: int = 0

    async def sign_in(self, email: str) -> None:
        """Sign in, and load the page with what it is made of."""
        answer = await self.client.post("/login", data={"email": email, "password": PASSWORD})
        assert answer.status_code == 303, f"{answer.status_code} at the login"
        await self.client.get("/")
        self.events = _events((await self.client.get("/config")).json())
        self.session = secrets.token_hex(6)

    async def acts(self, act: str) -> Done:
        """Do something, and wait for the answer."""
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE_S):
                trouble = await self._acted(act)
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            trouble = type(error).__name__
        return Done(act, begun, time.perf_counter() - begun, trouble)

    async def _acted(self, act: str) -> str:
        if act == "looks at the account":
            answer = await self.client.get("/account")
            return "" if answer.status_code == 200 else str(answer.status_code)
        self.turn += 1
        need = NEEDS[self.turn % len(NEEDS)]
        return await self.event(act, [need, None] if act == "looks for people" else [])

    async def event(self, act: str, data: list[Any]) -> str:
        """Put an event into the queue, and wait for its end; what went wrong."""
        number, inputs = self.events[act]
        body = {"data": [*data, *[None] * (inputs - len(data))], "fn_index": number, "session_hash": self.session}
        answer = await self.client.post("/gradio_api/queue/join", json=body)
        if answer.status_code != 200:
            return str(answer.status_code)
        return await self._ended(answer.json()["event_id"])

    async def asks_for_many(self, act: str, count: int, seconds: float) -> tuple[int, int]:
        """So many events as fast as they are taken, in one session with one stream; how many ended, how often one had to wait."""
        until, ended, refused, waiting = time.perf_counter() + seconds, 0, 0, count
        number, inputs = self.events[act]
        body = {"data": [NEEDS[0], *[None] * (inputs - 1)], "fn_index": number, "session_hash": self.session}

        async def one() -> None:
            nonlocal refused, waiting
            while time.perf_counter() < until:
                answer = await self.client.post("/gradio_api/queue/join", json=body)
                if answer.status_code == 200:
                    break
                refused += 1
                await asyncio.sleep(float(answer.headers.get("retry-after", 2)))
            waiting -= 1

        joining = asyncio.gather(*(one() for _ in range(count)))
        asked = {"session_hash": self.session}
        while time.perf_counter() < until and waiting:
            await asyncio.sleep(0.2)
            async with self.client.stream("GET", "/gradio_api/queue/data", params=asked) as stream:
                async for line in stream.aiter_lines():
                    ended += '"msg":"process_completed"' in line
                    if time.perf_counter() > until:
                        break
        await joining
        return ended, refused

    async def _ended(self, event: str) -> str:
        asked = {"session_hash": self.session}
        async with self.client.stream("GET", "/gradio_api/queue/data", params=asked) as stream:
            async for line in stream.aiter_lines():
                message = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
                if message.get("msg") == "process_completed" and message.get("event_id") == event:
                    return "" if message["success"] else "failed"
        return "the stream ended"


def browser(base: str) -> Browser:
    """A browser in which nobody is signed in."""
    return Browser(httpx.AsyncClient(base_url=base, timeout=PATIENCE_S))


def _events(config: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """The numbers of the events that are used here, and of how many inputs."""
    part = {one["id"]: one["props"].get("elem_id") or one["props"].get("id") for one in config["components"]}
    wanted = {
        (None, "load"): "opens the page", ("sessions", "select"): "turns to the sessions",
        ("mentor", "select"): "turns to being asked", ("find-people", "click"): "looks for people",
        ("page-sessions", "select"): "turns to the sessions", ("page-mentor", "select"): "turns to being asked",
    }  # fmt: skip
    found = {}
    for one in config["dependencies"]:
        for target, what in one["targets"]:
            name = wanted.get((part.get(target) if what != "load" else None, what))
            if name:
                found.setdefault(name, (one["id"], len(one["inputs"])))
    return found
