"""The rule about time (O29): what is asked for lies where both have said that they are there. It only warns.

Before a word is written, it says what holds of any message between the two. Whoever writes learns of the reader nothing but what
the reader shows to others: neither their constraints, nor their hours, nor where their clock stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from companion.domain.outreach.absences import Absence, absences
from companion.domain.outreach.asking import asks_for_time
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Finding
from companion.domain.outreach.windows import Window, windows_named
from companion.domain.rules.case import Case, at, warn

USUAL_WINDOW = timedelta(weeks=2), timedelta(weeks=3)
"""From today, where a talk is looked for as long as no window is named: late enough to be kept free, near enough to be real."""

_I_CAN = re.compile(
    r"\b(?:I can|I could|I have time|I(?:['’]m| am) (?:free|available|there)|(?:would|will|'d) (?:suit|work)|suits me)\b",
    re.IGNORECASE,
)
_CLOCK = r"(?:\d{1,2}[:.]\d\d|\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|h|o['’]clock)|noon|midday)"
_MY_TIME = re.compile(rf"{_CLOCK}[^.;!?]{{0,20}}?\b(?P<whose>my time)\b", re.IGNORECASE)


def both_are_there(case: Case) -> Iterator[Finding]:
    """O29: the days asked for against what both say of being away, and a clock nobody can know."""
    asked = [part for part in case.message.sentences if asks_for_time(part.text) or _I_CAN.search(part.text)]
    if asked or not case.message.sentences:
        windows = [window for part in asked for window in windows_named(part.text, case.today)]
        yield from _away(case, windows, asked[0] if asked else None)
    for part in case.message.sentences:
        if found := _MY_TIME.search(part.text):
            yield _whose_clock(case, part, found)


def _away(case: Case, windows: Sequence[Window], part: Part | None) -> Iterator[Finding]:
    """Once for each of the two: every day that is named lies in what they say of being away."""
    first, last = (case.today + until for until in USUAL_WINDOW)
    named = windows or ([] if part else [Window(first, last, "")])
    for person, own, whose in ((case.records.mentee, True, "Your"), (case.records.mentor, False, "Their")):
        said = absences(person, case.today, own=own) if named else []
        against = next((one for one in said if all(_is_against(one, window) for window in named)), None)
        if against:
            yield warn("O29", _told(against, whose, named[0].said), part)


def _is_against(absence: Absence, window: Window) -> bool:
    return absence.promised_from or (absence.first <= window.first and window.last <= absence.last)


def _told(absence: Absence, whose: str, said: str) -> str:
    line = f"{whose} profile says “{absence.said.strip()}”"
    if absence.promised_from:
        return f"{line} Wait until then, or leave the day to them."
    return f"{line} “{said}” lies in that time: name a later one." if said else f"{line} Name a time that is not in it."


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
