"""The way into a demonstration: whoever opens the page gets a visit of their own, and a home that goes with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qsl, urlencode

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import Response
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from companion.errors import NotAllowed
from companion.services.access.visits import Visits
from companion.settings import frame_ancestors
from companion.web.actor import Actor, Visit, cookies_of
from companion.web.address import Address
from companion.web.asked import HEALTH, PLACE, RequestHead
from companion.web.binding import Inputs
from companion.web.by_token import ByToken, Lifespan, Ways
from companion.web.door import STATIC, Door, Outside
from companion.web.entrance import inputs_of
from companion.web.guard import Guard
from companion.web.look import add_look
from companion.web.names import Names
from companion.web.pace import Pace
from companion.web.plain import page
from companion.web.proxies import Proxies
from companion.web.refusing import refuse
from companion.web.tracing import traced

if TYPE_CHECKING:
    from pathlib import Path

    from companion.web.pages.shell import Shell
    from companion.wiring import Companion
    from companion.wiring.demonstrating import Demonstration

OUTSIDE = Outside(
    paths=frozenset({"/look.css", "/theme.css", "/favicon.ico"}) | HEALTH, folders=STATIC[:3], own=("/look.css",), entry="/"
)
BEGUN = "begun"
"""Behind the `?` of an address: a visit was begun just now, so that a browser that keeps no cookie is told and not sent round."""

EVENT, UPLOAD = "/gradio_api/queue/join", "/gradio_api/upload"


@dataclass(frozen=True)
class Visitors:
    """Tells who visits, looked up at the moment of asking."""

    visits: Visits
    cookie: str

    def __call__(self, request: Visit | None) -> Actor:
        """The actor behind a request. Raises NotAllowed when the visit is over."""
        found = self.visits.who(cookies_of(request).get(self.cookie, ""))
        if found is None:
            raise NotAllowed("This visit of the demonstration is over.", "Load the page again to begin another.")
        return found.actor


@dataclass(frozen=True)
class VisitorsEntrance:
    """The way in, for one demonstration at one address."""

    companion: Companion
    address: Address
    shown: Demonstration
    asks: Visitors
    framed_by: tuple[str, ...]

    @classmethod
    def of(cls, companion: Companion, port: int) -> VisitorsEntrance:
        """The way in that the settings describe. Raises SettingsError."""
        address, framed_by = Address.of(companion.settings, port), frame_ancestors(companion.settings)
        shown = companion.demonstration()
        return cls(companion, address, shown, Visitors(shown.visits, address.cookie), framed_by)

    @property
    def parts(self) -> Companion:
        """The companion of whoever acts, which has the parts of any other."""
        return cast("Companion", self.shown.parts)

    @property
    def ready(self) -> Companion:
        """What is asked whether records and index are well."""
        return cast("Companion", self.shown.sample)

    @property
    def files(self) -> Path:
        """Below which files lie while they come in."""
        return self.shown.folder

    @property
    def names(self) -> Names:
        """Under which it is served."""
        return self.address.names

    def shell(self) -> Shell:
        """The page, with a line above it that says what this is."""
        from companion.web.pages.shell import About, Shell

        spans = self.companion.spans
        return Shell(
            traced(self.parts, spans),
            self.asks,
            about=About(notice=self._notice, files=self.companion.settings.demo_uploads, spans=spans),
        )

    @property
    def _notice(self) -> str:
        minutes = self.companion.settings.demo_minutes
        after = "an hour" if minutes == 60 else f"{minutes} minutes"
        said = f"A demonstration: invented people; what you write is gone after {after} at the latest."
        return said if self.companion.settings.demo_uploads else f"{said} Files are not taken here."

    def add_routes(self, app: FastAPI) -> None:
        """The look of the plain pages; nobody signs in."""
        add_look(app)

    def beside(self, lifespan: Lifespan) -> Lifespan:
        """A server's lifespan at whose end nothing of any visit is left."""

        @asynccontextmanager
        async def both(app: FastAPI) -> AsyncIterator[None]:
            with self.shown.going_on():
                async with lifespan(app):
                    yield

        return both

    def stand_in_front(self, app: FastAPI, blocks: gr.Blocks, ways: Ways) -> None:
        """The door, before it the welcome, before that the guard: what is added last is asked first."""
        uploads, visits = self.companion.settings.demo_uploads, self.shown.visits
        every = inputs_of(blocks)
        inputs = every if uploads else Inputs({number: frozenset() for number in every.files}, every.counts)
        app.add_middleware(Door, signing_in=visits, cookie=self.address.cookie, inputs=inputs, outside=OUTSIDE)
        app.add_middleware(Welcome, visits=visits, address=self.address, framed=bool(self.framed_by), uploads=uploads)
        app.add_middleware(ByToken, ways=ways)
        proxies = Proxies(self.companion.settings.trusted_proxies)
        app.add_middleware(Guard, names=self.address.names, proxies=proxies, paths=None, framed_by=self.framed_by)


class Welcome:
    """ASGI middleware behind the guard: begins visits, and keeps everybody to a pace that leaves room for others."""

    def __init__(self, app: ASGIApp, *, visits: Visits, address: Address, framed: bool, uploads: bool) -> None:
        self.app, self._visits, self._address, self._framed, self._uploads = app, visits, address, framed, uploads
        self._beginning = Pace(at_once=30, a_second=0.1)
        self._visitors, self._places = Pace(at_once=40, a_second=1), Pace(at_once=200, a_second=6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, after what has to come before it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = RequestHead(scope["method"], scope["path"], list(scope["headers"]))
        key = self._key(asked)
        if asked.path == "/" and asked.method in ("GET", "HEAD") and self._visits.who(key or "") is None:
            await self._begun(scope, key)(scope, receive, send)
        elif asked.path == UPLOAD and not self._uploads:
            await refuse(send, HTTPStatus.FORBIDDEN)
        elif asked.path == EVENT and not self._in_time(scope[PLACE], key):
            await refuse(send, HTTPStatus.TOO_MANY_REQUESTS, (b"retry-after", b"5"))
        else:
            await self.app(scope, receive, send)

    def _in_time(self, place: str, key: str | None) -> bool:
        visitor = self._visits.who(key or "")
        return self._places.allows(place) and (visitor is None or self._visitors.allows(visitor.actor.name))

    def _begun(self, scope: Scope, key: str | None) -> Response:
        query = parse_qsl(scope.get("query_string", b"").decode("latin-1"))[:20]
        if key is None and BEGUN in dict(query):
            return page("demo_cookie.html")
        if not self._beginning.allows(scope[PLACE]):
            return page("demo_full.html", status=HTTPStatus.TOO_MANY_REQUESTS)
        on = urlencode([*(pair for pair in query if pair[0] != BEGUN), (BEGUN, "1")])
        return Response(
            status_code=HTTPStatus.SEE_OTHER, headers={"location": f"/?{on}", "set-cookie": self._cookie(self._visits.begin())}
        )

    def _key(self, asked: RequestHead) -> str | None:
        found = (cookie_parser(line).get(self._address.cookie) for line in asked.every(b"cookie"))
        return next((key for key in found if key), None)

    def _cookie(self, key: str) -> str:
        """In a frame of another site, browsers keep a cookie only when it asks for that, and keep it apart for that site."""
        parts = [f"{self._address.cookie}={key}", "Path=/", "HttpOnly", *(["Secure"] if self._address.is_secure else [])]
        framed = self._framed and self._address.is_secure
        return "; ".join([*parts, *(["SameSite=None", "Partitioned"] if framed else ["SameSite=Lax"])])
