"""Behind the guard, in front of everything else: who asks, what strangers reach, and whose the names are that Gradio believes."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Protocol, TypeVar
from urllib.parse import parse_qs, quote

from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.errors import CompanionError
from companion.services.signing_in import SignedIn
from companion.web.binding import Bindings, Cancelled, Inputs, Joined, Reset, whole_characters
from companion.web.guard import HEALTH, PLACE, Asked, refuse, unknown_path
from companion.web.pace import Pace

SIGNED_IN = "companion.signed_in"
"""Where a request's scope says who is signed in."""

STRANGERS_PATHS = frozenset({"/login", "/logout", "/look.css", "/theme.css", "/favicon.ico"}) | HEALTH
STRANGERS_FOLDERS = ("/invite/", "/oidc/", "/assets/", "/static/", "/svelte/")
STATIC = ("/assets/", "/static/", "/svelte/")
STATIC_FILES = frozenset({"/look.css", "/theme.css", "/favicon.ico"})
OWN_FOLDERS = ("/account", "/accounts", "/login", "/logout", "/invite/", "/oidc/", "/look.css")

FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data", "application/json"})
STRANGERS_AT_ONCE = 600
"""From one place. A school or an office is often one place on the network; guesses at passwords are slowed down by themselves."""


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


Body = TypeVar("Body", bound=BaseModel)
Answered = Callable[[bytes], bytes]


class Door:
    """ASGI middleware for a page where people sign in."""

    def __init__(self, app: ASGIApp, *, signing_in: Signed, cookie: str, inputs: Inputs, outside: Outside | None = None) -> None:
        self.app, self._signing_in, self._cookie, self._inputs = app, signing_in, cookie, inputs
        self._outside = outside or Outside()
        self._bindings = Bindings()
        self._people, self._places = Pace(at_once=200, a_second=40), Pace(at_once=STRANGERS_AT_ONCE, a_second=60)
        self._cookies = Pace(at_once=240, a_second=45)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http" or scope["path"].startswith(STATIC) or scope["path"] in HEALTH | STATIC_FILES:
            await self.app(scope, receive, send)
            return
        asked = Asked(scope["method"], scope["path"], list(scope["headers"]))
        key = next((found for line in asked.every(b"cookie") if (found := cookie_parser(line).get(self._cookie))), "")
        if key and not self._cookies.allows(hashed(key)):  # before anything is looked up for it
            await refuse(send, HTTPStatus.TOO_MANY_REQUESTS, (b"retry-after", b"2"))
            return
        signed_in = scope[SIGNED_IN] = await self._who(key)
        refusal = self._refusal(asked, signed_in, scope)
        if refusal == HTTPStatus.SEE_OTHER:
            await _led(asked, scope, send, self._outside.entry)
        elif refusal is not None:
            await refuse(send, refusal)
        elif signed_in is not None and asked.path.startswith("/gradio_api/"):
            await _Call(self, asked, signed_in.actor.account or "", scope, receive, send).answer()
        else:
            await self.app(scope, receive, send)

    @property
    def bindings(self) -> Bindings:
        """Whose the names are."""
        return self._bindings

    @property
    def inputs(self) -> Inputs:
        """Where the page takes files."""
        return self._inputs

    async def _who(self, key: str) -> SignedIn | None:
        if not key:
            return None
        try:
            return await run_in_threadpool(self._signing_in.who, key)
        except CompanionError:
            return None

    def _refusal(self, asked: Asked, signed_in: SignedIn | None, scope: Scope) -> HTTPStatus | None:
        """Why a request goes no further; `SEE_OTHER` leads a stranger to the login."""
        if not (self._people.allows(signed_in.actor.account or "") if signed_in else self._places.allows(scope[PLACE])):
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


def _is_opened_by_hand(asked: Asked) -> bool:
    return asked.method == "GET" and "text/html" in (asked.first(b"accept") or "") and not asked.path.startswith("/gradio_api/")


def _wrong_content(asked: Asked) -> HTTPStatus | None:
    if asked.method != "POST":
        return None
    if asked.path == "/gradio_api/upload":
        right = asked.content_type == "multipart/form-data"
    elif asked.path.startswith("/gradio_api/"):
        right = asked.content_type == "application/json"
    else:
        right = asked.content_type in FORMS or (not asked.content_type and asked.first(b"content-length") in (None, "0"))
    return None if right else HTTPStatus.UNSUPPORTED_MEDIA_TYPE


async def _led(asked: Asked, scope: Scope, send: Send, entry: str) -> None:
    """On to where strangers begin."""
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = asked.path + (f"?{query}" if query else "")
    to = entry if wanted == "/" or entry == "/" else f"{entry}?next={quote(wanted, safe='')}"
    await send({"type": "http.response.start", "status": 303, "headers": [(b"location", to.encode()), (b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


class _Call:
    """One request to Gradio's own routes, by somebody who is signed in."""

    def __init__(self, door: Door, asked: Asked, who: str, scope: Scope, receive: Receive, send: Send) -> None:
        self.app, self.bindings, self.inputs = door.app, door.bindings, door.inputs
        self.asked, self.who, self.scope, self.receive, self.send = asked, who, scope, receive, send

    async def answer(self) -> None:
        """Let it through where every name in it is the person's own."""
        path = self.asked.path
        if path in self._own_ways:
            await self._own_ways[path](self)
        elif match := re.fullmatch(r"/gradio_api/heartbeat/([A-Za-z0-9_.-]{1,80})", path):
            await self._kept_open(self.send, own=self.bindings.bind("session", match[1], self.who))
        elif path in ("/gradio_api/startup-events", "/gradio_api/app_id"):
            await self.app(self.scope, self.receive, self.send)
        else:
            await refuse(self.send, HTTPStatus.NOT_FOUND)

    async def join(self) -> None:
        """An event enters the queue, in the person's own session, with their own files."""
        if not self.bindings.has_room(self.who):  # before anything is read: whoever asks too much costs little
            await refuse(self.send, HTTPStatus.TOO_MANY_REQUESTS, (b"retry-after", b"2"))
            return
        joined = await self._body(Joined)
        own = joined is not None and self.bindings.bind("session", joined.session_hash, self.who)
        settled = self.inputs.settled(joined, self.bindings, self.who) if joined is not None and own else None
        if settled is None:
            await refuse(self.send, HTTPStatus.NOT_FOUND)
        else:
            await self._pass_on(settled, self._joined)

    async def data(self) -> None:
        """The stream of what happens in one's own session."""
        session = self._query("session_hash")
        own = session is not None and self.bindings.bind("session", session, self.who)
        await self._kept_open(self._watched(), own=own)

    async def cancel(self) -> None:
        """Stop one's own event."""
        body = await self._body(Cancelled)
        own = body is not None and self.bindings.is_of("session", body.session_hash, self.who)
        if body is None or not own or not self.bindings.is_of("event", body.event_id, self.who):
            await refuse(self.send, HTTPStatus.NOT_FOUND)
            return
        self.bindings.ended(body.event_id, self.who)
        await self._pass_on(body, None)

    async def reset(self) -> None:
        """Drop the output of one's own event."""
        body = await self._body(Reset)
        if body is None or not self.bindings.is_of("event", body.event_id, self.who):
            await refuse(self.send, HTTPStatus.NOT_FOUND)
            return
        await self._pass_on(body, None)

    async def upload(self) -> None:
        """A file comes in; the browser gets a random name for it."""
        number = self._query("upload_id")
        if number is not None and not self.bindings.bind("upload", number, self.who):
            await refuse(self.send, HTTPStatus.NOT_FOUND)
            return
        await self.app(self.scope, self.receive, _Rewritten(self.send, self._given))

    async def upload_progress(self) -> None:
        """How far one's own upload is."""
        number = self._query("upload_id")
        await self._where(number is not None and self.bindings.bind("upload", number, self.who))

    _own_ways: dict[str, Callable[[_Call], Awaitable[None]]] = {
        "/gradio_api/queue/join": join,
        "/gradio_api/queue/data": data,
        "/gradio_api/cancel": cancel,
        "/gradio_api/reset": reset,
        "/gradio_api/upload": upload,
        "/gradio_api/upload_progress": upload_progress,
    }

    async def _kept_open(self, send: Send, *, own: bool) -> None:
        """A stream that stays open as long as the browser likes; one person has so many of them."""
        if not own:
            await refuse(self.send, HTTPStatus.NOT_FOUND)
        elif not self.bindings.stream_begins(self.who):
            await refuse(self.send, HTTPStatus.TOO_MANY_REQUESTS, (b"retry-after", b"5"))
        else:
            try:
                await self.app(self.scope, self.receive, send)
            finally:
                self.bindings.stream_ends(self.who)

    async def _where(self, own: bool) -> None:
        if own:
            await self.app(self.scope, self.receive, self.send)
        else:
            await refuse(self.send, HTTPStatus.NOT_FOUND)

    def _query(self, name: str) -> str | None:
        """The one value of a parameter; None where there is none, several, or an odd one."""
        values = parse_qs(self.scope.get("query_string", b"").decode("latin-1")).get(name, [])
        return values[0] if len(values) == 1 and re.fullmatch(r"[A-Za-z0-9_.-]{1,80}", values[0]) else None

    async def _body(self, kind: type[Body]) -> Body | None:
        parts, more = [], True
        while more:
            message = await self.receive()
            parts.append(message.get("body", b""))
            more = message["type"] == "http.request" and message.get("more_body", False)
        try:
            return kind.model_validate(whole_characters(json.loads(b"".join(parts))))
        except (ValidationError, ValueError, RecursionError):
            return None

    async def _pass_on(self, body: BaseModel, answered: Answered | None) -> None:
        """Ask Gradio with a body that we wrote ourselves: what it reads is what was checked."""
        content = body.model_dump_json().encode()
        kept = [pair for pair in self.scope["headers"] if pair[0] not in (b"content-length", b"transfer-encoding")]
        scope = {**self.scope, "headers": [*kept, (b"content-length", str(len(content)).encode())]}
        await self.app(scope, _once(content, self.receive), _Rewritten(self.send, answered) if answered else self.send)

    def _joined(self, content: bytes) -> bytes:
        event = json.loads(content).get("event_id")
        if isinstance(event, str):
            self.bindings.started(event, self.who)
        return content

    def _given(self, content: bytes) -> bytes:
        return json.dumps([self.bindings.given(path, self.who) for path in json.loads(content)]).encode()

    def _watched(self) -> Send:
        """Sends the stream on, and notes which events are over."""
        rest = b""

        async def watched(message: Message) -> None:
            nonlocal rest
            lines = (rest + message.get("body", b"")).split(b"\n\n")
            rest = lines.pop()[-65536:]
            for event in (found[1] for line in lines if (found := _ENDED.search(line))):
                self.bindings.ended(event.decode(), self.who)
            await self.send(message)

        return watched


_ENDED = re.compile(rb'^data: \{"msg":"process_completed","event_id":"([^"]+)"')


class _Rewritten:
    """Sends a short JSON answer once it is whole, after a look at it; any other answer as it comes."""

    def __init__(self, send: Send, rewrite: Answered) -> None:
        self._send, self._rewrite = send, rewrite
        self._start: Message | None = None
        self._parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
        elif self._start is not None and self._start["status"] != HTTPStatus.OK:
            await self._send(self._start)
            await self._send(message)
            self._start = None
        elif self._start is not None:
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        content = self._rewrite(b"".join(self._parts))
        headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        await self._send({**start, "headers": [*headers, (b"content-length", str(len(content)).encode())]})
        await self._send({"type": "http.response.body", "body": content})
        self._start = None


def _once(content: bytes, then: Receive) -> Receive:
    """Gives a body in one piece, then whatever comes next."""
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            return await then()
        given = True
        return {"type": "http.request", "body": content, "more_body": False}

    return receive


def login_of(scope: Scope) -> SignedIn | None:
    """Who is signed in by a request that came through the door."""
    found: Any = scope.get(SIGNED_IN)
    return found if isinstance(found, SignedIn) else None
