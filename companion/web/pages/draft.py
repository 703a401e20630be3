"""Drafts: your words first, then a message whose every sentence says where it comes from, then the way out of here."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup
from pydantic import BaseModel

from companion.domain.drafts import DraftRecord, Thread
from companion.domain.outreach import MAX_OWN_LINE, QUESTIONS_FOR_YOU, Channel, OwnWords
from companion.errors import CompanionError, EmptyText, InputError, TextTooLong, UsageError
from companion.services.drafting import OpenDraft
from companion.services.outreach import MAX_MESSAGE, DraftRequest
from companion.web.edge import Answer, Call, Edge
from companion.web.fields import SIX
from companion.web.mending import found_again, mended, quoted
from companion.web.pages import message
from companion.web.panel import Act, panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.you import You
    from companion.wiring import Companion

CHANNELS = (
    (Channel.EMAIL.value, "E-mail"),
    (Channel.LINKEDIN.value, "LinkedIn message"),
    (Channel.NOTE.value, "Invitation note, 200 characters"),
    (Channel.SLACK.value, "Slack"),
)
MOST_TYPED = MAX_MESSAGE - 100
"""Characters of subject and body together; the checks read both as one text."""

OUTCOMES = {"answered": "They answered", "declined": "They said no", "closed": "Close it"}


class Desk(BaseModel):
    """What the panel keeps: the open draft and its version, or whom a message is meant for until it is known who writes."""

    draft: str | None = None
    version: int = 0
    mentor: str | None = None
    rev: str = ""


class DraftPage:
    """The second page."""

    def __init__(self, companion: Companion, you: You) -> None:
        self.companion, self._you = companion, you

    def build(self, tabs: gr.Tabs) -> None:
        """One panel, whose content follows the draft from first words to reviewed text, and what it keeps, unseen."""
        self.tabs = tabs
        self.panel = panel(name="draft")
        self.desk = panel(name="desk", visible="hidden")

    def wire(self, edge: Edge) -> None:
        """What happens on this page."""
        acts = {
            "list": self.leave, "open": self.reopen, "who": self.who, "write": self.write, "fix": self.fix, "known": self.known,
            "keep-it": self.keep_it, "back-to": self.back_to, "review": self.review, "copied": self.copied, "sent": self.sent,
            "outcome": self.outcome,
        }  # fmt: skip
        edge.on_panel(self.panel.click, acts, inputs=[self.desk], outputs=[*self.outputs, *self._you.outputs])
        typed = {"keep": self.keep, "check": self.check}
        edge.on_panel(self.panel.input, typed, inputs=[self.desk], outputs=self.outputs, last_wins=True)

    @property
    def outputs(self) -> list[Any]:
        """What changes on this page."""
        return [self.panel, self.desk, self.tabs]

    def listed(self) -> Answer:
        """The drafts there are."""
        drafts = self.companion.drafting.latest()
        threads = {
            thread.draft_id: thread
            for one in {draft.mentee for draft in drafts}
            for thread in self.companion.drafting.threads(one)
        }
        rows = [self._row(draft, threads.get(draft.id)) for draft in drafts]
        return self._changed(render("drafts.html", drafts=rows, focus=_mark()), Desk())

    def leave(self, _: Call) -> Answer:
        """Back to the list."""
        return self.listed()

    def opened(self, draft_id: str) -> Answer:
        """One draft, as it is found by a reload or in the list."""
        return self._shown(self.companion.drafting.open(draft_id)).and_also(self._here())

    def reopen(self, call: Call) -> Answer:
        """Open a draft of the list."""
        return self.opened(call.act.on).and_also(Answer(said="The draft is open."))

    def begin(self, *, mentor: str, mentee: str | None) -> Answer:
        """A new draft to somebody; asks first who writes when nobody said."""
        addressee = self.companion.profiles.get(mentor)
        if mentee is None:
            html = render("who.html", mentor=addressee, fields=[(field, "") for field in SIX], focus=_mark())
            asked = self._changed(html, Desk(mentor=addressee.id), "Who is writing? A name is enough.")
            return asked.and_also(self._here())
        opened = self.companion.drafting.begin(DraftRequest(mentee=mentee, mentor=addressee.id))
        return self._shown(opened, "Your words first: three short questions.").and_also(self._here())

    def who(self, call: Call) -> Answer:
        """The writer, from the short form; then on to the draft."""
        desk = call.kept(Desk)
        me = self._you.keep(call.act)
        return self._you.became(me).and_also(self.begin(mentor=desk.mentor or "", mentee=me.id))

    def keep(self, call: Call) -> Answer:
        """What was typed so far is stored after a pause; nothing on the page moves."""
        record = self._kept(call)
        return Answer({self.desk: view(Markup(), call.kept(Desk).model_copy(update={"version": record.version}))})

    def write(self, call: Call) -> Answer:
        """A message from the words."""
        own = OwnWords(lines=_answers(call.act))
        if not own:
            raise InputError("None of the three questions is answered yet.", "Answer at least one, in your own words.")
        record = self._kept(call)
        opened = self.companion.drafting.rewrite(record.id, own=own, expected_version=record.version)
        return self._shown(opened, message.said(opened.draft))

    def check(self, call: Call) -> Answer:
        """The text as it stands after a pause, read again. What is in the field stays as it is."""
        opened = self._typed(call)
        return self._shown(opened, message.said(opened.draft), rev=call.kept(Desk).rev)

    def fix(self, call: Call) -> Answer:
        """Apply a finding's fix."""
        opened = self._typed(call)
        finding = found_again(opened.draft, call.act.on)
        if finding is None:
            return self._shown(opened, "That is settled already. The text was read again.")
        record = opened.record
        body = mended(opened.draft.body, finding)
        changed = self.companion.drafting.edit(record.id, subject=record.subject, body=body, expected_version=record.version)
        return self._shown(changed, message.said(changed.draft))

    def known(self, call: Call) -> Answer:
        """The person vouches for a sentence: it stays as their fact."""
        opened = self._typed(call)
        finding = found_again(opened.draft, call.act.on)
        if finding is None:
            return self._shown(opened, "That is settled already. The text was read again.")
        fact = quoted(opened.draft.body, finding)
        settled = self.companion.drafting.settle(opened.record.id, known_fact=fact, expected_version=opened.record.version)
        return self._shown(settled, message.said(settled.draft))

    def keep_it(self, call: Call) -> Answer:
        """Keep what a rule would rather not have."""
        opened = self._typed(call)
        settled = self.companion.drafting.settle(opened.record.id, confirm=call.act.on, expected_version=opened.record.version)
        return self._shown(settled, message.said(settled.draft))

    def back_to(self, call: Call) -> Answer:
        """An earlier version becomes the newest one."""
        draft, version = self._open(call)
        old = next((one for one in self.companion.drafting.versions(draft) if one.version == call.act.number), None)
        if old is None:
            raise UsageError("That version is not there any more.", "Load the page again.")
        opened = self.companion.drafting.edit(old.id, subject=old.subject, body=old.body, expected_version=version)
        return self._shown(opened, "The earlier version is back. The one before it stays in the list.")

    def review(self, call: Call) -> Answer:
        """Mark as reviewed: the text as it stands in the field."""
        opened = self._typed(call)
        record = self.companion.drafting.review(opened.record.id, expected_version=opened.record.version)
        reviewed = OpenDraft(record=record, draft=opened.draft)
        return self._shown(reviewed, "Marked as reviewed. Copy it, or open it in your mail program; nothing is sent from here.")

    def copied(self, _: Call) -> Answer:
        """Say that the text is on the clipboard."""
        return Answer(said="Copied. Paste it where you want to send it from.")

    def sent(self, call: Call) -> Answer:
        """The person notes that they sent it."""
        draft, _version = self._open(call)
        self.companion.drafting.note_sent(draft)
        return self._shown(self.companion.drafting.open(draft), "Noted. Silence is normal, and says nothing about you.")

    def outcome(self, call: Call) -> Answer:
        """What came of a sent message, in the person's word."""
        draft, _version = self._open(call)
        opened = self.companion.drafting.open(draft)
        thread = self._thread(opened.record)
        if thread is None or call.act.on not in OUTCOMES:
            raise UsageError("There is nothing noted as sent here.", "Note first that you sent it.")
        self.companion.drafting.note_outcome(thread, call.act.on)  # type: ignore[arg-type]  # one of OUTCOMES
        return self._shown(opened, "Noted.")

    def _open(self, call: Call) -> tuple[str, int]:
        """The open draft and the version the page shows."""
        desk = call.kept(Desk)
        if desk.draft is None:
            raise UsageError("No draft is open here.", "Open one from the list.")
        return desk.draft, desk.version

    def _kept(self, call: Call) -> DraftRecord:
        """The answers as they stand, stored."""
        draft, version = self._open(call)
        return self.companion.drafting.keep(
            draft,
            own=OwnWords(lines=_answers(call.act)),
            channel=Channel(call.act.text("channel") or Channel.EMAIL),
            how_known=call.act.text("how-known"),
            expected_version=version,
        )

    def _typed(self, call: Call) -> OpenDraft:
        """The text in the field, stored and read. What could not be read is not stored, so that the page stays at its version."""
        draft, version = self._open(call)
        body = str(call.act.fields.get("body", "")).replace("\r\n", "\n")
        subject = " ".join(call.act.text("subject").split())
        if not any(character.isalnum() for character in body):
            raise EmptyText("The message is empty.", "Type something, or bring an earlier version back.")
        if len(subject) + len(body) > MOST_TYPED:
            raise TextTooLong(
                f"This message has {len(body):,} characters.", "Nobody reads that much; cut it down to be read again."
            )
        return self.companion.drafting.edit(draft, subject=subject or None, body=body, expected_version=version)

    def _shown(self, opened: OpenDraft, said: str = "", *, rev: str = "") -> Answer:
        record = opened.record
        rev = rev or _mark()
        desk = Desk(draft=record.id, version=record.version, rev=rev)
        html = render("draft.html", rev=rev, **self._words(record), **self._message(opened))
        return self._changed(html, desk, said)

    def _changed(self, html: Markup, desk: Desk, said: str = "") -> Answer:
        return Answer({self.panel: view(html), self.desk: view(Markup(), desk)}, said)

    def _words(self, record: DraftRecord) -> dict[str, Any]:
        """The three questions with what was typed; and, before there is a message, what there is to work with."""
        outreach = self.companion.outreach
        answers = [*record.own.lines, "", "", ""][: len(QUESTIONS_FOR_YOU)]
        return {
            "record": record,
            "plan": None if record.body else outreach.plan(record.mentee, record.mentor, own=record.own, channel=record.channel),
            "questions": list(zip(QUESTIONS_FOR_YOU, answers, strict=True)),
            "limit": MAX_OWN_LINE,
            "channels": CHANNELS,
            "mentor": self.companion.profiles.get(record.mentor),
        }

    def _message(self, opened: OpenDraft) -> dict[str, Any]:
        record = opened.record
        versions = self.companion.drafting.versions(record.id)
        return {
            **message.values(opened, versions),
            "thread": self._thread(record),
            "outcomes": OUTCOMES,
            "carried": self._carried(record),
        }

    def _carried(self, record: DraftRecord) -> Any:
        return self.companion.drafting.carry(record.id) if record.state != "draft" else None

    def _thread(self, record: DraftRecord) -> Thread | None:
        return next((one for one in self.companion.drafting.threads(record.mentee) if one.draft_id == record.id), None)

    def _row(self, draft: DraftRecord, thread: Thread | None) -> dict[str, Any]:
        return {
            "draft": draft,
            "to": self._name(draft.mentor),
            "by": self._name(draft.mentee),
            "thread": thread,
            "outcomes": OUTCOMES,
        }

    def _name(self, who: str) -> str:
        try:
            return self.companion.profiles.get(who).name
        except CompanionError:
            return "somebody who is no longer here"

    def _here(self) -> Answer:
        return Answer({self.tabs: gr.update(selected="drafts")})


def _answers(act: Act) -> tuple[str, ...]:
    """The three answers as typed, each on one line; an empty one keeps its place."""
    return tuple(" ".join(act.text(f"own-{number}").split()) for number in range(len(QUESTIONS_FOR_YOU)))


def _own(act: Act) -> OwnWords:
    return OwnWords(lines=_answers(act))


def _mark() -> str:
    return secrets.token_hex(4)
