"""What stands above every page once somebody's words came near a danger: the stop, and afterwards whom to turn to.

A stop may be wrong. Whoever wrote the words may say so and go on, with these very sentences and for this visit only: what is let
through is held by the open page and comes with its events, and the contacts stay in sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup
from pydantic import BaseModel, Field

from companion.domain.boundaries.boundary import Boundary
from companion.domain.boundaries.reading import DANGER
from companion.web.edge import Edge
from companion.web.events import Answer, Call, held
from companion.web.pages.session_desk import mark
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.you import You
    from companion.wiring import Companion

MOST = 200
"""Sentences let through in one visit; the oldest stop again."""

READ_FIRST = "Please read what stands above first. Nothing of it was kept."

GOES_ON = "You can go on. Whom to turn to stands at the top of the page."


class LetOn(BaseModel):
    """What a visit holds: marks of the sentences that were not meant so, the cases they looked like, whether a stop shows, and
    the country of whoever is to be told whom to turn to.
    """

    marks: list[str] = Field(default_factory=list, max_length=MOST)
    cases: list[Literal["B1", "B2", "B3"]] = Field(default_factory=list, max_length=len(DANGER))
    stops: bool = False
    country: str | None = Field(default=None, max_length=2)


class Aside:
    """The place above the pages."""

    def __init__(self, companion: Companion, you: You) -> None:
        self.companion, self._you = companion, you

    def build(self) -> None:
        """A panel, empty until it is needed."""
        self.panel = panel(name="aside")

    def wire(self, edge: Edge) -> None:
        """What happens here."""
        acts = {"go-on": self.go_on, "read": self.back}
        edge.on_panel(self.panel.click, acts, inputs=[self.panel, self._you.panel], outputs=[self.panel])

    def heard(self, kept: object) -> Sequence[str]:
        """The marks of what is let through, as they came back with an event. Raises UsageError."""
        return held(LetOn, kept).marks

    def stopped(self, boundary: Boundary, kept: object) -> Answer:
        """A stop, where the page that was asked has no place for one; what is typed there stays."""
        html = render("aside_stop.html", boundary=boundary, focus=mark())
        let_on = held(LetOn, kept).model_copy(update={"stops": True})
        return Answer({self.panel: view(html, let_on)}, READ_FIRST)

    def over(self, kept: object) -> dict[Any, Any]:
        """Takes a stop away once something else came through."""
        let_on = held(LetOn, kept)
        return {self.panel: self._shown(let_on)} if let_on.stops else {}

    def go_on(self, call: Call) -> Answer:
        """Let sentences through that were not meant so; the page's script then asks again what was stopped."""
        before, act = call.kept(LetOn), call.act
        marks = dict.fromkeys([*before.marks, *act.every("mark")])
        cases = {*before.cases, *act.every("case")}
        me = self.companion.people.get(self._you.person(call.inputs[1]) or "")
        now = {"marks": [*marks][-MOST:], "cases": [case for case in DANGER if case in cases], "country": me and me.country_code}
        return Answer({self.panel: self._shown(LetOn.model_validate(now))}, GOES_ON)

    def back(self, call: Call) -> Answer:
        """The stop was read."""
        return Answer(self.over(call.inputs[0]), "Nothing of it was kept.")

    def _shown(self, let_on: LetOn) -> dict[str, Any]:
        lines = self.companion.boundaries.lines_to_call(let_on.cases, country=let_on.country) if let_on.cases else None
        html = render("aside.html", boundary=lines) if lines else Markup()
        return view(html, let_on.model_copy(update={"stops": False}))
