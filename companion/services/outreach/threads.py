"""What the person notes of messages they sent: that they went, what came of them, and one reminder each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from companion.domain.outreach.drafts import DraftRecord, Thread, ThreadState
from companion.errors import InputError
from companion.seams import Clock, Drafts


@dataclass(frozen=True)
class Threads:
    """Keeps threads. Nothing here sends, and nothing watches: everything is the person's own note."""

    drafts: Drafts
    clock: Clock

    def of(self, record: DraftRecord) -> Thread | None:
        """What was noted of a draft."""
        return next((thread for thread in self.drafts.threads(record.mentee) if thread.draft_id == record.id), None)

    def open(self, record: DraftRecord, on: date | None) -> Thread:
        """A thread from the day a message was sent, today where none is named; a message has one thread at most.

        Raises:
            InputError: it is not reviewed, or the day has not come yet.
        """
        today = self.clock.today()
        if record.state == "draft":
            raise InputError("This message is not marked as reviewed yet.", "Read it once more and mark it.")
        if on is not None and on > today:
            raise InputError(f"{on:%d %B %Y} has not come yet.", "Note it on the day you send it.")
        if (noted := self.of(record)) is not None:
            return noted
        pair = {"mentee": record.mentee, "mentor": record.mentor}
        return self._noted(Thread(id=f"t-{record.id}", draft_id=record.id, body=record.body, sent_on=on or today, **pair))

    def settle(self, thread: Thread, state: ThreadState) -> Thread:
        """What came of it. After a no, no other message to that person is reviewed any more; rule O23 keeps it so."""
        settled_on = None if state == "open" else self.clock.today()
        answered = state == "answered" or (state == "closed" and thread.was_answered)
        changed = thread.model_copy(update={"state": state, "was_answered": answered, "settled_on": settled_on})
        for record in self.drafts.latest(thread.mentee) if state == "declined" else ():
            if record.mentor == thread.mentor and record.id != thread.draft_id and record.state != "draft":
                self._take_mark_away(record)
        return self._noted(changed)

    def remind(self, record: DraftRecord, on: date | None) -> Thread:
        """Set the one reminder of a message, move it before it has come, or, with None, put it away.

        Raises:
            InputError: nothing was noted as sent, it is settled, the day has passed, or there was a reminder already.
        """
        thread, today = self.of(record), self.clock.today()
        if thread is None:
            raise InputError("This message is not noted as sent.", "Note first that you sent it.")
        if on is not None:
            _check_reminder(thread, on, today)
        return self._noted(thread.model_copy(update={"remind_on": on, "reminded": thread.reminded or thread.is_due(today)}))

    def due(self, mentee: str) -> list[Thread]:
        """Open threads whose reminder has come and after which nothing went to that person, the oldest first."""
        threads = sorted(self.drafts.threads(mentee), key=lambda one: one.sent_on)
        last = {thread.mentor: thread.sent_on for thread in threads}
        return [one for one in threads if one.is_due(self.clock.today()) and one.sent_on == last[one.mentor]]

    def _noted(self, thread: Thread) -> Thread:
        self.drafts.note(thread)
        return thread

    def _take_mark_away(self, record: DraftRecord) -> None:
        unmarked = record.model_copy(update={"state": "draft", "at": self.clock.now()})
        self.drafts.save(unmarked, expected_version=record.version)


def _check_reminder(thread: Thread, on: date, today: date) -> None:
    if thread.state != "open":
        raise InputError("This message is settled.", "There is nothing left to be reminded of.")
    if thread.reminded or thread.is_due(today):
        raise InputError("There was a reminder for this message.", "Write once more, ask somebody else, or close it.")
    if on <= today:
        raise InputError("A reminder needs a day to come.", "Choose one from tomorrow on.")
