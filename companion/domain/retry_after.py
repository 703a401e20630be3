"""How long a server asks to wait before it is asked again, read from the headers of its answer."""

from __future__ import annotations

import email.utils
import math
from typing import Protocol


class Headers(Protocol):
    """Headers of an answer, whatever the case of their names."""

    def get(self, name: str, /) -> str | None:
        """One header's value."""


def retry_after(headers: Headers, now: float) -> float | None:
    """Seconds from `now` (since 1970) on: `retry-after-ms`, or `Retry-After` as seconds or a date (RFC 9110, section 10.2.3).

    None where neither says it: whatever a server writes there is read or passed over.
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    said = headers.get("retry-after")
    seconds = _number(said)
    return seconds if seconds is not None or said is None else _until(said, now)


def _number(said: str | None) -> float | None:
    try:
        number = float(said or "")
    except ValueError:
        return None
    return max(0.0, number) if math.isfinite(number) else None


def _until(said: str, now: float) -> float | None:
    moment = email.utils.parsedate_tz(said)
    try:
        return max(0.0, email.utils.mktime_tz(moment) - now) if moment else None
    except (ValueError, OverflowError):  # a year no clock knows
        return None
