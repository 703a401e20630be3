"""When a session begins: a local time in a zone, refused where the clocks jump over it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from companion.errors import InputError, UsageError


def starting(local: str, zone: str) -> datetime:
    """The moment of a local time such as 2026-12-01T13:00 in a zone such as Europe/Oslo; of an hour that comes twice, the first.

    Raises:
        UsageError: the time is not of that form, or says its own zone.
        InputError: there is no such zone, or no such time on that day.
    """
    try:
        naive = datetime.fromisoformat(local.strip())
    except ValueError as error:
        raise UsageError(f"{local!r} is not a date and time.", "Write it like 2026-12-01T13:00.") from error
    if naive.tzinfo is not None or len(local.strip()) < len("2026-12-01T13"):
        raise UsageError(f"{local!r} is not a local date and time.", "Write it like 2026-12-01T13:00, and the zone as --zone.")
    moment = naive.replace(tzinfo=_zone(zone))
    if moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) != naive:
        said = f"{naive:%H:%M} does not exist on {naive.day} {naive:%B %Y} in {zone}: the clocks go forward over it."
        raise InputError(said, "Choose an hour earlier or later.")
    return moment


def in_zone(start: datetime | None, zone: str | None) -> datetime | None:
    """A moment in its zone again, of which only the hours from Greenwich were written down. Raises InputError."""
    return start.astimezone(_zone(zone)) if start and zone else start


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(f"There is no time zone {name!r}.", "Write it like Europe/Oslo.") from error
