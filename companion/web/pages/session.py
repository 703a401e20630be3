"""Sessions: whom one talks with, and one page before, during and after a talk, for the mentee and for the mentor alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup

from companion.domain.agenda.agenda import Side
from companion.errors import InputError, UsageError
from companion.web.edge import Edge
from companion.web.events import Answer, Call, Handler
from companion.web.pages import session_people, session_sheet
from companion.web.pages.session_bond import Bond
from companion.web.pages.session_desk import SessionDesk, mark, nobody_yet
from companion.web.pages.session_notes import Noting
from companion.web.pages.session_plan import Plans
from companion.web.pages.session_reflection import Thinking
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.you import You
    from companion.wiring import Companion

READ_FIRST = "Please read what stands here first. Nothing was stored."


class SessionPage:
    """The page of sessions."""

    def __init__(self, companion: Companion, you: You) -> None:
        self.companion, self._you = companion, you

    def build(self) -> None:
        """A panel that follows from the list into an open session, and what it keeps, unseen."""
        self.panel = panel(name="session")
        self.desk = panel(name="session-desk", visible="hidden")
        parts = (self.companion, self.open_desk, self.shown, self.stopped)
        self.plans, self.noting, self.thinking, self.bond = Plans(*parts), Noting(*parts), Thinking(*parts), Bond(*parts)

    def wire(self, edge: Edge, tab: gr.Tab) -> None:
        """What happens on this page."""
        kept = [self.desk, self._you.panel]
        edge.on(tab.select, self.visited, inputs=kept, outputs=self.outputs)
        acts: dict[str, Handler] = {
            **{"me": self.be, "look": self.look, "open": self.open, "begin": self.begin, "list": self.leave, "back": self.back},
            **{"yes": self.say_yes, "no": self.say_no},
            **self.parts(),
        }
        edge.on_panel(self.panel.click, acts, inputs=kept, outputs=[*self.outputs, *self._you.outputs])

    def parts(self) -> Mapping[str, Handler]:
        """What is pressed in an open session, by name."""
        return {**self.plans.acts(), **self.noting.acts(), **self.thinking.acts(), **self.bond.acts()}

    @property
    def outputs(self) -> list[Any]:
        """What changes on this page."""
        return [self.panel, self.desk]

    def open_desk(self, call: Call) -> SessionDesk:
        """The desk of an event. Raises UsageError when nobody is chosen, or the session is somebody else's."""
        me, desk = self._me(call), call.kept(SessionDesk)
        if not desk.other or desk.me != me:
            raise UsageError("No session is open here.", "Choose whom you talk with.")
        return desk

    def visited(self, call: Call) -> Answer:
        """The page when it is turned to: an open session of one's own stays, else the list."""
        me, desk = self._you.person(call.inputs[1]), call.kept(SessionDesk)
        if me and desk.other and desk.me == me:
            return Answer({self.desk: view(Markup(mark()), desk)})
        return self.listed(me)

    def look(self, call: Call) -> Answer:
        """The page as it stands now, when its tab is pressed once more: the other may have noted something meanwhile."""
        me, desk = self._you.person(call.inputs[1]), call.kept(SessionDesk)
        now = self.shown(desk.at("")) if me and desk.other and desk.me == me else self.listed(me)
        return now.and_also(Answer(said="This is how it stands now."))

    def listed(self, me: str | None, said: str = "") -> Answer:
        """Whom somebody talks with; asks who they are when nobody said."""
        if me is None:
            people = [] if self._you.is_given else session_people.everybody(self.companion, first="mentee")
            html = render("session_who.html", people=people, given=self._you.is_given, focus=mark())
            return self._changed(html, SessionDesk(), said)
        person = self.companion.profiles.get(me)
        html = render(
            "session_list.html", me=person, talks=session_people.talks(self.companion, person),
            people=session_people.to_begin_with(self.companion, person), focus=mark(),
            suggested=[one for one in self.companion.proposal_views.for_person(me) if one.side == "mentee"],
        )  # fmt: skip
        return self._changed(html, SessionDesk(), said)

    def be(self, call: Call) -> Answer:
        """Be somebody who is here."""
        me = session_people.chosen(self.companion, self._you, call.act)
        return self._you.became(me).and_also(self.listed(me.id, f"You look as {me.name}."))

    def leave(self, call: Call) -> Answer:
        """Back to the list."""
        return self.listed(self._you.person(call.inputs[1]), "Everybody you talk with.")

    def begin(self, call: Call) -> Answer:
        """Note that one is in contact with somebody, and open it."""
        me = self._me(call)
        typed = call.act.text("other-who") or call.act.text("with")
        if not typed:
            raise InputError("It is not said with whom.", "Choose somebody, or write their name, id or address.")
        other = session_people.begun_with(self.companion, self._you, me, typed)
        side: Side = "mentor" if call.act.text("side") == "mentor" else "mentee"
        mentee, mentor = (me, other) if side == "mentee" else (other, me)
        known = self.companion.relationships.begin(me, mentee=mentee, mentor=mentor)
        return self._opened(me, known.mentor if side == "mentee" else known.mentee, side)

    def open(self, call: Call) -> Answer:
        """Open a session of the list."""
        me = self._me(call)
        side, _, other = call.act.on.partition(" ")
        if side not in ("mentee", "mentor"):
            raise UsageError("That belongs to an earlier state of the page.", "Load the page again.")
        return self._opened(me, other, "mentor" if side == "mentor" else "mentee")

    def say_yes(self, call: Call) -> Answer:
        """Yes to somebody who was suggested, or to another of the choices; they are asked next."""
        me, (proposal, _, choose) = self._me(call), call.act.on.partition(" ")
        self.companion.proposals.answer(proposal, me, yes=True, choose=choose or None)
        return self.listed(me, "You said yes. They are asked next; a no would come without a reason.")

    def say_no(self, call: Call) -> Answer:
        """No to somebody who was suggested; no reason is asked."""
        me = self._me(call)
        self.companion.proposals.answer(call.act.on, me, yes=False)
        return self.listed(me, "You said no. No reason is asked or kept, and somebody else may be suggested.")

    def back(self, call: Call) -> Answer:
        """Back from a boundary to the session as it was."""
        return self.shown(self.open_desk(call).at(""), "Nothing of it was kept.")

    def shown(self, desk: SessionDesk, said: str = "", *, trouble: bool = False) -> Answer:
        """A session on the page."""
        values = session_sheet.values(self.companion, desk)
        drawn = desk.changed(bond_version=values["relationship"].version)
        return self._changed(render("session.html", **values), drawn, said, trouble=trouble)

    def stopped(self, desk: SessionDesk, *texts: str, to_somebody: bool = False) -> Answer | None:
        """A boundary alone, where somebody's words meet one that stops; nothing of them is stored."""
        boundary = self.companion.session_keeping.met(desk.me, *texts, to_somebody=to_somebody)
        if boundary is None or not boundary.stop:
            return None
        return self._changed(render("session_stop.html", boundary=boundary, focus=mark()), desk, READ_FIRST)

    def _me(self, call: Call) -> str:
        me = self._you.person(call.inputs[1])
        if me is None:
            raise nobody_yet()
        return me

    def _opened(self, me: str, other: str, side: Side) -> Answer:
        person = self.companion.profiles.get(other)
        return self.shown(SessionDesk(me=me, other=person.id, side=side).at("top"), f"Your session with {person.name}.")

    def _changed(self, html: Markup, desk: SessionDesk, said: str = "", *, trouble: bool = False) -> Answer:
        return Answer({self.panel: view(html), self.desk: view(Markup(mark()), desk)}, said, trouble)
