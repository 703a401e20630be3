"""What stands in front of the page: who may ask, how much at once, and under which rules the browser shows the answer.

Gradio reflects foreign origins, believes forwarded hosts and sets no security header; each of these ends here.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.web.asked import (
    PLACE,
    Refusal,
    RequestHead,
    climbing_path,
    declared_too_large,
    foreign_page,
    unknown_method,
    unknown_path,
)
from companion.web.headers import Dress
from companion.web.meter import Meter
from companion.web.names import Names
from companion.web.proxies import Proxies
from companion.web.refusing import refuse

_UNTRUSTED = (b"x-forwarded-", b"forwarded", b"x-real-ip", b"x-direct-url", b"x-gradio-")


class Guard:
    """ASGI middleware: the checks in front, the headers behind."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        names: Names,
        proxies: Proxies | None = None,
        paths: Refusal | None = unknown_path,
        framed_by: Sequence[str] = (),
    ) -> None:
        """`paths` refuses what does not exist; None where who asks is to be known before that. `framed_by`: as for `Dress`."""
        self.app, self._proxies, self._dress = app, proxies or Proxies(""), Dress(framed_by)
        first = (names.foreign_host, names.foreign_origin, foreign_page, unknown_method)
        every = (*first, climbing_path, paths, declared_too_large)
        self.checks: tuple[Refusal, ...] = tuple(check for check in every if check is not None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = RequestHead(scope["method"], scope["path"], list(scope["headers"]))
        dressed = self._dress.on(send, request.path)
        refusal = next((status for check in self.checks if (status := check(request))), None)
        if refusal is not None:
            await refuse(dressed, refusal)
            return
        scope[PLACE] = self._proxies.place(scope["client"], request.every(b"x-forwarded-for"))
        scope["headers"] = [pair for pair in scope["headers"] if not pair[0].startswith(_UNTRUSTED)]
        await self._metered(scope, Meter(receive, request.body_limit), dressed)

    async def _metered(self, scope: Scope, meter: Meter, send: Send) -> None:
        started = refused = False

        async def watched(message: Message) -> None:
            nonlocal started, refused
            if meter.overrun and not started:
                refused = True
            started = True
            if not refused:
                await send(message)

        try:
            await self.app(scope, meter, watched)
        except Exception:  # the body was cut at the limit; what the app made of that is of no interest
            if not meter.overrun or (started and not refused):
                raise
            refused = True
        if refused:
            await refuse(send, meter.refusal)
