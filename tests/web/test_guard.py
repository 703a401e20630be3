"""Who may ask, how much at once, and what the answer carries."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from companion.web.asked import MAX_BODY_BYTES, MAX_UPLOAD_BYTES
from companion.web.guard import Guard
from companion.web.headers import HEADERS
from companion.web.names import Names

HOST = "127.0.0.1:7860"


async def inside(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the whole body, and answers like a server that trusts everybody."""
    request = Request(scope, receive)
    length = len(await request.body())
    seen = ",".join(sorted(name for name in request.headers if name.startswith(("x-", "forwarded"))))
    answer = PlainTextResponse(f"{length} {seen}", headers={"access-control-allow-origin": "*", "x-frame-options": "ALLOWALL"})
    await answer(scope, receive, send)


def ask(method: str = "GET", path: str = "/", *, host: str = HOST, content: Any = None, **headers: str) -> httpx.Response:
    """One request to a guarded server."""

    async def run() -> httpx.Response:
        transport = httpx.ASGITransport(app=Guard(inside, names=Names.loopback(7860)))
        async with httpx.AsyncClient(transport=transport, base_url="http://inside") as client:
            given = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
            return await client.request(method, path, headers=given, content=content)

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:7860", 200),
        ("localhost:7860", 200),
        ("LOCALHOST:7860", 200),
        ("[::1]:7860", 200),
        ("127.0.0.1", 421),
        ("127.0.0.1:7861", 421),
        ("companion.example:7860", 421),
        ("127.0.0.1.companion.example:7860", 421),
        ("localhost:7860.companion.example", 421),
        ("0.0.0.0:7860", 421),
        ("", 421),
    ],
)
def test_host(host: str, status: int) -> None:
    assert ask(host=host).status_code == status


def test_port_80_needs_no_port() -> None:
    assert "localhost" in Names.loopback(80).hosts
    assert "localhost" not in Names.loopback(7860).hosts


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (f"http://{HOST}", 200),
        ("http://localhost:7860", 200),
        ("http://[::1]:7860", 200),
        ("https://127.0.0.1:7860", 403),
        ("http://127.0.0.1:7861", 403),
        ("http://evil.example", 403),
        ("http://localhost:7860.evil.example", 403),
        ("null", 403),
        ("", 403),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_origin(method: str, origin: str, status: int) -> None:
    assert ask(method, origin=origin).status_code == status


@pytest.mark.parametrize(
    ("site", "mode", "method", "status"),
    [
        ("same-origin", "cors", "POST", 200),
        ("none", "navigate", "GET", 200),
        ("cross-site", "navigate", "GET", 200),
        ("cross-site", "navigate", "POST", 403),
        ("cross-site", "no-cors", "GET", 403),
        ("same-site", "cors", "GET", 403),
    ],
)
def test_other_pages_may_only_link(site: str, mode: str, method: str, status: int) -> None:
    assert ask(method, sec_fetch_site=site, sec_fetch_mode=mode).status_code == status


@pytest.mark.parametrize(
    "path", ["/", "/config", "/theme.css", "/assets/x.js", "/gradio_api/queue/join", "/gradio_api/upload", "/healthz"]
)
def test_the_page_finds_what_it_needs(path: str) -> None:
    assert ask(path=path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/proxy=http://evil.example",
        "/gradio_api/file=/etc/passwd",
        "/file=/etc/passwd",
        "/gradio_api/info",
        "/gradio_api/component_server",
        "/gradio_api/run/predict",
        "/gradio_api/vibe-edit",
        "/gradio_api/runs",
        "/monitoring",
        "/docs",
        "/openapi.json",
        "/login",
        "/assets/../companion.db",
    ],
)
def test_gradios_other_routes_do_not_exist(path: str) -> None:
    assert ask(path=path).status_code == 404


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(method: str) -> None:
    assert ask(method, origin=f"http://{HOST}").status_code == 405


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_every_answer_carries_the_headers(path: str) -> None:
    answer = ask(path=path)
    assert HEADERS.items() <= answer.headers.items()
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert answer.headers["cache-control"] == "no-store"


def test_the_policy_lets_nothing_out() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in HEADERS["content-security-policy"].split(";"))
    assert rules["connect-src"] == rules["form-action"] == rules["base-uri"] == rules["default-src"] == "'self'"
    assert rules["img-src"] == "'self' data:"
    assert rules["object-src"] == rules["frame-ancestors"] == "'none'"


def test_what_a_proxy_might_claim_is_not_passed_on() -> None:
    answer = ask(x_forwarded_host="evil.example", x_forwarded_for="8.8.8.8", forwarded="host=evil.example", x_kept="1")
    assert answer.text == "0 x-kept"


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/", MAX_BODY_BYTES, 200),
        ("/", MAX_BODY_BYTES + 1, 413),
        ("/gradio_api/upload", MAX_BODY_BYTES + 1, 200),
        ("/gradio_api/upload", MAX_UPLOAD_BYTES + 1, 413),
    ],
)
def test_size_as_declared_and_as_sent(path: str, size: int, status: int) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        left = size
        while left > 0:
            yield b"x" * min(left, 2**20)
            left -= 2**20

    assert ask("POST", path, content=pieces()).status_code == status  # sent in pieces, nothing declared
    assert ask("POST", path, content=b"x", content_length=str(size)).status_code == status


def test_a_length_that_is_no_number_is_refused() -> None:
    assert ask("POST", content=b"x", content_length="many").status_code == 400


def test_a_socket_is_closed() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    asyncio.run(Guard(inside, names=Names.loopback(7860))({"type": "websocket"}, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]
