"""Long work of a lead's page: begun, looked after by a timer, and shown when it is done. It survives a reload."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr
from markupsafe import Markup
from pydantic import BaseModel

from companion.domain.jobs import Job
from companion.seams import Progress
from companion.web.actor import Actor
from companion.web.edge import Edge
from companion.web.events import Answer, Handler
from companion.web.render import render
from companion.web.work import Workshop

TICK_SECONDS = 1.0


class Waiting(BaseModel):
    """What a panel keeps of work that it waits for: which, and what is said and where reading goes on when it is done."""

    job: str = ""
    said: str = ""
    at: str = ""


class LeadWork:
    """Starts work, and asks how far it is while it runs."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    def build(self) -> None:
        """A timer that rests."""
        self.timer = gr.Timer(TICK_SECONDS, active=False)

    def wire(self, edge: Edge, ticked: Handler, panel: gr.HTML, outputs: list[Any]) -> None:
        """Who is asked how far the work is."""
        edge.on(self.timer.tick, ticked, inputs=[panel], outputs=[*outputs, self.timer])

    def start(self, kind: str, who: Actor, work: Callable[[Progress], BaseModel]) -> Job:
        """Begin; often it is done already when this returns."""
        return self._workshop.start(kind, who.name, work)

    def get(self, job: str, who: Actor) -> Job | None:
        """How far it is; None where nothing is waited for."""
        return self._workshop.get(job, who.name) if job else None

    def waiting(self, job: Job) -> Answer:
        """The timer as the job needs it, and what went wrong."""
        timer = Answer({self.timer: gr.update(active=job.state == "running")})
        if job.state != "failed":
            return timer
        return timer.and_also(Answer(said=job.error or "That could not be done.", trouble=True))

    def bar(self, job: Job | None, name: str) -> Markup:
        """How far a job is, as a bar; nothing where none runs."""
        return render("lead_bar.html", job=job, name=name) if job and job.state == "running" else Markup()
