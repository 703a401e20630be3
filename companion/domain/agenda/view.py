"""The view that both sides see: the blocks with their minutes, how the two meet, what stays between them, what was promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from companion.domain.agenda.agenda import Agenda, Block, Line, Meeting, Owner, Pair, Side, Source, View, ViewSection
from companion.domain.agenda.table import TITLES
from companion.domain.promises import Promise

_BY = {"video": "by video", "phone": "by phone", "in_person": "in person", "text": "in writing"}
_OPEN = {
    "video": "the link is to be agreed", "phone": "who calls whom is to be agreed", "in_person": "the place is to be agreed",
    "text": "the address is to be agreed",
}  # fmt: skip

GUIDANCE = "Guidance of the companion’s own that fits such a talk (nobody’s private notes)"
"""What stands above the titles of the guidance that an agenda drew on, wherever both read them."""

_SIDES: dict[str, Owner] = {"mentee": "mentee", "mentor": "mentor", "both": "both"}


def shared_view(agenda: Agenda) -> View:
    """What both see of a plan; made again whenever its blocks change."""
    assert agenda.kind and agenda.pair and agenda.meeting
    sections = [
        ViewSection(heading="The question", lines=_question(agenda)),
        *_timeline(agenda.blocks, agenda.pair),
        ViewSection(heading="What was promised", lines=promise_lines(agenda.promises, agenda.pair)),
        ViewSection(heading="Between you", lines=[Line(text=agenda.between_us), *_meeting(agenda)]),
        ViewSection(heading=GUIDANCE, lines=[_drawn(one.note, one.heading) for one in agenda.drew_on]),
    ]
    title = f"{TITLES[agenda.kind]}: {agenda.pair.mentee} and {agenda.pair.mentor}, {agenda.minutes} minutes"
    return View(title=title, sections=[section for section in sections if section.lines])


def _question(agenda: Agenda) -> list[Line]:
    if not agenda.question:
        return []
    return [Line(text=agenda.question, from_=[Source(source="question", quote=agenda.question, who="mentee")])]


def _timeline(blocks: list[Block], pair: Pair) -> Iterator[ViewSection]:
    """Each block under its minutes, counted from the beginning."""
    at = 0
    for block in blocks:
        heading = f"{at}–{at + block.minutes} · {block.title} · {pair.named(block.owner)}"
        yield ViewSection(heading=heading, lines=[Line(text=block.text, from_=block.from_)])
        at += block.minutes


def promise_lines(promises: list[Promise], pair: Pair) -> list[Line]:
    """Every promise on a line of its own, in neutral words."""
    return [
        Line(text=promise_line(one, pair), from_=[Source(source=f"promises[{i}]", quote=one.what, who="both")])
        for i, one in enumerate(promises)
    ]


def promise_line(promise: Promise, pair: Pair) -> str:
    """Who, what, how it stands, and by when. One of the two is called as everywhere in the agenda."""
    who = promise.who.strip()
    side = _SIDES.get(who.casefold())
    called = next((name for name in (pair.mentee, pair.mentor) if who.casefold().startswith(f"{name} ".casefold())), who)
    due = f", by {promise.due.day} {promise.due:%B %Y}" if promise.due else ""
    return f"{pair.named(side) if side else called}: {promise.what.rstrip('.;')} ({promise.state}{due})"


def _meeting(agenda: Agenda) -> list[Line]:
    assert agenda.meeting
    when = when_line(agenda.meeting, agenda.minutes or 0)
    return [Line(text=text) for text in (when, meeting_line(agenda.meeting)) if text]


def when_line(meeting: Meeting, minutes: int) -> str:
    """Day, hours and zone of a session, counted in minutes that pass; empty where no time is set."""
    if meeting.start is None:
        return ""
    end = (meeting.start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(meeting.start.tzinfo)
    zone = meeting.zone or meeting.start.tzname()
    return f"When: {day_in_words(meeting.start)}, {meeting.start:%H:%M}–{end:%H:%M} ({zone})."


def day_in_words(day: date) -> str:
    """A day as one would write it: "Tuesday 1 December 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def meeting_line(meeting: Meeting) -> str:
    """By which means and where the two meet, and what there is for the case that it fails: only what somebody wrote."""
    where = meeting.link or meeting.place or _OPEN[meeting.medium]
    agreed = f"{_BY[meeting.fallback]} is a way that both of you name"
    otherwise = agreed if meeting.both_name_it else "how you go on is yours to agree"
    return f"You meet {_BY[meeting.medium]}: {where}. If that fails, {otherwise}."


def _drawn(note: str, heading: str) -> Line:
    return Line(text=f"“{note}”, under “{heading}”")


def seen_by(agenda: Agenda, side: Side) -> Agenda:
    """The plan as one side may hold it: what both see, and that side's own view. The other's is empty."""
    if agenda.views is None:
        return agenda
    nothing = View(title="", sections=[])
    hidden = {"mentor_only": nothing} if side == "mentee" else {"mentee_only": nothing}
    return agenda.model_copy(update={"views": agenda.views.model_copy(update=hidden)})
