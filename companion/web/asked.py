"""What is asked: a request as the checks read it, and the checks of one request by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

MAX_BODY_BYTES = 4 * 2**20
"""A request other than an upload: the largest profile form stays well below."""

MAX_FORM_BYTES = 2**16
"""A form of our own, such as the login: strangers send these."""

OWN_FORMS = ("/login", "/logout", "/invite/", "/oidc/", "/account")

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

PLACE = "companion.place"
"""Where a request's scope says from which place on the network it came."""

_SAME_SITE = frozenset({"same-origin", "none"})


@dataclass(frozen=True)
class RequestHead:
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


Refusal = Callable[[RequestHead], HTTPStatus | None]
"""A check of one request: the status to refuse with, or None to let it pass."""


def foreign_page(request: RequestHead) -> HTTPStatus | None:
    """What another page loads or posts is refused; following a link from there is not."""
    site = request.first(b"sec-fetch-site")
    follows_link = request.method == "GET" and request.first(b"sec-fetch-mode") == "navigate"
    return None if site is None or site in _SAME_SITE or follows_link else HTTPStatus.FORBIDDEN


def unknown_path(request: RequestHead) -> HTTPStatus | None:
    """Only what the page needs exists."""
    known = request.path in OPEN_PATHS or request.path.startswith(OPEN_FOLDERS)
    return None if known else HTTPStatus.NOT_FOUND


def climbing_path(request: RequestHead) -> HTTPStatus | None:
    """Nothing here is named by a way up and down again, whatever stands behind it."""
    return HTTPStatus.NOT_FOUND if ".." in request.path or "\\" in request.path or "\0" in request.path else None


def unknown_method(request: RequestHead) -> HTTPStatus | None:
    """Reading and posting, nothing else; a preflight would only serve other origins."""
    return None if request.method in ("GET", "HEAD", "POST") else HTTPStatus.METHOD_NOT_ALLOWED


def declared_too_large(request: RequestHead) -> HTTPStatus | None:
    """A body that says itself that it is too large."""
    length = request.first(b"content-length")
    if length is None:
        return None
    if not length.isdecimal():
        return HTTPStatus.BAD_REQUEST
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if int(length) > request.body_limit else None
