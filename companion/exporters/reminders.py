"""Somebody's own promises as a calendar file: a day each, with an alarm in its morning. Nobody else is invited or told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from companion.domain.session import PromiseRecord
from companion.errors import InputError
from companion.exporters.boards import one_line

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Mentoring companion//Promises//EN"

MORNING = timedelta(hours=9)
"""When on its day an alarm goes off."""


def reminders(promises: Sequence[PromiseRecord], *, now: datetime) -> bytes:
    """One event for each promise that waits and has a day. The same promise has the same UID, so that a later file moves it.

    Raises:
        InputError: none of them has a day.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for event in _events(promises, now):
        calendar.add_component(event)
    if not calendar.subcomponents:
        raise InputError("No promise that waits has a day.", "Give a promise a day first, then save its reminder.")
    return bytes(calendar.to_ical())


def _events(promises: Sequence[PromiseRecord], now: datetime) -> Iterator[Event]:
    from icalendar import Alarm, Event

    for promise in promises:
        if promise.due is None or promise.state not in {"open", "moved"}:
            continue
        said = one_line(f"You promised: {promise.what}")
        one, alarm = Event(), Alarm()
        one.add("summary", said)
        one.add("uid", f"{promise.id}@mentoring-companion")
        one.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
        one.add("dtstart", promise.due)
        one.add("dtend", promise.due + timedelta(days=1))
        one.add("transp", "TRANSPARENT")
        alarm.add("action", "DISPLAY")
        alarm.add("description", said)
        alarm.add("trigger", MORNING)
        one.add_component(alarm)
        yield one
