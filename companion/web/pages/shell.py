"""The whole page: the line about samples, the three pages as tabs, and the one line that says what is happening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import gradio as gr

from companion.domain.access import Target, may
from companion.errors import CompanionError
from companion.seams import Spans
from companion.web.actor import Actor, Asks
from companion.web.aside import Aside
from companion.web.edge import Edge
from companion.web.events import Answer
from companion.web.fair_queue import FairQueue
from companion.web.pace import Shares
from companion.web.pages.acquaintances import Acquaintances
from companion.web.pages.banner import Banner
from companion.web.pages.draft import DraftPage
from companion.web.pages.find import FindPage
from companion.web.pages.guidance import GuidancePage
from companion.web.pages.intake import HEAD, Intake
from companion.web.pages.lead import LeadPage
from companion.web.pages.mentor import MentorPage
from companion.web.pages.people import PeoplePage
from companion.web.pages.session import SessionPage
from companion.web.pages.you import You
from companion.web.panel import panel
from companion.web.render import render
from companion.web.unreached import told
from companion.web.work import Workshop

if TYPE_CHECKING:
    from companion.wiring import Companion

MOST_WAITING = 64
"""Events that may wait at once; more are refused by the queue."""

MOST_WAITING_OF_MANY = 1_000
"""The same where many people sign in; how many of them may be one person's is decided at the door, and whose turn it is by the
queue."""

HOUR = 3600
"""Seconds after which an upload that nobody read is deleted."""

AT_ONCE = 4
"""Events of one kind that are answered at once."""


@dataclass(frozen=True)
class About:
    """What holds for the whole page: a `notice` above it, whether `files` are taken, and where its acts are traced."""

    notice: str = ""
    files: bool = True
    spans: Spans | None = None


class Shell:
    """Builds the page and wires its parts to one another. `asks` tells who is behind a request, where people sign in."""

    def __init__(self, companion: Companion, asks: Asks | None = None, *, about: About | None = None) -> None:
        about = about or About()
        self.companion, self._asks, self._about = companion, asks, about
        self.workshop, self._shares = Workshop(companion.jobs, companion.clock), Shares()
        self.you = You(companion)
        self.aside = Aside(companion, self.you)
        self.draft = DraftPage(companion, self.you)
        self.known = Acquaintances(companion, self.you)
        self.find = FindPage(companion, self.you, self.known, self.draft)
        self.session = SessionPage(companion, self.you)
        self.mentor = MentorPage(companion, self.you)
        self.guidance = GuidancePage(companion)
        self.banner = Banner(companion)
        self.people = PeoplePage(companion, self.banner)
        self.lead = LeadPage(companion, self.workshop)
        self.intake = Intake(companion, self.workshop, self.people, self.banner)

    def build(self) -> gr.Blocks:
        """The page as Gradio's blocks, with every event registered."""
        blocks: gr.Blocks
        with gr.Blocks(title="Companion", analytics_enabled=False, fill_width=True, delete_cache=(HOUR, HOUR)) as blocks:
            self._components()
            self._events(blocks)
        for part in () if self._about.files else blocks.blocks.values():
            if isinstance(part, gr.File) or getattr(part, "elem_id", None) == HEAD:
                part.visible = False
        most = MOST_WAITING_OF_MANY if self._asks else MOST_WAITING
        blocks.queue(api_open=False)
        blocks._queue = FairQueue.of(blocks, self._shares, most_waiting=most, at_once=AT_ONCE)
        return blocks

    def _components(self) -> None:
        if self._about.notice:
            notice = render("notice.html", sentence=self._about.notice)
            gr.HTML(notice, apply_default_css=False, padding=False, elem_id="notice")
        self.banner.build()
        self.aside.build()
        signed_in = self._asks is not None and not self._about.notice
        gr.HTML(render("brand.html", signed_in=signed_in), apply_default_css=False, padding=False, elem_id="brand")
        with gr.Tabs(elem_id="pages") as tabs:
            with gr.Tab("Find people", id="find", elem_id="page-find"):
                self.find.build()
            with gr.Tab("Drafts", id="drafts", elem_id="page-drafts"):
                self.draft.build(tabs)
            with gr.Tab("Sessions", id="sessions", elem_id="page-sessions") as self.sessions_tab:
                self.session.build()
            with gr.Tab("Being asked", id="mentor", elem_id="page-mentor") as self.mentor_tab:
                self.mentor.build()
            with gr.Tab("Guidance", id="guidance", elem_id="page-guidance"):
                self.guidance.build()
            with gr.Tab("Lead", id="lead", elem_id="page-lead", visible=self._asks is None) as self.lead_tab:
                self.lead.build()
            with gr.Tab("People", id="people", elem_id="page-people", visible=self._asks is None) as self.people_tab:
                self.people.build(self.intake)
        first = render("status.html", sentence="Opening the page …", trouble=False, mark="")
        self.status = panel(first, name="status")

    def _events(self, blocks: gr.Blocks) -> None:
        edge = Edge(self.status, self._asks, self._about.spans, self._shares, beside=self.aside)
        for part in (self.aside, self.you, self.known, self.find, self.draft, self.intake):
            part.wire(edge)
        self.session.wire(edge, self.sessions_tab)
        self.mentor.wire(edge, self.mentor_tab)
        self.guidance.wire(edge)
        self.lead.wire(edge)
        self.banner.wire(edge, self.people)
        self.people.wire(edge, self.people_tab, self.intake)
        outputs = [*self.draft.outputs, *self.you.outputs, *self.intake.outputs, self.people_tab, self.lead_tab]
        edge.on_open(blocks.load, self.opened, outputs=outputs)

    def opened(self, who: Actor, asked: Mapping[str, str]) -> Answer:
        """The page as it is opened or reloaded: the draft of the address, work that still runs, everybody who is here."""
        ready = Answer(said="Ready. Nothing is ever sent from here.")
        answer = ready.and_also(self.you.opened()).and_also(self._for_leads(who))
        return answer.and_also(self._draft(asked.get("draft", "")))

    def _for_leads(self, who: Actor) -> Answer:
        """What only leads are shown: everybody who is here, and what is brought in."""
        leads = may(who, "list", Target("people"))
        people = {} if leads else {"label": "Your profile"}
        shown = gr.update(visible=leads or who.person is not None, **people)
        tabs = Answer({self.people_tab: shown, self.lead_tab: gr.update(visible=leads)})
        return tabs.and_also(self.banner.shown()).and_also(self.intake.opened(who)) if leads else tabs

    def _draft(self, draft_id: str) -> Answer:
        if not draft_id:
            return self.draft.listed()
        try:
            return self.draft.opened(draft_id)
        except CompanionError as error:
            return self.draft.listed().and_also(Answer(said=told(error, signed_in=self._asks is not None)))
