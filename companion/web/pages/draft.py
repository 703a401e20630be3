"""Drafts: the list, who writes, and your words first; what follows once a message is there stands in `letter`."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup

from companion.domain.drafts import DraftRecord, Thread
from companion.domain.outreach import MAX_OWN_LINE, QUESTIONS_FOR_YOU, Channel, OwnWords
from companion.errors import InputError, UnknownPerson
from companion.services.drafting import OpenDraft
from companion.services.outreach import DraftRequest
from companion.web.edge import Answer, Call, Edge
from companion.web.fields import SIX
from companion.web.pages import message
from companion.web.pages.letter import OUTCOMES, Desk, Letter, open_draft
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


class DraftPage:
    """The second page."""

    def __init__(self, companion: Companion, you: You) -> None:
        self.companion, self._you = companion, you
        self.letter = Letter(companion, self._shown)

    def build(self, tabs: gr.Tabs) -> None:
        """One panel, whose content follows the draft from first words to reviewed text, and what it keeps, unseen."""
        self.tabs = tabs
        self.panel = panel(name="draft")
        self.desk = panel(name="desk", visible="hidden")

    def wire(self, edge: Edge) -> None:
        """What happens on this page."""
        words_first = {"list": self.leave, "open": self.reopen, "who": self.who, "write": self.write}
        acts = {**words_first, **self.letter.acts()}
        edge.on_panel(self.panel.click, acts, inputs=[self.desk], outputs=[*self.outputs, *self._you.outputs])
        typed = {"keep": self.keep, "check": self.letter.check}
        edge.on_panel(self.panel.input, typed, inputs=[self.desk], outputs=self.outputs, last_wins=True)

    @property
    def outputs(self) -> list[Any]:
        """What changes on this page."""
        return [self.panel, self.desk, self.tabs]

    def listed(self) -> Answer:
        """The drafts there are."""
        rows = [self._row(draft) for draft in self.companion.drafting.latest()]
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
        me = self._you.keep(call.act)
        return self._you.became(me).and_also(self.begin(mentor=call.kept(Desk).mentor or "", mentee=me.id))

    def keep(self, call: Call) -> Answer:
        """What was typed so far is stored after a pause; nothing on the page moves."""
        record = self._kept(call)
        return Answer(self._on_desk(call.kept(Desk).model_copy(update={"version": record.version})))

    def write(self, call: Call) -> Answer:
        """A message from the words."""
        own = OwnWords(lines=_answers(call.act))
        if not own:
            raise InputError("None of the three questions is answered yet.", "Answer at least one, in your own words.")
        record = self._kept(call)
        opened = self.companion.drafting.rewrite(record.id, own=own, expected_version=record.version)
        return self._shown(opened, message.said(opened.draft))

    def _kept(self, call: Call) -> DraftRecord:
        """The answers as they stand, stored."""
        draft, version = open_draft(call)
        return self.companion.drafting.keep(
            draft,
            own=OwnWords(lines=_answers(call.act)),
            channel=Channel(call.act.text("channel") or Channel.EMAIL),
            how_known=call.act.text("how-known"),
            expected_version=version,
        )

    def _shown(self, opened: OpenDraft, said: str = "", *, rev: str = "") -> Answer:
        record, rev = opened.record, rev or _mark()
        desk = Desk(draft=record.id, version=record.version, rev=rev)
        html = render("draft.html", rev=rev, **self._words(record), **self._message(opened))
        return self._changed(html, desk, said)

    def _changed(self, html: Markup, desk: Desk, said: str = "") -> Answer:
        return Answer({self.panel: view(html), **self._on_desk(desk)}, said)

    def _on_desk(self, desk: Desk) -> dict[Any, Any]:
        """What the page keeps. Its unseen mark makes every answer a change, which the page's script waits for."""
        return {self.desk: view(Markup(_mark()), desk)}

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
        record, drafting = opened.record, self.companion.drafting
        return {
            **message.values(opened, drafting.versions(record.id)),
            "thread": self.letter.thread(record),
            "outcomes": OUTCOMES,
            "carried": None if record.state == "draft" else drafting.carry(record.id),
        }

    def _row(self, draft: DraftRecord) -> dict[str, Any]:
        thread: Thread | None = self.letter.thread(draft)
        return {"draft": draft, "to": self._name(draft.mentor), "by": self._name(draft.mentee), "thread": thread}

    def _name(self, who: str) -> str:
        try:
            return self.companion.profiles.get(who).name
        except UnknownPerson:
            return "somebody who is no longer here"

    def _here(self) -> Answer:
        return Answer({self.tabs: gr.update(selected="drafts")})


def _answers(act: Act) -> tuple[str, ...]:
    """The three answers as typed, each on one line; an empty one keeps its place."""
    return tuple(" ".join(act.text(f"own-{number}").split()) for number in range(len(QUESTIONS_FOR_YOU)))


def _mark() -> str:
    return secrets.token_hex(4)
