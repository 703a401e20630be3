"""After the person sent a message: one reminder, what came of it, and whom one could write to next with the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

from companion.domain.matching.matches import Match
from companion.domain.outreach.drafts import DraftRecord, Thread, ThreadState
from companion.domain.outreach.outreach import MessageKind
from companion.errors import InputError, UsageError
from companion.services.outreach.drafting import Drafting
from companion.services.outreach.outreach import DraftRequest
from companion.web import words
from companion.web.events import Answer, Call, Handler
from companion.web.pages.desk import Desk, Shows, Suggested, open_draft

if TYPE_CHECKING:
    from companion.wiring import Companion

OUTCOMES: dict[ThreadState, str] = {"answered": "They answered", "declined": "They said no", "closed": "No answer: close it"}
NOTED: dict[ThreadState, str] = {
    "open": "noted as sent",
    "answered": "they answered",
    "declined": "they said no",
    "closed": "closed",
}
SILENCE = "Silence is normal, and says nothing about you."
WAIT_DAYS = 14
"""Days after which a reminder is offered. Rule O25 lets a follow-up go out after seven; a convention, as is this."""

NEXT_KINDS = (MessageKind.FOLLOW_UP, MessageKind.UPDATE, MessageKind.THANK_YOU)


class Afterwards:
    """The part of the draft page for what the person did with a message, and what came of it. They note it; nothing is sent."""

    def __init__(self, companion: Companion, show: Shows) -> None:
        self.companion, self._show = companion, show

    @property
    def drafting(self) -> Drafting:
        """The life of drafts."""
        return self.companion.drafting

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        return {
            "sent": self.sent,
            "outcome": self.outcome,
            "remind": self.remind,
            "no-reminder": self.no_reminder,
            "next": self.next_people,
            "again": self.again,
            "next-kind": self.next_kind,
        }

    def sent(self, call: Call) -> Answer:
        """The person notes that they sent it."""
        draft, _version = open_draft(call)
        self.drafting.note_sent(draft)
        return self._again_shown(call, f"Noted. {SILENCE}")

    def outcome(self, call: Call) -> Answer:
        """What came of a sent message, in the person's word. After a no or silence, people for the same words come with it."""
        draft, _version = open_draft(call)
        thread = thread_of(self.drafting, self.drafting.open(draft).record)
        state = next((one for one in get_args(ThreadState) if one == call.act.on and one in OUTCOMES), None)
        if thread is None or state is None:
            raise UsageError("There is nothing noted as sent here.", "Note first that you sent it.")
        self.drafting.note_outcome(thread, state)
        if state == "answered":
            return self._again_shown(call, "Noted.")
        return self._with_others(call, f"Noted. {SILENCE}" if state == "closed" else "Noted. Nothing more goes to them.")

    def remind(self, call: Call) -> Answer:
        """One reminder, on the day the person chose; it is here when they look, and nowhere else."""
        draft, _version = open_draft(call)
        on = _day(call.act.text("remind-on"))
        self.drafting.remind(draft, on)
        return self._again_shown(call, f"It will stand at the top of your drafts from {words.day(on)} on.")

    def no_reminder(self, call: Call) -> Answer:
        """Put the reminder away."""
        draft, _version = open_draft(call)
        self.drafting.remind(draft, None)
        return self._again_shown(call, "The reminder is put away.")

    def next_people(self, call: Call) -> Answer:
        """People for the same need whom one has not written to."""
        return self._with_others(call, "")

    def again(self, call: Call) -> Answer:
        """A new draft to somebody else, with the unchanged own words."""
        draft, _version = open_draft(call)
        opened = self.drafting.again(draft, call.act.on)
        return self._show(opened, "Your words are unchanged; the message is new.")

    def next_kind(self, call: Call) -> Answer:
        """The next message to the same person: a follow-up, an update, a thank-you."""
        draft, _version = open_draft(call)
        record = self.drafting.open(draft).record
        kind = next((one for one in NEXT_KINDS if one == call.act.on), None)
        if kind is None:
            raise UsageError("No such message can follow.", "Choose one of those on the page.")
        request = DraftRequest(mentee=record.mentee, mentor=record.mentor, kind=kind, channel=record.channel)
        return self._show(self.drafting.begin(request), "A new draft, with room for what is new.")

    def due(self, records: Iterable[DraftRecord]) -> list[Thread]:
        """Reminders whose day has come, looked up when somebody looks."""
        return [thread for mentee in dict.fromkeys(one.mentee for one in records) for thread in self.drafting.due(mentee)]

    def _with_others(self, call: Call, said: str) -> Answer:
        others = [suggested(match) for match in self.drafting.next_person(open_draft(call)[0])]
        found = f"{words.counted(len(others), 'person', 'people').capitalize()} for the same words."
        said = f"{said} {found if others else 'Nobody else here fits this need.'}".strip()
        return self._again_shown(call, said, others)

    def _again_shown(self, call: Call, said: str, others: list[Suggested] | None = None) -> Answer:
        desk = call.kept(Desk).model_copy(update={"others": others or []})
        return self._show(self.drafting.open(open_draft(call)[0]), said, desk=desk)


def thread_of(drafting: Drafting, record: DraftRecord) -> Thread | None:
    """What was noted about a message."""
    return next((one for one in drafting.threads(record.mentee) if one.draft_id == record.id), None)


def first_day(today: date) -> date:
    """The day that is offered for a reminder."""
    return today + timedelta(days=WAIT_DAYS)


def suggested(match: Match) -> Suggested:
    """A match as one line: who, and the first thing of theirs that fits."""
    first = match.reasons[0] if match.reasons else None
    return Suggested(
        person=match.person_id,
        name=match.name,
        headline=match.headline,
        quote=first.quote if first else "",
        source=first.source if first else "",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("That is no day.", "Choose one in the calendar, or write it as 2027-01-31.") from error
