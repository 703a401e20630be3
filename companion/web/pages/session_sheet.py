"""What the templates of an open session are filled with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from companion.domain.agenda.agenda import LONGEST, MAX_QUESTION, SHORTEST, Agenda, AgendaKind, View
from companion.domain.agenda.last_time import last_time
from companion.domain.agenda.start import in_zone
from companion.domain.agenda.view import when_line
from companion.domain.reflection.questionnaire import questionnaire
from companion.domain.relationship import NEXT, Phase
from companion.domain.session import NoteRecord, PromiseRecord, ReflectionRecord
from companion.errors import CompanionError
from companion.web import words
from companion.web.downloads import Download, download
from companion.web.pages.session_bond import MOVES, WHERE, relationship_of
from companion.web.pages.session_desk import SessionDesk, given_question
from companion.web.pages.session_shared import is_joint, plan_of

if TYPE_CHECKING:
    from companion.wiring import Companion

KINDS = (
    ("", "Let it follow from what you noted"), (AgendaKind.FIRST.value, "First talk"), (AgendaKind.REGULAR.value, "Regular talk"),
    (AgendaKind.TRANSITION.value, "A change of trade"), (AgendaKind.MICRO.value, "One question"),
    (AgendaKind.PEER.value, "As peers"), (AgendaKind.REVERSE.value, "Learning upwards"), (AgendaKind.CLOSING.value, "Last talk"),
)  # fmt: skip
TIMES = (("before", "Before the talk"), ("after", "After the talk"), ("closing", "At the end of it all"))
STATES = {"open": "open", "done": "done", "moved": "moved", "dropped": "dropped"}
SETTLING = {"done": "Done", "dropped": "Drop it", "open": "Open again"}
MOST_READ = 400
"""Sentences of a note that are looked through for its three lines."""

NOTES_LISTED = 12
"""Earlier notes that are listed; the command line lists them all."""


def values(companion: Companion, desk: SessionDesk) -> dict[str, Any]:
    """Everything on the page of an open session."""
    people, keeping = companion.profiles, companion.session_keeping
    me, other = people.get(desk.me), people.get(desk.other)
    own = keeping.notes(desk.me, desk.other)
    known = relationship_of(companion, desk)
    note = next((one for one in own if one.id == desk.note), None)
    promises, plan = keeping.promises(desk.me, desk.other), plan_of(desk, known)
    return {
        "desk": desk, "me": me, "other": other, "relationship": known, "where": WHERE[known.phase],
        "moves": [(phase.value, MOVES[phase]) for phase in Phase if phase in NEXT[known.phase]],
        "last": _last(companion, desk), "shared": keeping.shared_with(desk.me, desk.other),
        "promises": promises, "due": {one.id for one in promises if one.reminds(me.id, companion.clock.today())},
        "settling": SETTLING, "states": STATES, "reminders": _reminders(companion, promises, me.id),
        "question": question_of(companion, desk), "given_question": given_question(companion, desk),
        "kinds": KINDS, "shortest": SHORTEST, "longest": LONGEST,
        "most_question": MAX_QUESTION, "zone": desk.asked.zone or me.mentoring.timezone or "", "plan": plan,
        "begins": _begins(plan, desk.asked.zone or me.mentoring.timezone or ""),
        "joint": is_joint(desk, known), "ended": known.phase is Phase.ENDED,
        "view": None if known.phase is Phase.ENDED else _own_view(desk),
        "files": _files(companion, desk, plan), "texts": _texts(companion, desk, plan),
        "notes": own[:NOTES_LISTED], "note": note, "sentences": _sentences(companion, desk, note), "times": TIMES,
        "answers": _answers(companion, desk), "channels": words.CHANNELS, "seen": seen(desk, other.name),
    }  # fmt: skip


def question_of(companion: Companion, desk: SessionDesk) -> str:
    """The mentee's question as it stands: as typed here, else of the agenda both have, else the last that the mentee shared."""
    shared = relationship_of(companion, desk).agenda
    return desk.asked.question or (shared.question if shared else "") or given_question(companion, desk)


def seen(desk: SessionDesk, other: str) -> dict[str, str]:
    """Who reads what is typed here, asked of the records themselves."""
    now = datetime.now(UTC)
    note = NoteRecord(id="", owner=desk.me, other=desk.other, text="x", at=now)
    promise = PromiseRecord(id="", who=desk.me, other=desk.other, noted_by=desk.me, what="x", at=now)
    both = {desk.me: "you", desk.other: other}
    return {
        "note": _named([name for who, name in both.items() if note.seen_by(who)]),
        "promise": _named([name for who, name in both.items() if promise.seen_by(who)]),
    }


def _named(readers: list[str]) -> str:
    return "you alone" if readers == ["you"] else words.either(readers, "and")


def _last(companion: Companion, desk: SessionDesk) -> dict[str, Any] | None:
    """One's newest note in three lines of its own, and when it was written."""
    note = companion.session_keeping.last_note(desk.me, desk.other)
    if note is None:
        return None
    lines = last_time(companion.lexicon.sentences(note.text)[:MOST_READ])
    return {"lines": lines, "on": note.at.date(), "shared": len(note.shared)}


def _sentences(companion: Companion, desk: SessionDesk, note: NoteRecord | None) -> list[tuple[str, bool]]:
    """The sentences of the open note, and whether each is shared."""
    if note is None:
        return []
    return [(one, one in note.shared) for one in companion.session_keeping.sentences(desk.me, note.id)[:200]]


def _own_view(desk: SessionDesk) -> View | None:
    """What is for one side alone of the plan."""
    views = desk.plan.views if desk.plan else None
    if views is None:
        return None
    return views.mentee_only if desk.side == "mentee" else views.mentor_only


def _reminders(companion: Companion, promises: list[PromiseRecord], me: str) -> Download | None:
    """Reminders of one's own promises that have a day, as a calendar file; None where there are none."""
    own = [one for one in promises if one.who == me]
    try:
        content = companion.agenda_files.reminders(own, now=companion.clock.now())
    except CompanionError:
        return None
    return download("Save my reminders (.ics)", "my-promises.ics", content, "text/calendar")


def _files(companion: Companion, desk: SessionDesk, held: Agenda | None) -> list[Download]:
    """The agenda as files, once they were asked for; the calendar only where a time was given."""
    if held is None or not desk.carried:
        return []
    forms, plan = companion.agenda_files, _with_start(held)
    docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    files = [
        download("Word (.docx)", "agenda.docx", forms.document(plan), docx),
        download("Markdown (.md)", "agenda.md", forms.markdown(plan), "text/markdown"),
        download("Plain text (.txt)", "agenda.txt", forms.plain(plan), "text/plain"),
    ]
    if plan.meeting and plan.meeting.start:
        calendar = forms.calendar(plan, now=companion.clock.now())
        files.insert(0, download("Calendar (.ics)", "session.ics", calendar, "text/calendar"))
    return files


def _texts(companion: Companion, desk: SessionDesk, plan: Agenda | None) -> list[tuple[str, str, str]]:
    """Texts to copy: what for, the id of the field, the text."""
    if plan is None or not desk.carried:
        return []
    forms = companion.agenda_files
    found = [("Copy for Slack", "for-slack", forms.slack(plan)), ("Copy for a board", "for-board", forms.board(plan))]
    return [one for one in found if one[2].strip()]


def _begins(held: Agenda | None, own_zone: str) -> dict[str, str]:
    """When a plan's session begins, as fields to change and in words; the own zone where no time is set."""
    meeting = _with_start(held).meeting if held else None
    if held is None or meeting is None:
        return {}
    day, time = meeting.start.strftime("%Y-%m-%d %H:%M").split() if meeting.start else ("", "")
    return {
        "day": day, "time": time, "zone": meeting.zone or own_zone, "link": meeting.link or "", "place": meeting.place or "",
        "said": when_line(meeting, held.minutes or 0),
    }  # fmt: skip


def _with_start(plan: Agenda) -> Agenda:
    """The plan with its start in its zone again: where it was kept, only the hours from Greenwich stayed."""
    if plan.meeting is None:
        return plan
    start = in_zone(plan.meeting.start, plan.meeting.zone)
    return plan.model_copy(update={"meeting": plan.meeting.model_copy(update={"start": start})})


def _answers(companion: Companion, desk: SessionDesk) -> list[dict[str, Any]]:
    """What was asked and answered about talks of these two, the newest first, each with its file."""
    own = [one for one in companion.session_keeping.answers(desk.me, desk.other) if one.answers]
    return [{"record": one, "when": dict(TIMES)[one.when], "file": _answers_file(one)} for one in own]


def _answers_file(one: ReflectionRecord) -> Download:
    text = questionnaire(dict(TIMES)[one.when], one.questions, one.answers)
    return download("Save as Markdown", "answers.md", text, "text/markdown")
