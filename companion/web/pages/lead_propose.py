"""Propose: ask both sides of a plan's pairs, see what may be seen of the answers, and introduce who said yes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from companion.services.cohort.proposal_views import LeadView
from companion.web import words
from companion.web.edge import Edge
from companion.web.events import Answer, Call, Handler
from companion.web.pages.session_desk import mark
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.wiring import Companion

SHOWN = 20
"""Introductions shown at once."""

MOST_OPEN = 200
"""Proposals shown that wait for an answer."""


class ProposeDesk(BaseModel):
    """What the page keeps: which cohort, and how many introductions are shown."""

    cohort: str = ""
    shown: int = SHOWN


class ProposePart:
    """The last of the lead's places."""

    def __init__(self, companion: Companion) -> None:
        self.companion = companion

    def build(self) -> None:
        """A panel that keeps which cohort it shows."""
        self.panel = panel(name="lead-propose")

    @property
    def outputs(self) -> list[Any]:
        """What changes here."""
        return [self.panel]

    def wire(self, edge: Edge) -> None:
        """What happens here."""
        acts: Mapping[str, Handler] = {"choose": self.choose, "propose": self.propose, "more": self.more}
        edge.on_panel(self.panel.click, acts, inputs=[self.panel], outputs=[self.panel])

    def visited(self, call: Call) -> Answer:
        """The page when it is turned to: the cohort that was open, else the only one there is."""
        desk = call.kept(ProposeDesk)
        known = [one.name for one in self.companion.lead_plans.listing()]
        cohort = desk.cohort if desk.cohort in known else (known[0] if len(known) == 1 else "")
        shown = self._shown(desk.model_copy(update={"cohort": cohort}))
        return shown.and_also(Answer(said=f"The proposals of {cohort}." if cohort else "Choose a cohort."))

    def choose(self, call: Call) -> Answer:
        """Open another cohort."""
        shown = self._shown(ProposeDesk(cohort=call.act.on), at="top")
        return shown.and_also(Answer(said=f"The proposals of {call.act.on}."))

    def propose(self, call: Call) -> Answer:
        """Ask the mentees of the plan. Nothing is sent: who signs in finds it, and others are told by people."""
        desk = call.kept(ProposeDesk)
        self.companion.proposals.propose(desk.cohort)
        return self._shown(desk, at="state").and_also(Answer(said="Proposed. Mentees answer first, mentors after their yes."))

    def more(self, call: Call) -> Answer:
        """More introductions."""
        desk = call.kept(ProposeDesk)
        return self._shown(desk.model_copy(update={"shown": desk.shown + SHOWN}), at="more")

    def _shown(self, desk: ProposeDesk, *, at: str = "") -> Answer:
        plans = self.companion.lead_plans
        found = plans.open(desk.cohort) if desk.cohort else None
        state = self.companion.proposal_views.for_lead(desk.cohort) if found and found.proposed else None
        introductions = self.companion.introducing.of(desk.cohort) if state and state.matched else []
        html = render(
            "lead_propose.html",
            desk=desk, cohorts=plans.listing(), found=found, state=state, introductions=introductions[: desk.shown],
            every=len(introductions), counts=_counts(state) if state else [], focus=mark(), focus_at=at,
            open=self.companion.proposal_views.waiting(desk.cohort) if state else [], shown_most=MOST_OPEN,
        )  # fmt: skip
        return Answer({self.panel: view(html, desk)})


def _counts(state: LeadView) -> list[tuple[str, str]]:
    """Answers and ends as far as they may be told; nothing where none may be."""
    every = [*state.answers, *state.ends]
    if all(one.at_least is None for one in every):
        return []
    return [(words.sentence(one.name).rstrip("."), one.words) for one in every]
