"""What programs reach with a token of their own: the tools of the Model Context Protocol, and the figures. Else nothing."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import FastAPI
from pydantic import SecretStr
from starlette.types import ASGIApp, Receive, Scope, Send

from companion.web.asked import PLACE, RequestHead, unknown_path
from companion.web.names import Names
from companion.web.pace import Pace
from companion.web.refusing import refuse
from companion.web.turns import Turns

if TYPE_CHECKING:
    from companion.web.figures import Figures
    from companion.wiring import Companion

TOOLS, FIGURES = "/mcp", "/metrics"

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]
Running = Callable[[], AbstractAsyncContextManager[None]]


@dataclass(frozen=True)
class Way:
    """One path and the token that opens it. `running` is entered for as long as the server runs.

    `pace` and `turns` bound what each place on the network may ask with the token: a program that goes round in circles, or a
    token that got out, leaves the others their server.
    """

    token: SecretStr
    app: ASGIApp
    running: Running | None = None
    pace: Pace = field(default_factory=lambda: Pace(at_once=60, a_second=5))
    turns: Turns = field(default_factory=lambda: Turns(at_once=2, waiting=20))

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that showed the token, in its turn; what is beyond both bounds is refused."""
        place = scope[PLACE]
        if not self.pace.allows(place) or not self.turns.has_room(place):
            await refuse(send, HTTPStatus.TOO_MANY_REQUESTS, (b"retry-after", b"1"))
        elif scope["method"] == "POST":
            async with self.turns.of(place):
                await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def opens(self, asked: RequestHead) -> bool:
        """Whether a request shows the token."""
        shown = [line.partition(" ") for line in asked.every(b"authorization")]
        wanted = self.token.get_secret_value().encode()
        return len(shown) == 1 and shown[0][0].lower() == "bearer" and _same(shown[0][2].strip().encode("latin-1"), wanted)


def _same(one: bytes, other: bytes) -> bool:
    return hmac.compare_digest(one, other)


@dataclass(frozen=True)
class Ways:
    """The ways that the settings open."""

    by_path: Mapping[str, Way]

    @classmethod
    def of(cls, companion: Companion, names: Names, figures: Figures | None) -> Ways:
        """Those whose token is set."""
        found, tools = {}, None if companion.settings.auth == "demo" else companion.settings.mcp_token
        if tools is not None:
            from companion.mcp.http import ToolsByHttp

            by_http = ToolsByHttp(companion, hosts=names.hosts, origins=names.origins)
            found[TOOLS] = Way(tools, by_http, by_http.running)
        if figures is not None and companion.settings.metrics_token is not None:
            found[FIGURES] = Way(companion.settings.metrics_token, figures)
        return cls(found)

    def unknown(self, asked: RequestHead) -> HTTPStatus | None:
        """Only what the page needs exists, and these."""
        return None if asked.path in self.by_path else unknown_path(asked)

    def beside(self, lifespan: Lifespan) -> Lifespan:
        """A server's lifespan in which these are answered as well."""

        @asynccontextmanager
        async def both(app: FastAPI) -> AsyncIterator[None]:
            async with AsyncExitStack() as stack:
                for way in self.by_path.values():
                    if way.running is not None:
                        await stack.enter_async_context(way.running())
                await stack.enter_async_context(lifespan(app))
                yield

        return both


class ByToken:
    """ASGI middleware behind the guard, in front of where people sign in."""

    def __init__(self, app: ASGIApp, *, ways: Ways) -> None:
        self.app, self._ways = app, ways.by_path
        self._wrong = Pace(at_once=20, a_second=1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that shows the token of its path; others' paths are passed on."""
        way = self._ways.get(scope["path"]) if scope["type"] == "http" else None
        if way is None:
            await self.app(scope, receive, send)
        elif way.opens(RequestHead(scope["method"], scope["path"], list(scope["headers"]))):
            await way.answer(scope, receive, send)
        elif self._wrong.allows(scope[PLACE]):
            await refuse(send, HTTPStatus.UNAUTHORIZED, (b"www-authenticate", b"Bearer"))
        else:
            await refuse(send, HTTPStatus.TOO_MANY_REQUESTS)
