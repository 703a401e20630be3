"""A message that is there: read again after a pause, mended finding by finding, reviewed, and carried away by the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from companion.domain.outreach.outreach import Channel
from companion.errors import EmptyText, TextTooLong, UsageError
from companion.services.outreach.composing import Composing, Occasion
from companion.services.outreach.drafting import Drafting, OpenDraft
from companion.services.outreach.outreach import MAX_MESSAGE
from companion.web.events import Answer, Call, Handler
from companion.web.mending import found_again, mended, quoted
from companion.web.pages import message
from companion.web.pages.desk import Desk, Other, Shows, open_draft, own_words
from companion.web.pages.writing import occasion_of
from companion.web.panel import Act

if TYPE_CHECKING:
    from companion.wiring import Companion

MOST_TYPED = MAX_MESSAGE - 100
"""Characters of subject and body together; the checks read both as one text."""

SETTLED = "That is settled already. The text was read again."
CHANGED = "This draft was changed in another window. Both texts are here; nothing is lost."


class Letter:
    """The part of the draft page that works on a written message."""

    def __init__(self, companion: Companion, show: Shows) -> None:
        self.companion, self._show = companion, show

    @property
    def drafting(self) -> Drafting:
        """The life of drafts."""
        return self.companion.drafting

    @property
    def composing(self) -> Composing:
        """Drafts up to their text."""
        return self.companion.composing

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        return {
            "fix": self.fix,
            "known": self.known,
            "keep-it": self.keep_it,
            "back-to": self.back_to,
            "review": self.review,
            "copied": self.copied,
            "mine": self.mine,
            "theirs": self.theirs,
        }

    def check(self, call: Call) -> Answer:
        """The text as it stands after a pause, read again. What is in the field stays as it is."""
        opened = self._typed(call)
        return self._show(opened, message.said(opened.draft), desk=call.kept(Desk))

    def fix(self, call: Call) -> Answer:
        """Apply a finding's fix."""
        opened = self._typed(call)
        finding = found_again(opened.draft, call.act.on)
        if finding is None:
            return self._read(call, opened, SETTLED)
        record, body = opened.record, mended(opened.draft.body, finding)
        edited = self.drafting.edit(record.id, subject=record.subject, body=body, expected_version=record.version)
        return self._read(call, edited)

    def known(self, call: Call) -> Answer:
        """The person vouches for a sentence: it stays as their fact."""
        opened = self._typed(call)
        finding = found_again(opened.draft, call.act.on)
        if finding is None:
            return self._read(call, opened, SETTLED)
        fact, record = quoted(opened.draft.body, finding), opened.record
        return self._read(call, self.drafting.settle(record.id, known_fact=fact, expected_version=record.version))

    def keep_it(self, call: Call) -> Answer:
        """Keep what a rule would rather not have."""
        record = self._typed(call).record
        return self._read(call, self.drafting.settle(record.id, confirm=call.act.on, expected_version=record.version))

    def back_to(self, call: Call) -> Answer:
        """An earlier version becomes the newest one."""
        draft, version = open_draft(call)
        old = next((one for one in self.drafting.versions(draft) if one.version == call.act.number), None)
        if old is None:
            raise UsageError("That version is not there any more.", "Load the page again.")
        opened = self.composing.edit(old.id, subject=old.subject, body=old.body, expected_version=version)
        return self._read(call, opened, "The earlier version is back. The one before it stays in the list.")

    def review(self, call: Call) -> Answer:
        """Mark as reviewed: the text as it stands in the field."""
        opened = self._typed(call)
        record = self.drafting.review(opened.record.id, expected_version=opened.record.version)
        reviewed = OpenDraft(record=record, draft=opened.draft)
        said = "Marked as reviewed. Copy it, or open it in your mail program; nothing is sent from here."
        return self._show(reviewed, said, desk=call.kept(Desk))

    def copied(self, call: Call) -> Answer:
        """Say what is on the clipboard."""
        what = "The subject is copied" if call.act.on == "subject" else "The message is copied"
        return Answer(said=f"{what}. Paste it where you want to send it from.")

    def both(self, call: Call) -> Answer:
        """Another window stored something else meanwhile: its text beside what is typed here, which stays in its field."""
        draft, _version = open_draft(call)
        opened = self.composing.open(draft)
        record = opened.record
        other = Other(version=record.version, subject=record.subject or "", body=record.body, words=list(record.own.lines))
        return self._show(opened, CHANGED, desk=call.kept(Desk).model_copy(update={"other": other}), trouble=True)

    def mine(self, call: Call) -> Answer:
        """What is typed here goes on; the other window's stays as an earlier version."""
        opened, desk = self.composing.open(open_draft(call)[0]), call.kept(Desk).model_copy(update={"other": None})
        version = opened.record.version
        if "body" in call.act.fields:
            subject, body = _text(call.act)
            opened = self.drafting.edit(opened.record.id, subject=subject, body=body, expected_version=version)
        else:
            own, occasion = own_words(call.act), occasion_of(call.act)
            self.composing.keep(opened.record.id, own=own, occasion=occasion, expected_version=version)
            opened = self.composing.open(opened.record.id)
        return self._show(opened, "Yours stands. The other one is kept.", desk=desk)

    def theirs(self, call: Call) -> Answer:
        """The other window's text goes on; what was typed here is kept as a version."""
        draft, _version = open_draft(call)
        if "body" in call.act.fields:
            subject, body = _text(call.act)
            self.composing.set_aside(draft, subject=subject, body=body)
        else:
            self.composing.set_aside(draft, own=own_words(call.act))
        desk = call.kept(Desk).new_letter().new_words()
        return self._show(self.composing.open(draft), "The other window’s text stands. Yours is kept.", desk=desk)

    def _read(self, call: Call, opened: OpenDraft, said: str = "") -> Answer:
        """A text that was changed here: the field starts from it."""
        return self._show(opened, said or message.said(opened.draft), desk=call.kept(Desk).new_letter())

    def _typed(self, call: Call) -> OpenDraft:
        """The text in the field, stored and read. What could not be read is not stored, so that the page stays at its version."""
        draft, version = open_draft(call)
        subject, body = _text(call.act)
        opened = self.composing.edit(draft, subject=subject, body=body, expected_version=version)
        return self._sent_by(opened, call.act.text("channel"))

    def _sent_by(self, opened: OpenDraft, channel: str) -> OpenDraft:
        """The same text, read for the channel that is ticked beside it."""
        record = opened.record
        if not channel or channel == record.channel:
            return opened
        occasion = Occasion.model_validate({**record.model_dump(include=set(Occasion.model_fields)), "channel": Channel(channel)})
        kept = self.composing.keep(record.id, own=record.own, occasion=occasion, expected_version=record.version)
        return self.composing.open(kept.id)


def _text(act: Act) -> tuple[str | None, str]:
    """Subject and body as typed. Raises EmptyText and TextTooLong where there is nothing, or too much, to read."""
    body = str(act.fields.get("body", "")).replace("\r\n", "\n")
    subject = " ".join(act.text("subject").split())
    if not any(character.isalnum() for character in body):
        raise EmptyText("The message is empty.", "Type something, or bring an earlier version back.")
    if len(subject) + len(body) > MOST_TYPED:
        raise TextTooLong(f"This message has {len(body):,} characters.", "Nobody reads that much; cut it down to be read again.")
    return subject or None, body
