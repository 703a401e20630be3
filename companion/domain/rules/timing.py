"""The rule about time (O29): what is asked for lies where both have said that they are there. It only warns.

Before a word is written, it says what holds of any message between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from companion.domain.outreach.absences import Absence, absences
from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.meeting import keeps_to_hours, never_meet, told_hours
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Finding
from companion.domain.outreach.windows import Window, windows_named
from companion.domain.people import Profile
from companion.domain.rules.case import Case, at, warn

USUAL_WINDOW = timedelta(weeks=2), timedelta(weeks=3)
"""From today, where a talk is looked for as long as no window is named: late enough to be kept free, near enough to be real."""

_I_CAN = re.compile(
    r"\b(?:I can|I could|I have time|I(?:['’]m| am) (?:free|available|there)|(?:would|will|'d) (?:suit|work)|suits me)\b",
    re.IGNORECASE,
)
_CLOCK = r"(?:\d{1,2}[:.]\d\d|\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|h|o['’]clock)|noon|midday)"
_MY_TIME = re.compile(rf"{_CLOCK}[^.;!?]{{0,20}}?\b(?P<whose>my time)\b", re.IGNORECASE)
_AT_CLOCK = re.compile(rf"\b{_CLOCK}", re.IGNORECASE)


def both_are_there(case: Case) -> Iterator[Finding]:
    """O29: the days asked for against what both say of being away, the hours of both, and a clock nobody can know."""
    asked = [part for part in case.message.sentences if asks_for_time(part.text) or _I_CAN.search(part.text)]
    if asked or not case.message.sentences:
        windows = [window for part in asked for window in windows_named(part.text, case.today)]
        yield from _away(case, windows, asked[0] if asked else None)
        yield from _never(case, asked)
    for part in case.message.sentences:
        if (found := _MY_TIME.search(part.text)) and not _same_clock(case):
            yield _whose_clock(case, part, found)


def _away(case: Case, windows: Sequence[Window], part: Part | None) -> Iterator[Finding]:
    """Once for each of the two: every day that is named lies in what they say of being away."""
    first, last = (case.today + until for until in USUAL_WINDOW)
    named = windows or ([] if part else [Window(first, last, "")])
    for person, whose in ((case.records.mentee, "Your"), (case.records.mentor, "Their")):
        against = next(
            (one for one in absences(person, case.today) if named and all(_is_against(one, window) for window in named)), None
        )
        if against:
            yield warn("O29", _told(against, whose, named[0].said), part)


def _is_against(absence: Absence, window: Window) -> bool:
    return absence.promised_from or (absence.first <= window.first and window.last <= absence.last)


def _told(absence: Absence, whose: str, said: str) -> str:
    line = f"{whose} profile says “{absence.said.strip()}”"
    if absence.promised_from:
        return f"{line} Wait until then, or leave the day to them."
    return f"{line} “{said}” lies in that time: name a later one." if said else f"{line} Name a time that is not in it."


def _never(case: Case, asked: Sequence[Part]) -> Iterator[Finding]:
    """Hours that never meet, where a talk is asked for and no clock time settles it. Most weekly hours miss each other by a
    little, so that a message is only held against those that somebody also says in words.
    """
    me, them = case.records.mentee, case.records.mentor
    settled = any(_AT_CLOCK.search(part.text) or asks_for_answer(part.text) for part in asked)
    counts = not asked or keeps_to_hours(me) or keeps_to_hours(them)
    if counts and not settled and never_meet(me, them, case.today):
        said = f"Your hours ({told_hours(me)}) and theirs ({told_hours(them)}) never meet."
        yield warn("O29", f"{said} Name a time that could do, or ask in writing.", asked[0] if asked else None)


def _whose_clock(case: Case, part: Part, found: re.Match[str]) -> Finding:
    """ "18:00 my time": nobody can know where that is."""
    here = case.records.mentee.basics.location
    fix = f"{here.city} time" if here and here.city else None
    place = at(part, found)
    start = place[0] + found.start("whose") - found.start()
    return warn(
        "O29",
        "“my time”: they cannot know where your clock stands. Name the town.",
        span=(start, start + len("my time")),
        fix=fix,
    )


def _same_clock(case: Case) -> bool:
    mine, theirs = _zone(case.records.mentee), _zone(case.records.mentor)
    return bool(mine) and mine == theirs


def _zone(person: Profile) -> str:
    return person.mentoring.timezone or ""
