"""The agenda on the session page: prepared, edited by hand with its minutes kept, and carried away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, get_args

from companion.domain.agenda import edits
from companion.domain.agenda.agenda import Agenda, Owner
from companion.domain.agenda.start import in_zone
from companion.domain.agenda.view import seen_by, when_line
from companion.domain.boundaries.boundary import StoppedAt
from companion.domain.relationship import Phase
from companion.errors import InputError, UsageError
from companion.services.sessions.agendas import AgendaRequest
from companion.web import words
from companion.web.events import Answer, Call, Handler
from companion.web.pages.session_bond import relationship_of
from companion.web.pages.session_desk import AskedFor, ReadsDesk, SessionDesk, ShowsSession, Stops, asked_in, start_of
from companion.web.pages.session_shared import SharedPlans, is_joint, open_plan
from companion.web.panel import Act

if TYPE_CHECKING:
    from companion.wiring import Companion


Edit = Callable[[Agenda, int, Act], Agenda]


class Plans:
    """The part of the session page that holds the agenda."""

    def __init__(self, companion: Companion, desk: ReadsDesk, show: ShowsSession, stops: Stops) -> None:
        self.companion, self._desk, self._show, self._stops = companion, desk, show, stops
        self._shared = SharedPlans(companion, desk, show, stops)

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        edited: dict[str, tuple[Edit, str]] = {
            "block": (_block, "Changed."),
            "up": (lambda plan, block, _: edits.moved(plan, block, block - 1), "Moved up."),
            "down": (lambda plan, block, _: edits.moved(plan, block, block + 1), "Moved down."),
        }
        changes = {name: self._changing(edit, said) for name, (edit, said) in edited.items()}
        own = {"prepare": self.prepare, "prepare-own": self.prepare_own, "carry": self.carry, "length": self.length}
        blocks = {"out": self.take_out, "in-again": self.put_back, "when": self.set_time}
        return {**own, **blocks, **changes, **self._shared.acts()}

    def prepare(self, call: Call) -> Answer:
        """One plan; what is shown of it is the view of both, and one's own. When and where it is stays where nothing is given."""
        asked, before = self._with_zone(asked_in(call.act)), self._desk(call)
        said = any((asked.day, asked.time, asked.link, asked.place))
        desk = before.changed(asked=asked if said else asked.model_copy(update=_when(before.asked)))
        request = self._request(desk, desk.asked, start_of(desk.asked))
        if stopped := self._stops(before, request.question, request.notes):
            return stopped
        plan = self._prepared(desk, request)
        prepared = desk.fresh("plan").changed(plan=plan, joint=False, carried=False, gone=None).at("plan")
        return self._show(prepared, f"Prepared: {plan.minutes} minutes. Nobody was invited and nothing was sent.")

    def prepare_own(self, call: Call) -> Answer:
        """What one side alone gets to the agenda that both have, which stays as it is."""
        desk = self._desk(call)
        joint = open_plan(self.companion, desk)
        plan = self._prepared(desk, self._request(desk, *_asked_again(joint)))
        held = desk.changed(plan=plan.model_copy(update={"findings": []}), joint=True)
        return self._show(held.at("plan"), "Prepared, for you alone. The agenda stays as you both have it.")

    def length(self, call: Call) -> Answer:
        """The plan at another length."""
        desk = self._desk(call)
        minutes = _number(call.act.text("whole"))
        plan = edits.with_length(open_plan(self.companion, desk), minutes)
        return self._edited(desk, plan, f"The session has {minutes} minutes now.")

    def take_out(self, call: Call) -> Answer:
        """The plan without a block, which can be put back."""
        desk, block = self._desk(call), call.act.number
        before = open_plan(self.companion, desk)
        plan = edits.without(before, block)
        gone = edits.taken_out(before, plan, block)
        said = f"“{gone.block.title}” is taken out, and can be put back.{_other_minutes(before, plan)}"
        return self._edited(desk.changed(gone=gone), plan, said)

    def put_back(self, call: Call) -> Answer:
        """The block that was taken out last, in its place again."""
        desk = self._desk(call)
        if desk.gone is None:
            raise UsageError("Nothing was taken out of this agenda.", "Take a block out first.")
        before = open_plan(self.companion, desk)
        plan = edits.put_back(before, desk.gone)
        said = f"“{desk.gone.block.title}” is back.{_other_minutes(before, plan)}"
        return self._edited(desk.changed(gone=None), plan, said)

    def set_time(self, call: Call) -> Answer:
        """When and where the session of this plan is; nothing else of the plan changes."""
        desk = self._desk(call)
        typed = {name: call.act.text(f"begins-{name}") for name in _when(desk.asked)}
        asked = self._with_zone(desk.asked.model_copy(update=typed))
        before, start = open_plan(self.companion, desk), start_of(asked)
        plan = edits.with_meeting(before, start, asked.zone, link=asked.link or None, place=asked.place or None)
        said = when_line(plan.meeting, plan.minutes or 0) if plan.meeting else ""
        return self._edited(desk.changed(asked=asked), plan, said or "No time is set now.")

    def carry(self, call: Call) -> Answer:
        """The files and texts that people carry away."""
        desk = self._desk(call)
        open_plan(self.companion, desk)
        return self._show(desk.changed(carried=True).at("carry"), "Ready to save or copy.")

    def _changing(self, edit: Edit, said: str) -> Handler:
        def run(call: Call) -> Answer:
            desk = self._desk(call)
            before = open_plan(self.companion, desk)
            plan = edit(before, call.act.number, call.act)
            return self._edited(desk, plan, f"{said}{_other_minutes(before, plan)}")

        return run

    def _edited(self, desk: SessionDesk, plan: Agenda, said: str) -> Answer:
        if stopped := self._stops(desk, *(block.text for block in plan.blocks)):
            return stopped
        read = self.companion.agendas.read_again(plan, mentee=desk.mentee)
        if is_joint(desk, relationship_of(self.companion, desk)):
            return self._shared.stored(desk, read, f"{said} You both have it so now.")
        return self._show(desk.fresh("plan").changed(plan=read), said)

    def _with_zone(self, asked: AskedFor) -> AskedFor:
        """The zone by its full name, as far as it is known."""
        return asked.model_copy(update={"zone": self.companion.lexicon.zone(asked.zone) or asked.zone})

    def _prepared(self, desk: SessionDesk, request: AgendaRequest) -> Agenda:
        """A plan, as far as one side may hold it. Raises InputError after an end, StoppedAt."""
        if relationship_of(self.companion, desk).phase is Phase.ENDED:
            raise InputError("This has ended, so nothing is prepared.", "Begin again first, under “Between you two”.")
        plan = seen_by(self.companion.agendas.prepare(request), desk.side)
        if plan.boundary and plan.boundary.stop:
            raise StoppedAt(plan.boundary)
        return plan

    def _request(self, desk: SessionDesk, asked: AskedFor, start: datetime | None) -> AgendaRequest:
        keeping = self.companion.session_keeping
        note = keeping.last_note(desk.me, desk.other)
        promised = keeping.between(desk.me, desk.other, waiting=True)
        return AgendaRequest(
            mentee=desk.mentee, mentor=desk.mentor, kind=asked.kind, minutes=asked.minutes, question=asked.question,
            notes=note.text if note else "", notes_of=desk.side, promises=promised, start=start,
            zone=asked.zone or None, link=asked.link or None, place=asked.place or None, writer="template",
        )  # fmt: skip


def _when(asked: AskedFor) -> dict[str, str]:
    return {"day": asked.day, "time": asked.time, "zone": asked.zone, "link": asked.link, "place": asked.place}


def _asked_again(plan: Agenda) -> tuple[AskedFor, datetime | None]:
    """What a plan was asked for, and when it begins."""
    asked = AskedFor(kind=plan.kind, minutes=plan.minutes, question=plan.question)
    if plan.meeting is None:
        return asked, None
    meeting = plan.meeting
    where = {"zone": meeting.zone or "", "link": meeting.link or "", "place": meeting.place or ""}
    return asked.model_copy(update=where), in_zone(meeting.start, meeting.zone)


def _other_minutes(before: Agenda, after: Agenda) -> str:
    """Which blocks have other minutes now, and how many each had."""
    had = {block.title: block.minutes for block in before.blocks}
    other = [(one.title, had[one.title], one.minutes) for one in after.blocks if had.get(one.title, one.minutes) != one.minutes]
    told = words.either((f"“{title}” {now} instead of {then}" for title, then, now in other), "and")
    return f" Minutes: {told}." if other else ""


def _block(plan: Agenda, block: int, act: Act) -> Agenda:
    """The plan with other words, minutes and owner for a block, as far as they are other ones."""
    changed = edits.with_minutes(plan, block, _number(act.text("minutes")))
    owner = next((one for one in get_args(Owner) if one == act.text("owner")), None)
    changed = edits.with_owner(changed, block, owner) if owner else changed
    text = act.text("text").replace("\r\n", "\n")
    return changed if text == plan.blocks[block].text.strip() else edits.with_text(changed, block, text)


def _number(text: str) -> int:
    if not text.isdecimal():
        raise UsageError("That is no number of minutes.", "Write a whole number.")
    return int(text[:4])
