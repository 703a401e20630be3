"""Spread: how a plan and the suggestions spread over mentors, between industries, and for whoever is worst off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import gradio as gr
from pydantic import BaseModel, Field

from companion.domain.fairness.audits import NamesAudit
from companion.domain.fairness.exposure import ExposureAudit
from companion.domain.jobs import Job
from companion.seams import Progress
from companion.services.cohort.lead_spread import Curve, Curves, Load, PlanSpread
from companion.web import lead_pictures
from companion.web.actor import Actor
from companion.web.edge import Edge
from companion.web.events import Answer, Call, Handler, stale
from companion.web.pages.lead_work import LeadWork, Waiting
from companion.web.pages.session_desk import mark
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.work import Workshop
    from companion.wiring import Companion

WORKS = {
    "curves": "Planning the cohort both ways",
    "suggested": "Looking whom everybody would be suggested",
    "names": "Exchanging everybody's names and ranking anew",
}
"""Kinds of jobs, and what the bar says meanwhile."""


class SpreadDesk(BaseModel):
    """What the page keeps: which cohort it shows, and the work it waits for."""

    cohort: str = ""
    waiting: Waiting = Field(default_factory=Waiting)


class SpreadPart:
    """The third of the lead's places."""

    def __init__(self, companion: Companion, workshop: Workshop) -> None:
        self.companion, self._work = companion, LeadWork(workshop)

    def build(self) -> None:
        """A panel, and under it each picture with its words."""
        self.panel = panel(name="lead-spread")
        self._names = panel(name="spread-names-words")
        self._curves = _Picture("curves")
        self._suggested = _Picture("suggested")
        self._loads = _Picture("loads")
        self._flows = _Picture("flows")
        self._work.build()

    @property
    def outputs(self) -> list[Any]:
        """What changes here."""
        pictures = (self._curves, self._suggested, self._loads, self._flows)
        return [self.panel, self._names, self._work.timer, *(part for one in pictures for part in (one.plot, one.words))]

    def wire(self, edge: Edge) -> None:
        """What happens here."""
        acts: Mapping[str, Handler] = {"choose": self.choose, "work": self.work}
        edge.on_panel(self.panel.click, acts, inputs=[self.panel], outputs=self.outputs)
        self._work.wire(edge, self.ticked, self.panel, self.outputs)

    def visited(self, call: Call) -> Answer:
        """The page when it is turned to: the cohort that was open, else the first there is."""
        desk = call.kept(SpreadDesk)
        known = [one.name for one in self.companion.lead_plans.listing()]
        cohort = desk.cohort if desk.cohort in known else next(iter(known), "")
        shown = self._shown(desk.model_copy(update={"cohort": cohort}), call.who)
        return shown.and_also(Answer(said=f"How {cohort} spreads." if cohort else "There is no cohort yet."))

    def choose(self, call: Call) -> Answer:
        """Look at another cohort."""
        desk = SpreadDesk(cohort=call.act.on)
        return self._shown(desk, call.who).and_also(self._curves.hidden()).and_also(Answer(said=f"How {desk.cohort} spreads."))

    def work(self, call: Call) -> Answer:
        """Begin what takes longer: planning two ways, suggestions for everybody, exchanging names."""
        kind, desk, spreads = call.act.on, call.kept(SpreadDesk), self.companion.lead_spreads

        def done(progress: Progress) -> BaseModel:
            if kind == "curves":
                return spreads.curves(desk.cohort, progress)
            return spreads.names(progress) if kind == "names" else spreads.suggestions()

        if kind not in WORKS:
            raise stale()
        job = self._work.start(kind, call.who, done)
        return self._after(desk.model_copy(update={"waiting": Waiting(job=job.id)}), call.who)

    def ticked(self, call: Call) -> Answer:
        """How far it is."""
        return self._after(call.kept(SpreadDesk), call.who)

    def _after(self, desk: SpreadDesk, who: Actor) -> Answer:
        """The page while work goes on, or with what came of it."""
        job = self._work.get(desk.waiting.job, who)
        if job is None or job.state == "running":
            return self._head(desk, who)
        shown = self._head(desk.model_copy(update={"waiting": Waiting()}), who).and_also(self._work.waiting(job))
        return shown.and_also(self._came(job)) if job.state == "done" else shown

    def _came(self, job: Job) -> Answer:
        """What a piece of work came to."""
        report = job.report or "{}"
        if job.kind == "curves":
            return self._of_curves(Curves.model_validate_json(report).curves)
        if job.kind == "suggested":
            return self._of_suggestions(ExposureAudit.model_validate_json(report))
        html = render("lead_names.html", names=NamesAudit.model_validate_json(report), focus=mark())
        return Answer({self._names: view(html)}, "Names were exchanged, and everybody ranked anew.")

    def _of_curves(self, found: list[Curve]) -> Answer:
        words = render("lead_curves.html", curves=found, said=_worst, focus=mark())
        return self._curves.shown(lead_pictures.curves(found), words).and_also(
            Answer(said="Planned both ways; nothing was kept.")
        )

    def _of_suggestions(self, found: ExposureAudit) -> Answer:
        spread = [Load(mentor=one.person_id, name=one.name, mentees=one.times) for one in found.spread]
        never = [one.name for one in found.spread if not one.times]
        words = render("lead_suggested.html", found=found, never=never, focus=mark())
        picture = lead_pictures.loads(spread, what="suggestions")
        return self._suggested.shown(picture, words).and_also(Answer(said=f"Counted over {found.needs} needs."))

    def _shown(self, desk: SpreadDesk, who: Actor) -> Answer:
        found = self._spread(desk)
        if found is None or not found.pairs:
            return self._head(desk, who).and_also(self._loads.hidden()).and_also(self._flows.hidden())
        loads = self._loads.shown(lead_pictures.loads(found.loads, what="mentees"), render("lead_loads.html", found=found))
        flows = self._flows.shown(lead_pictures.flows(found.flows), render("lead_flows.html", found=found))
        return self._head(desk, who).and_also(loads).and_also(flows)

    def _head(self, desk: SpreadDesk, who: Actor) -> Answer:
        job = self._work.get(desk.waiting.job, who)
        html = render(
            "lead_spread.html",
            cohorts=self.companion.lead_plans.listing(), desk=desk, found=self._spread(desk),
            bar=self._work.bar(job, WORKS.get(job.kind, "")) if job else "",
        )  # fmt: skip
        shown = Answer({self.panel: view(html, desk)})
        return shown.and_also(self._work.waiting(job)) if job else shown

    def _spread(self, desk: SpreadDesk) -> PlanSpread | None:
        has_plan = bool(desk.cohort) and self.companion.lead_plans.open(desk.cohort).plan is not None
        return self.companion.lead_spreads.of(desk.cohort) if has_plan else None


class _Picture:
    """A picture, and above it its heading, what it says in words, and its figures as a table."""

    def __init__(self, name: str) -> None:
        self.words = panel(name=f"spread-{name}-words")
        self.plot = gr.Plot(show_label=False, label=name, visible=False, elem_id=f"spread-{name}", container=False)

    def shown(self, picture: object, words: Any) -> Answer:
        """Both."""
        return Answer({self.plot: gr.update(value=picture, visible=True), self.words: view(words)})

    def hidden(self) -> Answer:
        """Neither."""
        return Answer({self.plot: gr.update(visible=False), self.words: view(render("nothing.html"))})


def _worst(curve: Curve) -> str:
    """How the worst off are served, in figures."""
    if not curve.fits:
        return "nobody is planned"
    tenth = curve.fits[: max(1, len(curve.fits) // 10)]
    mean, worst = sum(curve.fits) / len(curve.fits), curve.fits[0]
    return f"whoever is worst off {worst:.2f}, the worst-off tenth {sum(tenth) / len(tenth):.2f}, everybody {mean:.2f}"
