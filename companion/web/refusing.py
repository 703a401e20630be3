"""How a request is refused: a status, and a plain sentence."""

from __future__ import annotations

import json
from http import HTTPStatus

from starlette.types import Send

from companion.web.unreached import UNREACHED

_SENTENCES: dict[HTTPStatus, str] = {
    HTTPStatus.MISDIRECTED_REQUEST: "This page answers only under its own address.",
    HTTPStatus.FORBIDDEN: "Another site asked for this. Open the page itself instead.",
    HTTPStatus.UNAUTHORIZED: "You are signed out. Load the page again to sign in.",
    HTTPStatus.TOO_MANY_REQUESTS: "That is too much at once. Wait a moment.",
    HTTPStatus.SERVICE_UNAVAILABLE: UNREACHED,
    HTTPStatus.NOT_FOUND: "There is nothing here. Go to the start page.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "That is more than the page takes. Bring larger files in with `companion import`.",
}


JOIN = "/gradio_api/queue/join"


async def refuse(send: Send, status: HTTPStatus, *more: tuple[bytes, bytes], to: str = "") -> None:
    """Answer with a status and its sentence; `more` are further headers, `to` the path that was asked for."""
    sentence, kind = _SENTENCES.get(status, "That request cannot be answered."), b"text/plain; charset=utf-8"
    if to == JOIN:  # the page shows a sentence that it gets like this, but at 503 one of its own
        sentence, kind = json.dumps({"detail": sentence}), b"application/json"
        status = HTTPStatus.BAD_GATEWAY if status == HTTPStatus.SERVICE_UNAVAILABLE else status
    body = sentence.encode()
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *more]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": body})
