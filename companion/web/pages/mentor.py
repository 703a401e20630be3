"""Being asked: a mentor's places and pauses, requests to answer, and a message received that becomes brief, agenda and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup
from pydantic import BaseModel, Field

from companion.domain.boundaries.boundary import Boundary
from companion.domain.outreach.received import MAX_MESSAGE
from companion.domain.relationship import Phase
from companion.errors import UsageError
from companion.services.sessions.received import AnswerWanted, Received
from companion.web.edge import Edge
from companion.web.events import Answer, Call
from companion.web.pages import session_people
from companion.web.pages.session_desk import mark, nobody_yet
from companion.web.pages.session_notes import day_of
from companion.web.panel import Act, panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.you import You
    from companion.wiring import Companion

READ_FIRST = "Please read what stands here first. Nothing was kept."
GO_ON = "I have read it, and it does not say that. Go on"
MADE = "Nothing was sent or kept. The words are yours to change and to send."


class MentorDesk(BaseModel):
    """What the page keeps: who is asked, and what a message or a declined request came to. `rev` marks the message's form."""

    me: str = ""
    received: Received | None = None
    rev: str = Field(default_factory=mark)
    places_rev: str = Field(default_factory=mark)


class MentorPage:
    """The page of whoever is asked."""

    def __init__(self, companion: Companion, you: You) -> None:
        self.companion, self._you = companion, you

    def build(self) -> None:
        """A panel, and what it keeps, unseen."""
        self.panel = panel(name="mentor")
        self.desk = panel(name="mentor-desk", visible="hidden")

    def wire(self, edge: Edge, tab: gr.Tab) -> None:
        """What happens on this page."""
        kept = [self.desk, self._you.panel]
        edge.on(tab.select, self.visited, inputs=kept, outputs=self.outputs)
        acts = {
            "me": self.be, "places": self.places, "resume": self.resume, "yes": self.accept, "no": self.decline,
            "read": self.read, "decline-message": self.decline_message, "put-away": self.put_away, "back": self.visited,
            "look": self.look,
        }  # fmt: skip
        edge.on_panel(self.panel.click, acts, inputs=kept, outputs=[*self.outputs, *self._you.outputs])

    @property
    def outputs(self) -> list[Any]:
        """What changes on this page."""
        return [self.panel, self.desk]

    def visited(self, call: Call) -> Answer:
        """The page when it is turned to: what was made of a message stays."""
        me, desk = self._you.person(call.inputs[1]), call.kept(MentorDesk)
        return self.shown(me, desk if desk.me == me else MentorDesk())

    def look(self, call: Call) -> Answer:
        """The page as it stands now, when its tab is pressed once more: somebody may have asked meanwhile."""
        return self.visited(call).and_also(Answer(said="This is how it stands now."))

    def be(self, call: Call) -> Answer:
        """Be somebody who is here."""
        me = session_people.chosen(self.companion, self._you, call.act)
        return self._you.became(me).and_also(self.shown(me.id, MentorDesk(), f"You look as {me.name}."))

    def shown(self, me: str | None, desk: MentorDesk, said: str = "", *, focus: str = "") -> Answer:
        """The page of one mentor; asks who it is when nobody said."""
        if me is None:
            people = [] if self._you.is_given else session_people.everybody(self.companion, first="mentor")
            html = render("mentor_who.html", people=people, given=self._you.is_given, focus=mark())
            return self._changed(html, MentorDesk(), said)
        now = desk.model_copy(update={"me": me})
        html = render(
            "mentor.html", me=self.companion.profiles.get(me), places=self.companion.capacity.of(me), desk=now,
            requests=[one for one in self.companion.proposal_views.for_person(me) if one.side == "mentor"],
            promises=self._own_promises(me), most=MAX_MESSAGE, focus=mark() if focus else "", focus_at=focus,
        )  # fmt: skip
        return self._changed(html, now, said)

    def places(self, call: Call) -> Answer:
        """How many places there are, and until when one pauses."""
        me, act = self._me(call), call.act
        number = act.text("places")
        if number and not number.isdecimal():
            raise UsageError(f"“{number}” is no number of places.", "Write a whole number, or leave it empty.")
        wanted = int(number[:4]) if number else None
        version = self.companion.capacity.of(me).version
        self.companion.capacity.change(me, places=wanted, paused_until=day_of(act.text("pause")), expected_version=version)
        return self.shown(me, self._fresh(call), "Said. It counts as confirmed today.", focus="places")

    def resume(self, call: Call) -> Answer:
        """End a pause."""
        me = self._me(call)
        now = self.companion.capacity.of(me)
        self.companion.capacity.change(me, places=now.places, paused_until=None, expected_version=now.version)
        return self.shown(me, self._fresh(call), "The pause is over.", focus="places")

    def accept(self, call: Call) -> Answer:
        """Say yes to a request; both have then, and it can begin."""
        me = self._me(call)
        asked = next((one for one in self.companion.proposal_views.for_person(me) if one.id == call.act.on), None)
        self.companion.proposals.answer(call.act.on, me, yes=True)
        if asked is not None:
            self.companion.relationships.begin(me, mentee=asked.other.id, mentor=me)
        return self.shown(me, call.kept(MentorDesk), "You both said yes. It stands among your sessions now.", focus="requests")

    def decline(self, call: Call) -> Answer:
        """Say no to a request, without a reason; a kind note to send by hand comes with it."""
        me = self._me(call)
        asked = next((one for one in self.companion.proposal_views.for_person(me) if one.id == call.act.on), None)
        self.companion.proposals.answer(call.act.on, me, yes=False)
        note = self.companion.receiving.kind_no(me, asked.other.id, others=bool(call.act.text("others"))) if asked else None
        said = f"You said no. No reason is kept. {MADE}{_without_names(call.act, note)}"
        return self.shown(me, self._with(call, note), said, focus="received")

    def read(self, call: Call) -> Answer:
        """What a message that was pasted comes to: the question word for word, a brief, an agenda, an answer to edit."""
        return self._answered(call, AnswerWanted())

    def decline_message(self, call: Call) -> Answer:
        """Decline a message kindly; no reason is shown."""
        return self._answered(call, AnswerWanted(decline=True, others=bool(call.act.text("others"))))

    def put_away(self, call: Call) -> Answer:
        """Put what was made away."""
        return self.shown(self._me(call), MentorDesk(), "Put away. Nothing of it was kept.", focus="message")

    def _answered(self, call: Call, wanted: AnswerWanted) -> Answer:
        me = self._me(call)
        found = self.companion.receiving.answer(me, call.act.text("message"), wanted)
        if found.boundary and found.boundary.stop:
            return self._stopped(found.boundary, call.kept(MentorDesk))
        said = f"{MADE}{_without_names(call.act, found) if wanted.decline else ''}"
        return self.shown(me, self._with(call, found), said, focus="received")

    def _stopped(self, boundary: Boundary, desk: MentorDesk) -> Answer:
        return self._changed(render("session_stop.html", boundary=boundary, goes_on=GO_ON, focus=mark()), desk, READ_FIRST)

    def _own_promises(self, me: str) -> list[Any]:
        """What one promised and has not settled, to people with whom it goes on."""
        known = self.companion.relationships.of(me)
        over = {who for one in known if one.phase is Phase.ENDED for who in (one.mentee, one.mentor)}
        over -= {who for one in known if one.phase is not Phase.ENDED for who in (one.mentee, one.mentor)}
        own = [
            one
            for one in self.companion.session_keeping.promises(me)
            if one.who == me and one.state in {"open", "moved"} and one.other not in over
        ]
        return [{"promise": one, "to": self._name(one.other)} for one in own]

    def _name(self, who: str) -> str:
        person = self.companion.people.get(who)
        return person.name if person else "somebody who is no longer here"

    def _me(self, call: Call) -> str:
        me = self._you.person(call.inputs[1])
        if me is None:
            raise nobody_yet()
        return me

    def _with(self, call: Call, received: Received | None) -> MentorDesk:
        return call.kept(MentorDesk).model_copy(update={"received": received})

    def _fresh(self, call: Call) -> MentorDesk:
        """The desk, with the places starting from what is stored."""
        return call.kept(MentorDesk).model_copy(update={"places_rev": mark()})

    def _changed(self, html: Markup, desk: MentorDesk, said: str = "") -> Answer:
        return Answer({self.panel: view(html), self.desk: view(Markup(mark()), desk)}, said)


def _without_names(act: Act, note: Received | None) -> str:
    """What is said where fewer names of others were found than wished."""
    return f" {note.note}" if act.text("others") and note is not None and note.note else ""
