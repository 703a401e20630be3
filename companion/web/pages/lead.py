"""Lead: ask for people, plan who is proposed to whom, look how it spreads, and propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from companion.domain.cohort.carried import Carried
from companion.web.actor import Actor
from companion.web.edge import Edge
from companion.web.events import Answer
from companion.web.pages.lead_ask import AskPart
from companion.web.pages.lead_plan import PlanPart
from companion.web.pages.lead_propose import ProposePart
from companion.web.pages.lead_spread import SpreadPart

if TYPE_CHECKING:
    from companion.web.work import Workshop
    from companion.wiring import Companion


class LeadPage:
    """The page of whoever leads a programme."""

    def __init__(self, companion: Companion, workshop: Workshop) -> None:
        self.ask = AskPart(companion, self._to_plan)
        self.plan = PlanPart(companion, workshop)
        self.spread = SpreadPart(companion, workshop)
        self.propose = ProposePart(companion)

    def build(self) -> None:
        """Four places, the first of which is open."""
        with gr.Tabs(elem_id="lead-places") as self._tabs:
            with gr.Tab("Ask", id="lead-ask-tab"):
                self.ask.build()
            with gr.Tab("Plan", id="lead-plan-tab") as self._plan_tab:
                self.plan.build()
            with gr.Tab("Spread", id="lead-spread-tab") as self._spread_tab:
                self.spread.build()
            with gr.Tab("Propose", id="lead-propose-tab") as self._propose_tab:
                self.propose.build()

    def wire(self, edge: Edge) -> None:
        """What happens in each of them; what one changes, the others show when they are turned to."""
        self.ask.wire(edge, beside=[*self.plan.outputs, self._tabs])
        for part in (self.plan, self.spread, self.propose):
            part.wire(edge)
        for tab, part in ((self._plan_tab, self.plan), (self._spread_tab, self.spread), (self._propose_tab, self.propose)):
            edge.on(tab.select, part.visited, inputs=[part.panel], outputs=part.outputs)

    def _to_plan(self, rules: Carried, who: Actor) -> Answer:
        """Turn to Plan, with the rules of a sentence."""
        return self.plan.begin(rules, who).and_also(Answer({self._tabs: gr.update(selected="lead-plan-tab")}))
