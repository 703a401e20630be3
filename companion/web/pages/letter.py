"""A message that is there: read again after a pause, mended finding by finding, reviewed, and carried away by the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel

from companion.domain.drafts import DraftRecord, Thread
from companion.errors import EmptyText, TextTooLong, UsageError
from companion.services.drafting import Drafting, OpenDraft
from companion.services.outreach import MAX_MESSAGE
from companion.web.edge import Answer, Call, Handler
from companion.web.mending import found_again, mended, quoted
from companion.web.pages import message

if TYPE_CHECKING:
    from companion.wiring import Companion

MOST_TYPED = MAX_MESSAGE - 100
"""Characters of subject and body together; the checks read both as one text."""

OUTCOMES = {"answered": "They answered", "declined": "They said no", "closed": "Close it"}
SETTLED = "That is settled already. The text was read again."


class Desk(BaseModel):
    """What the draft page keeps: the open draft and its version, or whom a message is meant for until it is known who writes."""

    draft: str | None = None
    version: int = 0
    mentor: str | None = None
    rev: str = ""


class Shows(Protocol):
    """Puts a draft on the page. With the `rev` it had, what stands in its fields is left alone."""

    def __call__(self, opened: OpenDraft, said: str = "", *, rev: str = "") -> Answer:
        """The page's change."""


class Letter:
    """The part of the draft page that works on a written message."""

    def __init__(self, companion: Companion, show: Shows) -> None:
        self.companion, self._show = companion, show

    @property
    def drafting(self) -> Drafting:
        """The life of drafts."""
        return self.companion.drafting

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        return {
            "fix": self.fix,
            "known": self.known,
            "keep-it": self.keep_it,
            "back-to": self.back_to,
            "review": self.review,
            "copied": self.copied,
            "sent": self.sent,
            "outcome": self.outcome,
        }

    def check(self, call: Call) -> Answer:
        """The text as it stands after a pause, read again. What is in the field stays as it is."""
        opened = self._typed(call)
        return self._show(opened, message.said(opened.draft), rev=call.kept(Desk).rev)

    def fix(self, call: Call) -> Answer:
        """Apply a finding's fix."""
        opened = self._typed(call)
        finding = found_again(opened.draft, call.act.on)
        if finding is None:
            return self._show(opened, SETTLED)
        record, body = opened.record, mended(opened.draft.body, finding)
        return self._read(self.drafting.edit(record.id, subject=record.subject, body=body, expected_version=record.version))

    def known(self, call: Call) -> Answer:
        """The person vouches for a sentence: it stays as their fact."""
        opened = self._typed(call)
        finding = found_again(opened.draft, call.act.on)
        if finding is None:
            return self._show(opened, SETTLED)
        fact, record = quoted(opened.draft.body, finding), opened.record
        return self._read(self.drafting.settle(record.id, known_fact=fact, expected_version=record.version))

    def keep_it(self, call: Call) -> Answer:
        """Keep what a rule would rather not have."""
        record = self._typed(call).record
        return self._read(self.drafting.settle(record.id, confirm=call.act.on, expected_version=record.version))

    def back_to(self, call: Call) -> Answer:
        """An earlier version becomes the newest one."""
        draft, version = open_draft(call)
        old = next((one for one in self.drafting.versions(draft) if one.version == call.act.number), None)
        if old is None:
            raise UsageError("That version is not there any more.", "Load the page again.")
        opened = self.drafting.edit(old.id, subject=old.subject, body=old.body, expected_version=version)
        return self._show(opened, "The earlier version is back. The one before it stays in the list.")

    def review(self, call: Call) -> Answer:
        """Mark as reviewed: the text as it stands in the field."""
        opened = self._typed(call)
        record = self.drafting.review(opened.record.id, expected_version=opened.record.version)
        reviewed = OpenDraft(record=record, draft=opened.draft)
        return self._show(reviewed, "Marked as reviewed. Copy it, or open it in your mail program; nothing is sent from here.")

    def copied(self, _: Call) -> Answer:
        """Say that the text is on the clipboard."""
        return Answer(said="Copied. Paste it where you want to send it from.")

    def sent(self, call: Call) -> Answer:
        """The person notes that they sent it."""
        draft, _version = open_draft(call)
        self.drafting.note_sent(draft)
        return self._show(self.drafting.open(draft), "Noted. Silence is normal, and says nothing about you.")

    def outcome(self, call: Call) -> Answer:
        """What came of a sent message, in the person's word."""
        draft, _version = open_draft(call)
        opened = self.drafting.open(draft)
        thread = self.thread(opened.record)
        if thread is None or call.act.on not in OUTCOMES:
            raise UsageError("There is nothing noted as sent here.", "Note first that you sent it.")
        self.drafting.note_outcome(thread, call.act.on)  # type: ignore[arg-type]  # one of OUTCOMES
        return self._show(opened, "Noted.")

    def thread(self, record: DraftRecord) -> Thread | None:
        """What was noted about this message."""
        return next((one for one in self.drafting.threads(record.mentee) if one.draft_id == record.id), None)

    def _read(self, opened: OpenDraft) -> Answer:
        return self._show(opened, message.said(opened.draft))

    def _typed(self, call: Call) -> OpenDraft:
        """The text in the field, stored and read. What could not be read is not stored, so that the page stays at its version."""
        draft, version = open_draft(call)
        body = str(call.act.fields.get("body", "")).replace("\r\n", "\n")
        subject = " ".join(call.act.text("subject").split())
        if not any(character.isalnum() for character in body):
            raise EmptyText("The message is empty.", "Type something, or bring an earlier version back.")
        if len(subject) + len(body) > MOST_TYPED:
            raise TextTooLong(
                f"This message has {len(body):,} characters.", "Nobody reads that much; cut it down to be read again."
            )
        return self.drafting.edit(draft, subject=subject or None, body=body, expected_version=version)


def open_draft(call: Call) -> tuple[str, int]:
    """The draft on the page, and the version the page shows. Raises UsageError when none is open."""
    desk = call.kept(Desk)
    if desk.draft is None:
        raise UsageError("No draft is open here.", "Open one from the list.")
    return desk.draft, desk.version
