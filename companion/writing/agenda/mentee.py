"""What the mentee alone gets before a session: their own words put in front of them, and what of the mentor's to ask about."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.agenda.agenda import AgendaKind, Line, Source, View, ViewSection
from companion.domain.agenda.brief import AgendaBrief, PrivateNotes
from companion.domain.agenda.view import promise_lines
from companion.writing.agenda.notes import from_notes
from companion.writing.agenda.own_hours import outside_own_hours
from companion.writing.agenda.values import in_quotes, of_case, short

NOTE_AHEAD_WORDS = 120
"""Words of a note sent ahead of a micro session (rule book, A4)."""

_ASK_ABOUT = ("What would you like to know about it?", "What in it is far from your own case?")

_TO_SETTLE = {
    AgendaKind.FIRST: "How long would you like this to go on, and what would be a good reason to stop?",
    AgendaKind.REGULAR: "What have you tried since last time, and what happened? Two sentences are enough.",
    AgendaKind.TRANSITION: "Three things you did at work that somebody in the new field would recognise: which are they?",
    AgendaKind.MICRO: "What have you read or tried already, so that the minutes go to the one question?",
    AgendaKind.PEER: "What do you want from the other: to be asked, to be heard, or an opinion?",
    AgendaKind.REVERSE: "What do you use every day without quite knowing how it works?",
    AgendaKind.CLOSING: "What could you do at the start, and what can you do now? One example each.",
}


def preparation(brief: AgendaBrief, notes: PrivateNotes) -> View:
    """The mentee's own view. Notes are read only where the mentee wrote them."""
    sections = [
        ViewSection(heading="Your question", lines=list(_question(brief))),
        ViewSection(heading="In your own words", lines=list(_own_words(brief))),
        ViewSection(heading="To settle for yourself", lines=list(_to_settle(brief))),
        ViewSection(heading=f"What {brief.pair.mentor} has written", lines=list(_to_ask_about(brief))),
        ViewSection(heading="What was promised", lines=promise_lines(brief.promises, brief.pair)),
        ViewSection(heading="From your notes", lines=from_notes(brief, notes, "mentee")),
        ViewSection(heading="On the day", lines=list(_on_the_day(brief))),
    ]
    return View(title=f"For {brief.pair.mentee} alone", sections=[section for section in sections if section.lines])


def _question(brief: AgendaBrief) -> Iterator[Line]:
    if brief.question:
        source = Source(source="question", quote=brief.question, who="mentee")
        yield Line(text=f"{in_quotes(brief.question)} It stands in the agenda as you wrote it.", from_=[source])
    else:
        yield Line(text=f"There is none yet. What could {brief.pair.mentor} tell you that you could not look up?")


def _own_words(brief: AgendaBrief) -> Iterator[Line]:
    """What the mentee wrote for themselves; the last two stand in no other view."""
    mentoring = brief.mentee.mentoring
    fields = (
        ("goal", mentoring.goal, "Your goal: {} Does that still say it, in your own words of today?"),
        ("desired_outcome", mentoring.desired_outcome, "What you hope for: {} What would be the first sign of it?"),
        ("why_this_matters", mentoring.why_this_matters, "Why it matters to you: {} Only you see this; say it if you want to."),
        ("constraints", mentoring.constraints, "What limits you: {} Only you see this; say it if you want to."),
    )
    for name, text, sentence in fields:
        if found := short(text or "", longest=280):
            source = Source(source=f"mentoring.{name}", quote=found, who="mentee")
            yield Line(text=sentence.format(in_quotes(found)), from_=[source])


def _to_settle(brief: AgendaBrief) -> Iterator[Line]:
    yield Line(text=_TO_SETTLE[brief.kind])
    if brief.kind is AgendaKind.MICRO:
        what = "who you are, what you have tried, the one question"
        yield Line(text=f"If you send a note ahead, {NOTE_AHEAD_WORDS} words are the most: {what}.")
    else:
        yield Line(text="With which one sentence would you like to leave the talk?")


def _to_ask_about(brief: AgendaBrief) -> Iterator[Line]:
    """Lines of the mentor's beside the one that the agenda asks to hear of, where there are such."""
    asked = of_case(brief)
    first = sorted(brief.cases, key=lambda line: line.source in asked)
    quoted = [(line, found) for line in first[: len(_ASK_ABOUT)] if (found := short(line.quote))]
    for (line, found), asks in zip(quoted, _ASK_ABOUT, strict=False):
        yield Line(text=f"{in_quotes(found)} {asks}", from_=[line.model_copy(update={"quote": found})])


def _on_the_day(brief: AgendaBrief) -> Iterator[Line]:
    yield from outside_own_hours(brief.mentee, brief)
    if brief.meeting.medium == "in_person":
        yield Line(text="A place where two people can talk, and a telephone that stays in the bag.")
    else:
        yield Line(text="Notifications off, other windows closed, and a place where nobody listens.")
