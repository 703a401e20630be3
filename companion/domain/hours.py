"""When two people could talk: weekly hours in common across time zones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from numpy.typing import NDArray

Week = NDArray[np.bool_]
"""A week of quarter hours from Monday 00:00, shape (672,)."""

QUARTERS_A_DAY = 96
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
OFFICE_HOURS = tuple(f"{day} 09:00-17:00" for day in DAYS[:5])
"""What stands for the hours of somebody who names none."""


def overlap_hours(zone: str, others: Sequence[str], mine: str, my_hours: Sequence[str], on: date) -> float | None:
    """Hours in common on the best day of the week, or None when a zone is unknown.

    `others` are weekly times in `zone`, `my_hours` in the zone `mine`; without times, office hours stand for them. Days are
    those of `mine`.
    """
    theirs, own, shift = week(zone, others, on), week(mine, my_hours, on), _offset_quarters(mine, on)
    if theirs is None or own is None or shift is None:
        return None
    shared = np.roll(theirs & own, shift)
    return float(shared.reshape(len(DAYS), QUARTERS_A_DAY).sum(axis=1).max()) / 4


def week(zone: str, times: Sequence[str], on: date) -> Week | None:
    """Weekly times such as 'Mon 13:00-15:00' of a zone, as a week of universal time around a date."""
    shift = _offset_quarters(zone, on)
    if shift is None:
        return None
    local = np.zeros(len(DAYS) * QUARTERS_A_DAY, dtype=np.bool_)
    for day, start, end in map(_parsed, times or OFFICE_HOURS):
        local[_span(day, start, end)] = True
    return np.roll(local, -shift)


def _parsed(weekly: str) -> tuple[int, int, int]:
    day, _, span = weekly.partition(" ")
    start, _, end = span.partition("-")
    return DAYS.index(day), _quarter(start), _quarter(end)


def _quarter(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 4 + int(minutes) // 15


def _span(day: int, start: int, end: int) -> NDArray[np.int64]:
    """Quarter hours from start to end; an end before the start lies on the next day."""
    length = (end - start) % QUARTERS_A_DAY
    return (day * QUARTERS_A_DAY + start + np.arange(length)) % (len(DAYS) * QUARTERS_A_DAY)


def _offset_quarters(zone: str, on: date) -> int | None:
    try:
        offset = datetime.combine(on, time(12), tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return round(offset.total_seconds() / 900) if offset is not None else None
