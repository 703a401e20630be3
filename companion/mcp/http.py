"""The tools over HTTP, for a server that people share: one request, one answer, and no state between them.

Whoever has the token asks as the programme does: of people they learn what a lead may see, of anybody's contacts nothing.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from mcp.server.transport_security import TransportSecuritySettings
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from companion.domain.access import Actor
from companion.mcp.server import server_of

if TYPE_CHECKING:
    from companion.wiring import Companion

PROGRAMME = Actor("mcp", roles=frozenset({"lead"}))
"""Who asks by token: nobody in particular, with the eyes of a lead and no person's own."""


class ToolsByHttp:
    """An ASGI app for requests that showed the token. `hosts` and `origins` are those under which the page is served."""

    def __init__(self, companion: Companion, *, hosts: Iterable[str], origins: Iterable[str]) -> None:
        server = server_of(companion, lambda: PROGRAMME)
        served = TransportSecuritySettings(allowed_hosts=list(hosts), allowed_origins=list(origins))
        server.streamable_http_app(stateless_http=True, json_response=True, transport_security=served)
        self._requests = server.session_manager

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer requests for the length of a block."""
        async with self._requests.run():
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. There is no stream to open: nothing is ever told that was not asked for."""
        if scope["method"] == "POST":
            await self._requests.handle_request(scope, receive, send)
        else:
            await Response(status_code=HTTPStatus.METHOD_NOT_ALLOWED, headers={"allow": "POST"})(scope, receive, send)
