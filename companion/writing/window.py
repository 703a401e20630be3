"""How and when a short talk is asked for: by the means and at the times the reader names in their profile."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.people import Profile

WEEKS_AHEAD = 2
"""How far ahead the window of an ask begins: late enough to be kept free, near enough to be real."""

_DAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
_MEANS = {"phone": "by phone", "video": "by video", "in_person": "in person"}


def means(mentor: Profile, mentee: Profile) -> str | None:
    """By phone, by video, in person: what the reader takes, and the sender too where both say; None asks in writing."""
    theirs = mentor.mentoring.channels
    if mentor.mentoring.formats == ["written"] or (theirs and not set(theirs) & set(_MEANS)):
        return None
    remote = [channel for channel in theirs if channel in {"phone", "video"}]
    if theirs and not remote:
        return _MEANS["in_person"] if _same_town(mentor, mentee) else None
    mine = mentee.mentoring.channels
    usable = [channel for channel in remote if not mine or channel in mine] or remote or ["phone", "video"]
    return " or ".join(_MEANS[channel].removeprefix("by " if position else "") for position, channel in enumerate(usable[:2]))


def takes_writing(mentor: Profile) -> bool:
    """Whether the reader would answer in writing: they say so, or they say nothing about it."""
    mentoring = mentor.mentoring
    return "written" in mentoring.formats or "text" in mentoring.channels or not mentoring.channels


def whens(mentor: Profile, today: date) -> list[str]:
    """Ways to name the window: the reader's own days where they name one or two, else weeks."""
    start = first_day(today)
    day = f"{start.day} {start:%B}"
    named = {slot[:3] for slot in mentor.mentoring.available}
    days = [name for short, name in _DAYS.items() if short in named]
    if 0 < len(days) <= 2:
        some = " or ".join(days)
        return [f"on a {some} from {day} on", f"any {some} from {day} on", f"on a {some} in the weeks after {day}"]
    return [f"in the week of {day}", f"any day from {day} on", f"at any time from {day} on"]


def first_day(today: date) -> date:
    """The Monday after next; past the turn of the year, since few people plan a talk into it."""
    monday = today + timedelta(days=7 - today.weekday()) + timedelta(weeks=WEEKS_AHEAD - 1)
    if (monday.month, monday.day) >= (12, 21) or (monday.month, monday.day) < (1, 5):
        second_week = date(monday.year + (monday.month == 12), 1, 8)
        return second_week + timedelta(days=-second_week.weekday() % 7)
    return monday


def _same_town(one: Profile, other: Profile) -> bool:
    here, there = one.basics.location, other.basics.location
    return bool(here and there and here.city and there.city and here.city.casefold() == there.city.casefold())
