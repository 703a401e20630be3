"""The headers of every answer: under which rules a browser shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.types import Message, Send

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

_CACHED = ("/assets/", "/static/", "/svelte/")
_STRICTER = (b"content-security-policy", STRICT_POLICY.encode())


class Dress:
    """Puts our headers on answers, and takes off any that would open them to others.

    `framed_by` are the origins of pages that may show ours in a frame.
    """

    def __init__(self, framed_by: Sequence[str] = ()) -> None:
        self._ours = {name.encode(): value.encode() for name, value in dress(framed_by).items()}
        strict = _framed(STRICT_POLICY, framed_by) if framed_by else STRICT_POLICY
        self._strict = {_STRICTER[0]: strict.encode()}

    def on(self, send: Send, path: str) -> Send:
        """Sends the answer for a path with our headers."""
        ours = self._ours if path.startswith(_CACHED) else {**self._ours, b"cache-control": b"no-store"}

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.get("headers", [])
                kept = [pair for pair in given if _may_leave(pair[0].lower(), ours)]
                headers = {**ours, **self._strict} if _STRICTER in given else ours
                message = {**message, "headers": [*kept, *headers.items()]}
            await send(message)

        return dressed


def dress(framed_by: Sequence[str] = ()) -> Mapping[str, str]:
    """The headers of every answer; `framed_by` are the origins of pages that may show ours in a frame."""
    if not framed_by:
        return HEADERS
    kept = {name: value for name, value in HEADERS.items() if name != "x-frame-options"}
    return {**kept, "content-security-policy": _framed(POLICY, framed_by)}


def _framed(policy: str, by: Sequence[str]) -> str:
    return policy.replace("frame-ancestors 'none'", " ".join(["frame-ancestors 'self'", *by]))


def _may_leave(name: bytes, ours: dict[bytes, bytes]) -> bool:
    return name not in ours and name != b"server" and not name.startswith(b"access-control-")
