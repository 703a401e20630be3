"""A time for a talk against somebody's own weekly hours, for their eyes alone: these hours are shown to nobody else."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.agenda.agenda import Line
from companion.domain.agenda.brief import AgendaBrief
from companion.domain.agenda.view import day_in_words
from companion.domain.matching.hours import in_words, lies_within
from companion.domain.people import Profile


def outside_own_hours(person: Profile, brief: AgendaBrief) -> Iterator[Line]:
    """A question to one of the two where the time lies outside the hours they gave."""
    start, times, zone = brief.meeting.start, person.mentoring.available, person.mentoring.timezone or "UTC"
    if start and lies_within(start, brief.minutes, zone=zone, times=times) is False:
        when = f"{day_in_words(start)} at {start:%H:%M}"
        said = f"{when} lies outside the hours you gave: {in_words(times, zone)}. Does it suit you all the same?"
        yield Line(text=f"{said} Only you see this.")
