"""Around every request: a random id by which its log lines are found, a line when it is answered, and the figures."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from contextlib import nullcontext
from time import perf_counter
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.logs import REQUEST

if TYPE_CHECKING:
    from companion.seams import Spans
    from companion.web.figures import Figures

logger = logging.getLogger(__name__)

KINDS = (
    ("/gradio_api/queue/data", "stream"), ("/gradio_api/heartbeat", "stream"), ("/gradio_api/queue/join", "event"),
    ("/gradio_api/upload", "upload"), ("/gradio_api/", "page"), ("/download/", "download"), ("/account", "account"),
    ("/login", "sign-in"), ("/logout", "sign-in"), ("/oidc/", "sign-in"), ("/invite/", "sign-in"), ("/mcp", "tools"),
    ("/metrics", "figures"), ("/healthz", "health"), ("/readyz", "health"), ("/assets/", "static"), ("/static/", "static"),
    ("/svelte/", "static"),
)  # fmt: skip
"""Kinds of paths. A path itself is never logged or counted: it may hold the key of an invitation."""


def kind_of(path: str) -> str:
    """The kind of a path."""
    return next((kind for beginning, kind in KINDS if path.startswith(beginning)), "page" if path == "/" else "other")


NUMBER = "companion.request"
"""Where a request's scope says by which number its log lines are found; an act of the page is done apart from its request."""


def number_of(request: object) -> str:
    """The number of a request, of Gradio's or of the server's own kind; empty where it has none."""
    scope = getattr(getattr(request, "request", None) or request, "scope", None)
    return str(scope.get(NUMBER, "")) if isinstance(scope, Mapping) else ""


class Watched:
    """ASGI middleware, the outermost: what the guard refuses is seen too."""

    def __init__(self, app: ASGIApp, *, figures: Figures | None, spans: Spans | None = None) -> None:
        self.app, self._figures, self._spans = app, figures, spans

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, and look at its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        number, begun, status = secrets.token_hex(8), perf_counter(), 500
        kept, scope[NUMBER] = REQUEST.set(number), number

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", []), (b"x-request-id", number.encode())]}
            await send(message)

        try:
            with self._spans.span("request", kind_of(scope["path"])) if self._spans else nullcontext():
                await self.app(scope, receive, watched)
        finally:
            self._note(scope, status, perf_counter() - begun)
            REQUEST.reset(kept)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        kind = kind_of(scope["path"])
        if self._figures is not None:
            self._figures.count(kind, scope["method"], status, seconds)
        told = {"kind": kind, "status": status, "ms": round(seconds * 1000, 1)}
        logger.info("%s answered with %s in %s ms", kind, status, told["ms"], extra={"fields": told})
