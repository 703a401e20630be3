"""Drafts: the list, who writes, and the open draft as a whole; what happens on it stands in the files beside this one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup

from companion.domain.outreach.drafts import DraftRecord
from companion.domain.outreach.outreach import QUESTIONS_FOR_YOU
from companion.errors import Conflict, UnknownPerson
from companion.services.outreach.drafting import OpenDraft
from companion.services.outreach.outreach import DraftRequest
from companion.web.edge import Edge
from companion.web.events import Answer, Answers, Call, GrowingHandler, Handler
from companion.web.fields import SIX
from companion.web.pages import sheet
from companion.web.pages.afterwards import NOTED, Afterwards, thread_of
from companion.web.pages.desk import Desk, mark
from companion.web.pages.letter import Letter
from companion.web.pages.offers import Offered
from companion.web.pages.writing import Writing
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.you import You
    from companion.wiring import Companion


class DraftPage:
    """The second page."""

    def __init__(self, companion: Companion, you: You) -> None:
        self.companion, self._you = companion, you

    def build(self, tabs: gr.Tabs) -> None:
        """A text that grows, a panel that follows the draft from first words to reviewed text, and what it keeps, unseen."""
        self.tabs = tabs
        self.growing = panel(name="growing")
        self.panel = panel(name="draft")
        self.desk = panel(name="desk", visible="hidden")
        self.writing = Writing(self.companion, self._shown, self.growing)
        self.offered = Offered(self.companion, self._shown, self.writing)
        self.letter = Letter(self.companion, self._shown)
        self.afterwards = Afterwards(self.companion, self._shown)

    def wire(self, edge: Edge) -> None:
        """What happens on this page."""
        acts: dict[str, GrowingHandler] = {
            **{"list": self.leave, "open": self.reopen, "who": self.who, "agree": self.agree},
            **self.writing.acts(),
            **self.offered.acts(),
            **self.letter.acts(),
            **self.afterwards.acts(),
        }
        outputs = [*self.outputs, self.growing, *self._you.outputs]
        edge.on_growing_panel(
            self.panel.click, {name: self._without_loss(act) for name, act in acts.items()}, inputs=[self.desk], outputs=outputs
        )
        edge.on_panel(self.growing.click, {"stop": self.writing.stop}, inputs=[self.growing], outputs=[self.growing])
        typed = {"keep": self._one_without_loss(self.keep), "check": self._one_without_loss(self.letter.check)}
        edge.on_panel(self.panel.input, typed, inputs=[self.desk], outputs=self.outputs, last_wins=True)

    @property
    def outputs(self) -> list[Any]:
        """What changes on this page."""
        return [self.panel, self.desk, self.tabs]

    def listed(self) -> Answer:
        """The drafts there are, and the reminders whose day has come."""
        records = self.companion.drafting.latest()
        due = [{"thread": one, "to": self._name(one.mentor)} for one in self.afterwards.due(records)]
        rows = [self._row(draft) for draft in records]
        return self._changed(render("drafts.html", drafts=rows, due=due, noted=NOTED, focus=mark()), Desk())

    def leave(self, _: Call) -> Answer:
        """Back to the list."""
        return self.listed().and_also(Answer(said="All your drafts."))

    def opened(self, draft_id: str) -> Answer:
        """One draft, as it is found by a reload or in the list."""
        record = self.companion.drafts.get(draft_id)
        if record is not None and not record.mentor:
            return self._left(record).and_also(self._here())
        return self._shown(self.companion.composing.open(draft_id)).and_also(self._here())

    def reopen(self, call: Call) -> Answer:
        """Open a draft of the list."""
        return self.opened(call.act.on).and_also(Answer(said="The draft is open."))

    def begin(self, *, mentor: str, mentee: str | None, need: str | None = None) -> Answer:
        """A new draft to somebody, for a need; asks first who writes when nobody said, the need as goal to begin with."""
        addressee = self.companion.profiles.get(mentor)
        if mentee is None:
            typed = {"mentoring.goal": need or ""}
            fields = [(field, typed.get(field.path, "")) for field in SIX]
            html = render("who.html", mentor=addressee, fields=fields, focus=mark())
            asked = self._changed(html, Desk(mentor=addressee.id, need=need), "Who is writing? A name is enough.")
            return asked.and_also(self._here())
        opened = self.companion.drafting.begin(DraftRequest(mentee=mentee, mentor=addressee.id), need=need)
        return self._shown(opened, "Your words first: three short questions.").and_also(self._here())

    def who(self, call: Call) -> Answer:
        """The writer, from the short form; then on to the draft."""
        me, desk = self._you.keep(call.act), call.kept(Desk)
        return self._you.became(me).and_also(self.begin(mentor=desk.mentor or "", mentee=me.id, need=desk.need))

    def keep(self, call: Call) -> Answer:
        """What was typed so far is stored after a pause; nothing on the page moves, unless it is another kind of message now."""
        desk = call.kept(Desk)
        before = self.companion.drafts.get(desk.draft or "")
        record = self.writing.keep(call)
        if before is not None and before.kind != record.kind:
            return self._shown(self.companion.composing.open(record.id), desk=desk)
        newest = self.companion.drafts.get(record.id) or record
        return Answer(self._on_desk(desk.model_copy(update={"version": newest.version})))

    def agree(self, call: Call) -> Iterator[Answer]:
        """A yes to what would be sent, for these two people; then what was waited for."""
        record, desk = self.writing.agree(call), call.kept(Desk).offering(waiting=None)
        task = call.kept(Desk).offers.waiting
        if task is None or task.task == "write":
            yield from self.writing.go_on(record, desk)
        else:
            yield self.offered.go_on(record, desk, task)

    def _without_loss(self, act: GrowingHandler) -> GrowingHandler:
        """An act that shows both texts where another window stored one meanwhile."""

        def run(call: Call) -> Iterator[Answer]:
            try:
                yield from _each(act(call))
            except Conflict:
                yield self.letter.both(call)

        return run

    def _one_without_loss(self, act: Handler) -> Handler:
        return lambda call: next(_each(self._without_loss(act)(call)))

    def _shown(self, opened: OpenDraft, said: str = "", *, desk: Desk | None = None, trouble: bool = False) -> Answer:
        """A draft on the page. While two windows differ, the page stays at the version it had, so that none is written over."""
        record, desk = opened.record, desk or Desk()
        version = desk.version if desk.other else record.version
        desk = desk.model_copy(update={"draft": record.id, "version": version})
        values = {
            **sheet.words_values(self.companion, record, desk),
            **sheet.message_values(self.companion, opened, desk),
            "sending": self._sending(record, desk),
            "desk": desk,
        }
        return self._changed(render("draft.html", **values), desk, said, trouble=trouble)

    def _left(self, record: DraftRecord) -> Answer:
        """A draft to somebody who was forgotten: one's own words, and nothing to be done with them here."""
        answers = [(question, line) for question, line in zip(QUESTIONS_FOR_YOU, record.own.lines, strict=False) if line]
        return self._changed(render("draft_left.html", answers=answers, focus=mark()), Desk())

    def _sending(self, record: DraftRecord, desk: Desk) -> sheet.Sending | None:
        """What waits for a yes, shown in full; None where nothing waits."""
        task = desk.offers.waiting
        if task is None:
            return None
        composing = self.companion.composing
        outgoing = composing.outgoing(record) if task.task == "write" else self.offered.preview(record, task)
        return sheet.sending(self.companion, record, outgoing) if outgoing else None

    def _changed(self, html: Markup, desk: Desk, said: str = "", *, trouble: bool = False) -> Answer:
        return Answer({self.panel: view(html), **self._on_desk(desk)}, said, trouble)

    def _on_desk(self, desk: Desk) -> dict[Any, Any]:
        """What the page keeps. Its unseen mark makes every answer a change, which the page's script waits for."""
        return {self.desk: view(Markup(mark()), desk)}

    def _row(self, draft: DraftRecord) -> dict[str, Any]:
        thread = thread_of(self.companion.drafting, draft)
        return {"draft": draft, "to": self._name(draft.mentor), "by": self._name(draft.mentee), "thread": thread}

    def _name(self, who: str) -> str:
        try:
            return self.companion.profiles.get(who).name
        except UnknownPerson:
            return "somebody who is no longer here"

    def _here(self) -> Answer:
        """The page with the drafts. It is drawn when it is first turned to; later, the page's script turns to it."""
        return Answer({self.tabs: gr.update(selected="drafts")})


def _each(answers: Answers) -> Iterator[Answer]:
    return iter([answers]) if isinstance(answers, Answer) else answers
