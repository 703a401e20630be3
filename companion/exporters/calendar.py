"""An agenda as a calendar file: one event that a person imports; nobody is invited by it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from companion.domain.agenda.agenda import Agenda
from companion.errors import InputError
from companion.exporters.boards import one_line, plain, shared

if TYPE_CHECKING:
    from icalendar import Component

REMINDS_BEFORE = timedelta(minutes=15)
"""How long before a session its alarm goes off."""

PRODUCT = "-//Mentoring companion//Agendas//EN"


def event(agenda: Agenda, *, now: datetime) -> bytes:
    """One event with the agenda as its description, an alarm, and its zone's own rules for the change of clocks.

    The same two people, kind and start have the same UID, so that a later file replaces an earlier one.

    Raises:
        InputError: the agenda has no start.
    """
    from icalendar import Calendar, Event

    meeting = agenda.meeting
    if meeting is None or meeting.start is None or agenda.minutes is None:
        raise InputError("This agenda has no start.", "Say when it begins, and in which time zone.")
    one = Event()
    one.add("summary", one_line(shared(agenda).title))
    one.add("description", plain(agenda))
    one.add("uid", _uid(agenda, meeting.start))
    one.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    start, end = _times(meeting.start, agenda.minutes)
    one.add("dtstart", start)
    one.add("dtend", end)
    if meeting.place or meeting.link:
        one.add("location", one_line(meeting.place or meeting.link or ""))
    if meeting.link:
        one.add("url", one_line(meeting.link))
    one.add_component(_alarm(one_line(shared(agenda).title)))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(one)
    calendar.add_missing_timezones(date(start.year - 1, 1, 1), date(start.year + 2, 1, 1))
    return bytes(calendar.to_ical())


def _alarm(title: str) -> Component:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -REMINDS_BEFORE)
    return alarm


def _times(start: datetime, minutes: int) -> tuple[datetime, datetime]:
    """Start and end, counted in minutes that pass and not on the clock.

    In the local zone; in universal time where the end lies in an hour that comes twice, which a local time cannot say.
    """
    universal = start.astimezone(UTC), start.astimezone(UTC) + timedelta(minutes=minutes)
    end = universal[1].astimezone(start.tzinfo)
    return universal if end.fold else (start, end)


def _uid(agenda: Agenda, start: datetime) -> str:
    pair = agenda.pair
    key = f"{pair.mentee if pair else ''}\0{pair.mentor if pair else ''}\0{agenda.kind}\0{start.astimezone(UTC).isoformat()}"
    return f"{hashlib.blake2b(key.encode(), digest_size=16).hexdigest()}@mentoring-companion"
