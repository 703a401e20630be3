"""Behind the guard, in front of everything else: who asks, what strangers reach, and whose turn it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Protocol
from urllib.parse import quote

from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from companion.domain.access import Actor
from companion.errors import CompanionError, HomeError
from companion.services.access.signing_in import SignedIn
from companion.web.asked import HEALTH, PLACE, RequestHead, unknown_path
from companion.web.binding import Inputs
from companion.web.calls import Calls, GradioCall, VisitOf
from companion.web.pace import Pace, Rests
from companion.web.plain import unreached
from companion.web.refusing import JOIN, refuse
from companion.web.signed_in import CONCERNED, SIGNED_IN
from companion.web.turns import Turns
from companion.web.unreached import RETRY_SECONDS

STRANGERS_PATHS = frozenset({"/login", "/logout", "/look.css", "/theme.css", "/favicon.ico"}) | HEALTH
STRANGERS_FOLDERS = ("/invite/", "/oidc/", "/assets/", "/static/", "/svelte/")
STATIC = ("/assets/", "/static/", "/svelte/")
STATIC_FILES = frozenset({"/look.css", "/theme.css", "/favicon.ico"})
OWN_FOLDERS = ("/account", "/accounts", "/login", "/logout", "/invite/", "/oidc/", "/look.css")

ENDING = ("/account", "/login", "/logout", "/invite/")
"""Where a visit may end, or what somebody may do, by what is posted there; by a stranger too, who sets a new password."""

RETURN = "/oidc/callback"
"""Where it may by coming back from an identity provider."""

FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data", "application/json"})
STRANGERS_AT_ONCE = 600
"""From one place. A school or an office is often one place on the network; guesses at passwords are slowed down by themselves."""

CROWDED_SECONDS, KNOWN_SECONDS = 1.0, 900.0
"""How long strangers of a place that asks too much are refused unseen, and how long somebody who signed in there is none."""

LOOKED_UP_AT_ONCE = 8
"""Lookups of who asks, in threads of their own: pages that take long must not keep anybody from being known."""

OWN_AT_ONCE, OWN_WAITING = 2, 24
"""Pages and files of their own, beside the page, that are made for one person at once, and how many more may wait."""


@dataclass(frozen=True)
class Outside:
    """What strangers reach, which pages of our own there are beside the page, and where a stranger is led."""

    paths: frozenset[str] = STRANGERS_PATHS
    folders: tuple[str, ...] = STRANGERS_FOLDERS
    own: tuple[str, ...] = OWN_FOLDERS
    entry: str = "/login"

    def is_open(self, path: str) -> bool:
        """Whether strangers reach a path: of a folder its own pages, and nothing below them."""
        return path in self.paths or any(path.startswith(one) and "/" not in path[len(one) :] for one in self.folders)


class Signed(Protocol):
    """Whoever tells who is behind a visit's random id."""

    def who(self, key: str) -> SignedIn | None:
        """Who it is; None where there is no such visit."""

    def still(self, key: str) -> SignedIn | None:
        """The same, by a page that is only open: nobody did anything by that."""


class Door:
    """ASGI middleware for a page where people sign in."""

    def __init__(self, app: ASGIApp, *, signing_in: Signed, cookie: str, inputs: Inputs, outside: Outside | None = None) -> None:
        self.app, self._signing_in, self._cookie = app, signing_in, cookie
        self._outside, self._calls = outside or Outside(), Calls(app, inputs)
        self._people, self._places = Pace(at_once=200, a_second=40), Pace(at_once=STRANGERS_AT_ONCE, a_second=60)
        self._cookies = Pace(at_once=240, a_second=45)
        self._known, self._crowded = Rests(), Rests()
        self._turns = Turns(at_once=OWN_AT_ONCE, waiting=OWN_WAITING)
        self._lookups = ThreadPoolExecutor(LOOKED_UP_AT_ONCE, "who")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http" or scope["path"].startswith(STATIC) or scope["path"] in HEALTH | STATIC_FILES:
            await self.app(scope, receive, send)
            return
        asked = RequestHead(scope["method"], scope["path"], list(scope["headers"]))
        key = next((found for line in asked.every(b"cookie") if (found := cookie_parser(line).get(self._cookie))), "")
        if self._asks_too_fast(asked, key, scope[PLACE]):  # before anything is looked up for it
            await refuse(send, HTTPStatus.TOO_MANY_REQUESTS, (b"retry-after", b"2"), to=asked.path)
            return
        try:
            scope[SIGNED_IN] = await self._who(key)
        except HomeError:  # nobody is signed out by that
            await self._away(asked, scope, receive, send)
            return
        await self._let_in(asked, key, scope, receive, send)

    def _asks_too_fast(self, asked: RequestHead, key: str, place: str) -> bool:
        """Known by the cookie, or by the place where that says nothing: a made-up one is another each time."""
        name = hashed(key)
        if self._crowded.holds(place) and not (key and self._known.holds(name)):
            return True
        rests = asked.path == JOIN and self._calls.rests.holds(name)
        return bool(key) and (rests or not self._cookies.allows(name))

    async def _away(self, asked: RequestHead, scope: Scope, receive: Receive, send: Send) -> None:
        if _is_opened_by_hand(asked):
            await unreached()(scope, receive, send)
        else:
            await refuse(send, HTTPStatus.SERVICE_UNAVAILABLE, (b"retry-after", str(RETRY_SECONDS).encode()), to=asked.path)

    async def _let_in(self, asked: RequestHead, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        signed_in: SignedIn | None = scope[SIGNED_IN]
        refusal = self._refusal(asked, signed_in, scope)
        if refusal == HTTPStatus.SEE_OTHER:
            await _led(asked, scope, send, self._outside.entry)
        elif refusal is not None:
            await refuse(send, refusal, to=asked.path)
        elif signed_in is not None and asked.path.startswith("/gradio_api/"):
            visit = VisitOf(signed_in.actor, hashed(key), lambda: self._still(key))
            await GradioCall(self._calls, asked, visit, scope, receive, send).answer()
        elif signed_in is not None:
            await self._in_turn(asked, signed_in.actor, scope, receive, send)
        else:
            await self._own_page(asked, set(), scope, receive, send)

    async def _in_turn(self, asked: RequestHead, actor: Actor, scope: Scope, receive: Receive, send: Send) -> None:
        """A page or a file of somebody's own."""
        name = actor.account or ""
        if not self._turns.has_room(name):
            await refuse(send, HTTPStatus.TOO_MANY_REQUESTS, (b"retry-after", b"2"))
            return
        async with self._turns.of(name):
            await self._own_page(asked, {name}, scope, receive, send)

    async def _own_page(self, asked: RequestHead, concerned: set[str], scope: Scope, receive: Receive, send: Send) -> None:
        """A page beside the page. What is done there may end visits: open streams of the accounts it concerns look again."""
        scope[CONCERNED] = concerned
        try:
            await self.app(scope, receive, send)
        finally:
            if (asked.method == "POST" and asked.path.startswith(ENDING)) or asked.path == RETURN:
                self._calls.streams.look_again(concerned)

    def _stranger_may(self, place: str) -> bool:
        if not self._places.allows(place):
            self._crowded.begins(place, CROWDED_SECONDS)
            return False
        return True

    async def _who(self, key: str) -> SignedIn | None:
        if not key:
            return None
        try:
            found = await self._looked_up(self._signing_in.who, key)
        except HomeError:
            raise
        except CompanionError:
            return None
        if found is not None:
            self._known.begins(hashed(key), KNOWN_SECONDS)
        return found

    async def _still(self, key: str) -> Actor | None:
        found = await self._looked_up(self._signing_in.still, key)
        return found.actor if found else None

    async def _looked_up(self, look: Callable[[str], SignedIn | None], key: str) -> SignedIn | None:
        return await asyncio.get_running_loop().run_in_executor(self._lookups, copy_context().run, look, key)

    def _refusal(self, asked: RequestHead, signed_in: SignedIn | None, scope: Scope) -> HTTPStatus | None:
        """Why a request goes no further; `SEE_OTHER` leads a stranger to the login."""
        if not (self._people.allows(signed_in.actor.account or "") if signed_in else self._stranger_may(scope[PLACE])):
            return HTTPStatus.TOO_MANY_REQUESTS
        outside = self._outside
        if signed_in is None and not outside.is_open(asked.path):
            return HTTPStatus.SEE_OTHER if _is_opened_by_hand(asked) else HTTPStatus.UNAUTHORIZED
        if not asked.path.startswith(outside.own) and unknown_path(asked):
            return HTTPStatus.NOT_FOUND
        if asked.path.startswith("/logout") and asked.method != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED  # Gradio has a way out of its own there, by a mere link
        return _wrong_content(asked)


def hashed(key: str) -> str:
    """A name for a visit's random id under which it may lie in memory."""
    return sha256(key.encode()).hexdigest()


def _is_opened_by_hand(asked: RequestHead) -> bool:
    return asked.method == "GET" and "text/html" in (asked.first(b"accept") or "") and not asked.path.startswith("/gradio_api/")


def _wrong_content(asked: RequestHead) -> HTTPStatus | None:
    if asked.method != "POST":
        return None
    if asked.path == "/gradio_api/upload":
        right = asked.content_type == "multipart/form-data"
    elif asked.path.startswith("/gradio_api/"):
        right = asked.content_type == "application/json"
    else:
        right = asked.content_type in FORMS or (not asked.content_type and asked.first(b"content-length") in (None, "0"))
    return None if right else HTTPStatus.UNSUPPORTED_MEDIA_TYPE


async def _led(asked: RequestHead, scope: Scope, send: Send, entry: str) -> None:
    """On to where strangers begin."""
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = asked.path + (f"?{query}" if query else "")
    to = entry if wanted == "/" or entry == "/" else f"{entry}?next={quote(wanted, safe='')}"
    await send({"type": "http.response.start", "status": 303, "headers": [(b"location", to.encode()), (b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
