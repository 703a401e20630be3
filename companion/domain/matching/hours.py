"""When two people could talk: weekly hours in common across time zones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from numpy.typing import NDArray

Week = NDArray[np.bool_]
"""A week of quarter hours from Monday 00:00, shape (672,)."""

QUARTERS_AN_HOUR = 4
QUARTERS_A_DAY = 24 * QUARTERS_AN_HOUR
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OFFICE_HOURS = tuple(f"{day} 09:00-17:00" for day in DAYS[:5])
"""What stands for the hours of somebody who names none."""


def overlap_hours(zone: str, others: Sequence[str], mine: str, my_hours: Sequence[str], on: date) -> float | None:
    """Hours in common, or None when a zone is unknown: in a week where somebody names times, on a day of office hours else.

    `others` are weekly times in `zone`, `my_hours` in the zone `mine`.
    """
    theirs, own = week(zone, others, on), week(mine, my_hours, on)
    if theirs is None or own is None:
        return None
    days = 1 if others or tuple(my_hours) not in {(), OFFICE_HOURS} else len(OFFICE_HOURS)
    return float((theirs & own).sum()) / QUARTERS_AN_HOUR / days


def week(zone: str, times: Sequence[str], on: date) -> Week | None:
    """Weekly times such as 'Mon 13:00-15:00' of a zone, as a week of universal time around a date."""
    shift = _offset_quarters(zone, on)
    if shift is None:
        return None
    local = np.zeros(len(DAYS) * QUARTERS_A_DAY, dtype=np.bool_)
    for day, start, end in map(_parsed, times or OFFICE_HOURS):
        local[_span(day, start, end)] = True
    return np.roll(local, -shift)


def lies_within(start: datetime, minutes: int, *, zone: str, times: Sequence[str]) -> bool | None:
    """Whether a talk lies wholly in somebody's weekly times; None where they name none, or their zone is unknown."""
    try:
        local = start.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    if not times:
        return None
    free = np.zeros(len(DAYS) * QUARTERS_A_DAY, dtype=np.bool_)
    for day, begins, ends in map(_parsed, times):
        free[_span(day, begins, ends)] = True
    from_midnight = local.hour * 60 + local.minute
    first, last = from_midnight // 15, -(-(from_midnight + minutes) // 15)
    taken = (local.weekday() * QUARTERS_A_DAY + np.arange(first, last)) % free.size
    return bool(free[taken].all())


def in_words(times: Sequence[str], zone: str | None) -> str:
    """Weekly times as one would write them: "Monday 13:00–15:00 and Friday 09:00–11:00 (Europe/Oslo)"."""
    said = [f"{DAY_NAMES[DAYS.index(day)]} {span.replace('-', '–')}" for day, _, span in (one.partition(" ") for one in times)]
    listed = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
    return f"{listed} ({zone})" if zone else listed


def _parsed(weekly: str) -> tuple[int, int, int]:
    day, _, span = weekly.partition(" ")
    start, _, end = span.partition("-")
    return DAYS.index(day), _quarter(start), _quarter(end)


def _quarter(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * QUARTERS_AN_HOUR + int(minutes) // 15


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
