"""What stands in front of the page: who may ask, how much at once, and under which rules the browser shows the answer.

Gradio reflects foreign origins, believes forwarded hosts and sets no security header; each of these ends here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.settings import NEAR
from companion.web.proxies import Proxies

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names under which a browser on this machine may ask for the page."""

MAX_BODY_BYTES = 4 * 2**20
"""A request other than an upload: the largest profile form stays well below."""

MAX_FORM_BYTES = 2**16
"""A form of our own, such as the login: strangers send these."""

OWN_FORMS = ("/login", "/logout", "/invite/", "/oidc/", "/account")

BODY_PATIENCE_SECONDS = 30.0
"""How long the next piece of a body may take: whoever sends a byte now and then holds a place in vain."""

MAX_UPLOAD_BYTES = 128 * 2**20
"""One file given on the page. Larger ones go in on the command line."""

HEALTH = frozenset({"/healthz", "/readyz"})
WATCHED = HEALTH | {"/metrics"}
"""What those ask for who watch the process, from beside it."""

OPEN_PATHS = frozenset({"/", "/config", "/theme.css", "/favicon.ico"}) | HEALTH
OPEN_FOLDERS = (
    "/assets/", "/static/", "/svelte/", "/download/", "/gradio_api/queue/", "/gradio_api/heartbeat/",
    "/gradio_api/upload", "/gradio_api/startup-events", "/gradio_api/app_id", "/gradio_api/cancel", "/gradio_api/reset",
)  # fmt: skip
"""What the page itself asks for. Gradio's other routes (proxy, files by path, recordings, monitoring, …) do not exist here."""

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""Gradio starts with inline scripts and compiles its templates; the worth of this lies in the other lines."""

STRICT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""For pages without any script. An answer that asks for this policy gets it in place of the other."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-write=(self)",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
PLACE = "companion.place"
"""Where a request's scope says from which place on the network it came."""

_UNTRUSTED = (b"x-forwarded-", b"forwarded", b"x-real-ip", b"x-direct-url", b"x-gradio-")
_CACHED = ("/assets/", "/static/", "/svelte/")
_SAME_SITE = frozenset({"same-origin", "none"})


@dataclass(frozen=True)
class Asked:
    """What the checks read of a request."""

    method: str
    path: str
    headers: list[tuple[bytes, bytes]]

    def every(self, name: bytes) -> list[str]:
        """All values of a header."""
        return [value.decode("latin-1") for key, value in self.headers if key == name]

    def first(self, name: bytes) -> str | None:
        """The first value of a header."""
        return next(iter(self.every(name)), None)

    @property
    def content_type(self) -> str:
        """The kind of content that the body says it is."""
        return (self.first(b"content-type") or "").partition(";")[0].strip().lower()

    @property
    def body_limit(self) -> int:
        """Bytes the body may have."""
        if self.path.startswith(OWN_FORMS):
            return MAX_FORM_BYTES
        return MAX_UPLOAD_BYTES if self.path.startswith("/gradio_api/upload") else MAX_BODY_BYTES


Refusal = Callable[[Asked], HTTPStatus | None]
"""A check of one request: the status to refuse with, or None to let it pass."""


@dataclass(frozen=True)
class Names:
    """The hosts and origins under which the page is served; `for_health` are further hosts, for those who watch the process."""

    hosts: frozenset[str]
    origins: frozenset[str]
    for_health: frozenset[str] = frozenset()

    @classmethod
    def loopback(cls, port: int) -> Names:
        """This machine, at one port."""
        hosts = {f"{name}:{port}" for name in LOOPBACK} | ({*LOOPBACK} if port == 80 else set())
        return cls(frozenset(hosts), frozenset(f"http://{host}" for host in hosts))

    @classmethod
    def public(cls, base: str, port: int) -> Names:
        """The address that people use, such as `https://mentoring.example`; on this machine, at one port, every name of it."""
        parts = urlsplit(base)
        if parts.hostname in NEAR:
            return cls.loopback(parts.port or {"http": 80, "https": 443}[parts.scheme])
        return cls(frozenset({parts.netloc}), frozenset({base}), frozenset(f"{name}:{port}" for name in LOOPBACK))

    def foreign_host(self, request: Asked) -> HTTPStatus | None:
        """Exactly one Host, and one of ours: a name that somebody else's DNS points here is refused."""
        hosts = [host.lower() for host in request.every(b"host")]
        known = self.hosts | self.for_health if request.path in WATCHED else self.hosts
        return None if len(hosts) == 1 and hosts[0] in known else HTTPStatus.MISDIRECTED_REQUEST

    def foreign_origin(self, request: Asked) -> HTTPStatus | None:
        """A page of another origin may not ask; 'null' is another origin."""
        known = all(origin.lower() in self.origins for origin in request.every(b"origin"))
        return None if known else HTTPStatus.FORBIDDEN


def dress(framed_by: Sequence[str] = ()) -> Mapping[str, str]:
    """The headers of every answer; `framed_by` are the origins of pages that may show ours in a frame."""
    if not framed_by:
        return HEADERS
    kept = {name: value for name, value in HEADERS.items() if name != "x-frame-options"}
    return {**kept, "content-security-policy": _framed(POLICY, framed_by)}


def _framed(policy: str, by: Sequence[str]) -> str:
    return policy.replace("frame-ancestors 'none'", " ".join(["frame-ancestors 'self'", *by]))


def foreign_page(request: Asked) -> HTTPStatus | None:
    """What another page loads or posts is refused; following a link from there is not."""
    site = request.first(b"sec-fetch-site")
    follows_link = request.method == "GET" and request.first(b"sec-fetch-mode") == "navigate"
    return None if site is None or site in _SAME_SITE or follows_link else HTTPStatus.FORBIDDEN


def unknown_path(request: Asked) -> HTTPStatus | None:
    """Only what the page needs exists."""
    known = request.path in OPEN_PATHS or request.path.startswith(OPEN_FOLDERS)
    return None if known else HTTPStatus.NOT_FOUND


def climbing_path(request: Asked) -> HTTPStatus | None:
    """Nothing here is named by a way up and down again, whatever stands behind it."""
    return HTTPStatus.NOT_FOUND if ".." in request.path or "\\" in request.path or "\0" in request.path else None


def unknown_method(request: Asked) -> HTTPStatus | None:
    """Reading and posting, nothing else; a preflight would only serve other origins."""
    return None if request.method in ("GET", "HEAD", "POST") else HTTPStatus.METHOD_NOT_ALLOWED


def declared_too_large(request: Asked) -> HTTPStatus | None:
    """A body that says itself that it is too large."""
    length = request.first(b"content-length")
    if length is None:
        return None
    if not length.isdecimal():
        return HTTPStatus.BAD_REQUEST
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if int(length) > request.body_limit else None


@dataclass
class Meter:
    """Counts a body as it comes in, whatever it declared."""

    receive: Receive
    limit: int
    seen: int = 0
    whole: bool = False
    slow: bool = False

    async def __call__(self) -> Message:
        """The next piece; one byte too many, or one that is too slow, ends the body as if the client had left."""
        if self.whole:
            return await self.receive()
        try:
            message = await asyncio.wait_for(self.receive(), BODY_PATIENCE_SECONDS)
        except TimeoutError:
            self.slow = True
            return {"type": "http.disconnect"}
        self.seen += len(message.get("body", b""))
        self.whole = not message.get("more_body", False)
        return {"type": "http.disconnect"} if self.overrun else message

    @property
    def overrun(self) -> bool:
        """Whether more came in than is allowed, or too slowly."""
        return self.slow or self.seen > self.limit

    @property
    def refusal(self) -> HTTPStatus:
        """What is said of a body that was cut."""
        return HTTPStatus.REQUEST_TIMEOUT if self.slow else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


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
        """`paths` refuses what does not exist; None where who asks is to be known before that. `framed_by`: as for `dress`."""
        self.app, self._proxies = app, proxies or Proxies("")
        self._headers, self._strict = dress(framed_by), _framed(STRICT_POLICY, framed_by) if framed_by else STRICT_POLICY
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
        request = Asked(scope["method"], scope["path"], list(scope["headers"]))
        dressed = self._dressed(send, request.path)
        refusal = next((status for check in self.checks if (status := check(request))), None)
        if refusal is not None:
            await refuse(dressed, refusal)
            return
        scope[PLACE] = self._proxies.place(scope["client"], request.every(b"x-forwarded-for"))
        scope["headers"] = [pair for pair in scope["headers"] if not pair[0].startswith(_UNTRUSTED)]
        await self._metered(scope, Meter(receive, request.body_limit), dressed)

    def _dressed(self, send: Send, path: str) -> Send:
        """Sends with our headers, and without any that would open the answer to others."""
        ours = {name.encode(): value.encode() for name, value in self._headers.items()}
        if not path.startswith(_CACHED):
            ours[b"cache-control"] = b"no-store"
        strict = {b"content-security-policy": self._strict.encode()}

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.get("headers", [])
                kept = [pair for pair in given if _may_leave(pair[0].lower(), ours)]
                headers = {**ours, **strict} if _STRICTER in given else ours
                message = {**message, "headers": [*kept, *headers.items()]}
            await send(message)

        return dressed

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


_STRICTER = (b"content-security-policy", STRICT_POLICY.encode())


def _may_leave(name: bytes, ours: dict[bytes, bytes]) -> bool:
    return name not in ours and name != b"server" and not name.startswith(b"access-control-")


_SENTENCES: dict[HTTPStatus, str] = {
    HTTPStatus.MISDIRECTED_REQUEST: "This page answers only under its own address on this machine.",
    HTTPStatus.FORBIDDEN: "Another site asked for this. Open the page itself instead.",
    HTTPStatus.UNAUTHORIZED: "You are signed out. Load the page again to sign in.",
    HTTPStatus.TOO_MANY_REQUESTS: "That is too much at once. Wait a moment.",
    HTTPStatus.NOT_FOUND: "There is nothing here. Go to the start page.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "That is more than the page takes. Bring larger files in with `companion import`.",
}


async def refuse(send: Send, status: HTTPStatus, *more: tuple[bytes, bytes]) -> None:
    """Answer with a status and its sentence; `more` are further headers."""
    body = _SENTENCES.get(status, "That request cannot be answered.").encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), *more]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": body})
