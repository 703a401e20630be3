"""Requests to Gradio's own routes by somebody who is signed in: every name in them is checked to be their own."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import parse_qs

from pydantic import BaseModel, ValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.domain.access import Actor
from companion.web.actor import GONE
from companion.web.asked import RequestHead
from companion.web.binding import Bindings, Cancelled, Inputs, Joined, Reset, whole_characters
from companion.web.pace import Rests
from companion.web.refusing import refuse
from companion.web.rewriting import Answered, Rewritten, once, whole
from companion.web.streams import Look, Streams

Body = TypeVar("Body", bound=BaseModel)

RESTS_SECONDS = 1.0
"""How long whoever has too much in the queue is refused at once."""


class Calls:
    """What requests to Gradio have in common: whose the names are, where files are taken, which streams are open."""

    def __init__(self, app: ASGIApp, inputs: Inputs) -> None:
        self.app, self.inputs = app, inputs
        self.bindings, self.streams, self.rests = Bindings(), Streams(), Rests()


@dataclass(frozen=True)
class VisitOf:
    """Who asks, in which visit, and a look whether they are still signed in."""

    actor: Actor
    name: str
    look: Look


class GradioCall:
    """One request."""

    def __init__(self, calls: Calls, asked: RequestHead, visit: VisitOf, scope: Scope, receive: Receive, send: Send) -> None:
        self.app, self.bindings, self.inputs, self.calls = calls.app, calls.bindings, calls.inputs, calls
        self.asked, self.visit, self.who = asked, visit, visit.actor.account or ""
        self.scope, self.receive, self.send = scope, receive, send

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
        if not self.bindings.enters(self.who):  # before anything is read: whoever asks too much costs little
            self.calls.rests.begins(self.visit.name, RESTS_SECONDS)
            await refuse(self.send, HTTPStatus.TOO_MANY_REQUESTS, (b"retry-after", b"2"), to=self.asked.path)
            return
        try:
            await self._joins()
        finally:
            self.bindings.entered(self.who)

    async def _joins(self) -> None:
        joined = await self._body(Joined)
        own = joined is not None and self.bindings.bind("session", joined.session_hash, self.who)
        settled = self.inputs.settled(joined, self.bindings, self.who) if joined is not None and own else None
        if settled is None:
            await refuse(self.send, HTTPStatus.NOT_FOUND)
        else:
            self.scope[GONE] = settled.gone
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
        if not self.bindings.upload_begins(self.who):
            await refuse(self.send, HTTPStatus.TOO_MANY_REQUESTS, (b"retry-after", b"2"), to=self.asked.path)
            return
        try:
            await self.app(self.scope, self.receive, Rewritten(self.send, self._given))
        finally:
            self.bindings.upload_ends(self.who)

    async def upload_progress(self) -> None:
        """How far one's own upload is."""
        number = self._query("upload_id")
        await self._kept_open(self.send, own=number is not None and self.bindings.bind("upload", number, self.who))

    _own_ways: dict[str, Callable[[GradioCall], Awaitable[None]]] = {
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
                visit = self.visit
                await self.calls.streams.carry(self.app, self.scope, self.receive, send, who=visit.actor, look=visit.look)
            finally:
                self.bindings.stream_ends(self.who)

    def _query(self, name: str) -> str | None:
        """The one value of a parameter; None where there is none, several, or an odd one."""
        values = parse_qs(self.scope.get("query_string", b"").decode("latin-1")).get(name, [])
        return values[0] if len(values) == 1 and re.fullmatch(r"[A-Za-z0-9_.-]{1,80}", values[0]) else None

    async def _body(self, kind: type[Body]) -> Body | None:
        try:
            return kind.model_validate(whole_characters(json.loads(await whole(self.receive))))
        except (ValidationError, ValueError, RecursionError):
            return None

    async def _pass_on(self, body: BaseModel, answered: Answered | None) -> None:
        """Ask Gradio with a body that we wrote ourselves: what it reads is what was checked."""
        content = body.model_dump_json().encode()
        kept = [pair for pair in self.scope["headers"] if pair[0] not in (b"content-length", b"transfer-encoding")]
        scope = {**self.scope, "headers": [*kept, (b"content-length", str(len(content)).encode())]}
        await self.app(scope, once(content, self.receive), Rewritten(self.send, answered) if answered else self.send)

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
