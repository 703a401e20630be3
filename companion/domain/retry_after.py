"""How long a server asks to wait before it is asked again, read from the headers of its answer."""

from __future__ import annotations

import email.utils
from typing import Protocol


class Headers(Protocol):
    """Headers of an answer, whatever the case of their names."""

    def get(self, name: str, /) -> str | None:
        """One header's value."""


def retry_after(headers: Headers, now: float) -> float | None:
    """Seconds from `now` (since 1970) on: `retry-after-ms`, or `Retry-After` as seconds or a date (RFC 9110, section 10.2.3)."""
    milliseconds = (headers.get("retry-after-ms") or "").strip()
    if milliseconds.isdigit():
        return float(milliseconds) / 1000
    said = (headers.get("retry-after") or "").strip()
    try:
        return max(0.0, float(said))
    except ValueError:
        moment = email.utils.parsedate_tz(said)
        return max(0.0, email.utils.mktime_tz(moment) - now) if moment else None
