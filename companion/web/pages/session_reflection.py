"""Reflection on the session page: a few questions for one side alone; every one may be left, and leaving all keeps nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from companion.domain.boundaries.boundary import StoppedAt
from companion.domain.reflection.reflection import When
from companion.errors import UsageError
from companion.services.sessions.reflection import ReflectionRequest
from companion.web.events import Answer, Call, Handler
from companion.web.pages.session_desk import Asking, ReadsDesk, SessionDesk, ShowsSession, Stops

if TYPE_CHECKING:
    from companion.wiring import Companion


class Thinking:
    """The part of the session page for thinking on by oneself."""

    def __init__(self, companion: Companion, desk: ReadsDesk, show: ShowsSession, stops: Stops) -> None:
        self.companion, self._desk, self._show, self._stops = companion, desk, show, stops

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        return {"reflect": self.ask, "keep-answers": self.keep, "leave-answers": self.leave, "remove-answers": self.remove}

    def ask(self, call: Call) -> Answer:
        """A few questions, from one's own notes and promises."""
        desk = self._desk(call)
        when = next((one for one in get_args(When) if one == call.act.on), None)
        if when is None:
            raise UsageError("It is not said when.", "Choose before, after or at the end.")
        request = self._request(desk, when)
        if stopped := self._stops(desk, request.notes, request.question):
            return stopped
        found = self.companion.reflecting.prepare(request)
        if found.boundary and found.boundary.stop:
            raise StoppedAt(found.boundary)
        asking = Asking(when=when, questions=found.questions, note=found.note)
        return self._show(desk.fresh("answers").changed(asking=asking).at("asking"), "For you alone. Leave out what you like.")

    def keep(self, call: Call) -> Answer:
        """Keep the answers that were given; where none was, nothing is kept."""
        desk = self._desk(call)
        if desk.asking is None:
            raise UsageError("No questions are open here.", "Ask for some first.")
        given = {one.text: call.act.text(f"answer-{place}") for place, one in enumerate(desk.asking.questions)}
        answers = {question: answer for question, answer in given.items() if answer}
        if stopped := self._stops(desk, *answers.values()):
            return stopped
        if answers:
            self.companion.session_keeping.keep_answers(
                desk.me, desk.other, desk.asking.when, list(given), answers, as_mentee=desk.side == "mentee"
            )
        said = "Kept, for you alone." if answers else "You left them all. Nothing is kept."
        return self._show(desk.changed(asking=None).at("reflection"), said)

    def leave(self, call: Call) -> Answer:
        """Leave all of them; no trace of it stays."""
        return self._show(self._desk(call).changed(asking=None).at("reflection"), "Left. Nothing is kept.")

    def remove(self, call: Call) -> Answer:
        """Delete one set of one's answers, or every one about talks of these two."""
        desk, keeping = self._desk(call), self.companion.session_keeping
        chosen = [call.act.on] if call.act.on else [one.id for one in keeping.answers(desk.me, desk.other)]
        for answers_id in chosen:
            keeping.remove_answers(desk.me, answers_id)
        return self._show(desk.at("reflection"), "Deleted. Nothing of it is kept.")

    def _request(self, desk: SessionDesk, when: When) -> ReflectionRequest:
        keeping = self.companion.session_keeping
        note = keeping.last_note(desk.me, desk.other)
        return ReflectionRequest(
            mentee=desk.mentee, mentor=desk.mentor, when=when, side=desk.side,
            notes=note.text if note else "", question=desk.asked.question,
            promises=keeping.between(desk.me, desk.other), writer="template",
        )  # fmt: skip
