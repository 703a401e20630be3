"""What the two agreed on, and where they say that they are: moved by people, ended without a reason and without fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import ValidationError

from companion.domain.relationship import Agreement, Phase, Relationship
from companion.errors import InputError, UsageError
from companion.web.events import Answer, Call, Handler
from companion.web.pages.session_desk import ReadsDesk, SessionDesk, ShowsSession, Stops
from companion.web.pages.session_notes import day_of

if TYPE_CHECKING:
    from companion.wiring import Companion

WHERE = {
    Phase.CONTACT: "in contact", Phase.FIRST_TALK: "before your first talk", Phase.SERIES: "talking in a series",
    Phase.OCCASIONAL: "talking now and then", Phase.ENDED: "ended",
}  # fmt: skip
MOVES = {
    Phase.FIRST_TALK: "Our first talk is next", Phase.SERIES: "We talk in a series", Phase.OCCASIONAL: "We talk now and then",
    Phase.ENDED: "We end it here", Phase.CONTACT: "We begin again",
}  # fmt: skip
WRITTEN = ("length", "rhythm", "reply_time", "confidentiality", "limits")


class Bond:
    """The part of the session page about the relationship itself."""

    def __init__(self, companion: Companion, desk: ReadsDesk, show: ShowsSession, stops: Stops) -> None:
        self.companion, self._desk, self._show, self._stops = companion, desk, show, stops

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        return {"move": self.move, "agree": self.agree}

    def move(self, call: Call) -> Answer:
        """Move it, when one of the two says so."""
        desk = self._desk(call)
        known = relationship_of(self.companion, desk)
        phase = next((one for one in Phase if one.value == call.act.on), None)
        if phase is None:
            raise UsageError("There is no such phase.", "Choose one of those on the page.")
        self.companion.relationships.move(desk.me, known.id, phase, expected_version=known.version)
        said = "Ended. No reason is asked, and none is kept." if phase is Phase.ENDED else f"Noted: {WHERE[phase]}."
        return self._show(desk.at("bond"), said)

    def agree(self, call: Call) -> Answer:
        """Write down what the two agreed on."""
        desk, act = self._desk(call), call.act
        known = relationship_of(self.companion, desk)
        said = {name: act.text(name) or None for name in WRITTEN}
        if stopped := self._stops(desk, *(text for text in said.values() if text)):
            return stopped
        try:
            agreed = Agreement.model_validate(
                {**said, "channel": act.text("channel") or None, "review_on": day_of(act.text("review_on"))}
            )
        except ValidationError as error:
            raise InputError("A part of the agreement is too long.", "Keep each to a few sentences.") from error
        self.companion.relationships.agree(desk.me, known.id, agreed, expected_version=known.version)
        return self._show(desk.fresh("agreement").at("bond"), "Written down. Both of you see the same.")


def relationship_of(companion: Companion, desk: SessionDesk) -> Relationship:
    """The relationship that is open. Raises UsageError where the two noted none."""
    for one in companion.relationships.between(desk.me, desk.other):
        if (one.mentee, one.mentor) == (desk.mentee, desk.mentor):
            return one
    raise UsageError("Nothing is noted between you two.", "Begin on the list of sessions.")
