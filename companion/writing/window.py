"""How and when a short talk is asked for: by the means that both take, on days of the one who asks."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.matching.hours import DAY_NAMES, DAYS
from companion.domain.outreach.absences import absences
from companion.domain.people import Profile

WEEKS_AHEAD = 2
"""How far ahead the window of an ask begins: late enough to be kept free, near enough to be real."""

MOST_DAYS = 2
"""Days that are named one by one."""

TALK_AHEAD, LINE_AHEAD = timedelta(days=10), timedelta(days=7)
"""How long before a day somebody can be asked for a talk, or for a line in writing, without being hurried."""

_MEANS = {"phone": "by phone", "video": "by video", "in_person": "in person"}


def means(mentor: Profile, mentee: Profile) -> str | None:
    """By phone, by video, in person: what both take; "" where they have no way to talk in common, and None asks in writing."""
    accepted = accepted_means(mentor, mentee)
    if accepted is None:
        return None
    return " or ".join(_MEANS[channel].removeprefix("by " if position else "") for position, channel in enumerate(accepted))


def accepted_means(mentor: Profile, mentee: Profile) -> list[str] | None:
    """The channels both talk by, two at most; none where they have none in common, and None asks in writing."""
    in_writing: list[str] | None = None if takes_writing(mentor) else []
    theirs, mine = mentor.mentoring.channels, mentee.mentoring.channels
    if not _talks(mentor):
        return None
    if not _talks(mentee):
        return in_writing
    remote = [channel for channel in theirs or ["phone", "video"] if channel in {"phone", "video"}]
    if not remote:
        met = _same_town(mentor, mentee) and (not mine or "in_person" in mine)
        return ["in_person"] if met else None
    usable: list[str] = [channel for channel in remote if not mine or channel in mine]
    return usable[:2] if usable else in_writing


def _talks(person: Profile) -> bool:
    """Whether somebody talks at all, by what they say of forms and channels."""
    channels = person.mentoring.channels
    return person.mentoring.formats != ["written"] and not (channels and not set(channels) & set(_MEANS))


def takes_writing(mentor: Profile) -> bool:
    """Whether the reader would answer in writing: they say so, or they say nothing about it."""
    mentoring = mentor.mentoring
    return "written" in mentoring.formats or "text" in mentoring.channels or not mentoring.channels


def whens(mentor: Profile, mentee: Profile, today: date) -> list[str]:
    """Ways to name the window: the days of the one who asks where they name one or two, else weeks."""
    start = when_both_are_there(mentor, mentee, today)
    day = f"{start.day} {start:%B}"
    days = [DAY_NAMES[place] for place in own_days(mentee)]
    if days and len(days) <= MOST_DAYS:
        some = " or ".join(days)
        return [f"on a {some} after {day}", f"any {some} after {day}", f"on a {some} in the weeks after {day}"]
    return [f"in the week of {day}", f"any day from {day} on", f"at any time from {day} on"]


def own_days(mentee: Profile) -> list[int]:
    """The days, Monday is 0, on which the one who asks says that they have time.

    The reader's own hours are shown to nobody, so that no letter is made by them.
    """
    named = {slot[:3] for slot in mentee.mentoring.available}
    return [place for place, short in enumerate(DAYS) if short in named]


def when_both_are_there(mentor: Profile, mentee: Profile, today: date) -> date:
    """The first day of the window, moved behind what both say of being away in that week, the reader where all may read it."""
    start = first_day(today)
    said = (*absences(mentor, today, own=False), *absences(mentee, today, own=True))
    for found in sorted(one for one in said if not one.promised_from):
        if found.first <= start + timedelta(days=6) and start <= found.last:
            start = found.last + timedelta(days=7 - found.last.weekday())
    return start


def is_before_a_talk(day: date, mentor: Profile, mentee: Profile, today: date) -> bool:
    """Whether a day that the one who asks names comes before a talk in the usual window, or in the same week."""
    return day < when_both_are_there(mentor, mentee, today) + timedelta(days=7)


def can_talk_before(day: date, mentor: Profile, mentee: Profile, today: date) -> bool:
    """Whether there is time for a talk before a day, as far as both say that they are there."""
    return day - today >= TALK_AHEAD and when_both_are_there(mentor, mentee, today) == first_day(today)


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
