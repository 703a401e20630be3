"""The agenda on the session page: prepared, edited by hand with its minutes kept, and carried away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from companion.domain.agenda import edits
from companion.domain.agenda.agenda import Agenda
from companion.domain.agenda.view import seen_by
from companion.domain.boundaries.boundary import StoppedAt
from companion.errors import UsageError
from companion.services.sessions.agendas import AgendaRequest
from companion.web.edge import Answer, Call, Handler
from companion.web.pages.session_desk import ReadsDesk, SessionDesk, ShowsSession, Stops, asked_in, start_of
from companion.web.panel import Act

if TYPE_CHECKING:
    from companion.wiring import Companion


Edit = Callable[[Agenda, int, Act], Agenda]


class Plans:
    """The part of the session page that holds the agenda."""

    def __init__(self, companion: Companion, desk: ReadsDesk, show: ShowsSession, stops: Stops) -> None:
        self.companion, self._desk, self._show, self._stops = companion, desk, show, stops

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        edited: dict[str, tuple[Edit, str]] = {
            "block": (_block, "Changed. The sum of the minutes stays."),
            "up": (lambda plan, block, _: edits.moved(plan, block, block - 1), "Moved up."),
            "down": (lambda plan, block, _: edits.moved(plan, block, block + 1), "Moved down."),
            "out": (lambda plan, block, _: edits.without(plan, block), "Taken out; its minutes went to the others."),
        }
        changes = {name: self._changing(edit, said) for name, (edit, said) in edited.items()}
        return {"prepare": self.prepare, "carry": self.carry, "length": self.length, **changes}

    def prepare(self, call: Call) -> Answer:
        """One plan; what is shown of it is the view of both, and one's own."""
        asked = asked_in(call.act)
        before, zone = self._desk(call), self.companion.lexicon.zone(asked.zone) or asked.zone
        desk = before.changed(asked=asked.model_copy(update={"zone": zone}))
        request = self._request(desk)
        if stopped := self._stops(before, request.question, request.notes):
            return stopped
        plan = seen_by(self.companion.agendas.prepare(request), desk.side)
        if plan.boundary and plan.boundary.stop:
            raise StoppedAt(plan.boundary)
        prepared = desk.fresh("plan").changed(plan=plan, carried=False).at("plan")
        return self._show(prepared, f"Prepared: {plan.minutes} minutes. Nobody was invited and nothing was sent.")

    def length(self, call: Call) -> Answer:
        """The plan at another length."""
        desk = self._desk(call)
        minutes = _number(call.act.text("whole"))
        return self._edited(desk, edits.with_length(_plan(desk), minutes), f"The session has {minutes} minutes now.")

    def carry(self, call: Call) -> Answer:
        """The files and texts that people carry away."""
        desk = self._desk(call)
        return self._show(desk.changed(carried=_plan(desk) is not None).at("carry"), "Ready to save or copy.")

    def _changing(self, edit: Edit, said: str) -> Handler:
        def run(call: Call) -> Answer:
            desk = self._desk(call)
            return self._edited(desk, edit(_plan(desk), call.act.number, call.act), said)

        return run

    def _edited(self, desk: SessionDesk, plan: Agenda, said: str) -> Answer:
        if stopped := self._stops(desk, *(block.text for block in plan.blocks)):
            return stopped
        read = self.companion.agendas.read_again(plan, mentee=desk.mentee)
        return self._show(desk.fresh("plan").changed(plan=read), said)

    def _request(self, desk: SessionDesk) -> AgendaRequest:
        asked, keeping = desk.asked, self.companion.session_keeping
        note = keeping.last_note(desk.me, desk.other)
        promised = keeping.between(desk.me, desk.other, waiting=True)
        return AgendaRequest(
            mentee=desk.mentee, mentor=desk.mentor, kind=asked.kind, minutes=asked.minutes, question=asked.question,
            notes=note.text if note else "", notes_of=desk.side, promises=promised, start=start_of(asked),
            zone=asked.zone or None, link=asked.link or None, place=asked.place or None, writer="template",
        )  # fmt: skip


def _block(plan: Agenda, block: int, act: Act) -> Agenda:
    """The plan with other words and minutes for a block, as far as they are other ones."""
    changed = edits.with_minutes(plan, block, _number(act.text("minutes")))
    text = act.text("text").replace("\r\n", "\n")
    return changed if text == plan.blocks[block].text.strip() else edits.with_text(changed, block, text)


def _number(text: str) -> int:
    if not text.isdecimal():
        raise UsageError("That is no number of minutes.", "Write a whole number.")
    return int(text[:4])


def _plan(desk: SessionDesk) -> Agenda:
    if desk.plan is None:
        raise UsageError("No session is prepared here.", "Prepare one first.")
    return desk.plan
