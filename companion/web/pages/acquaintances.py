"""People somebody knows already: read from an address list, ticked one by one, private to whoever ticked them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import gradio as gr
from pydantic import BaseModel, Field

from companion.domain.contacts import Contact
from companion.errors import InputError
from companion.web import uploads, words
from companion.web.bounds import MOST_LISTED
from companion.web.edge import Edge
from companion.web.events import Answer, Call
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.you import You
    from companion.wiring import Companion

MOST_ROWS = 2_000
"""Rows offered for ticking; a longer list is better cut to the people who matter first."""


class Rows(BaseModel):
    """What the panel keeps: the rows of the list, unsaved."""

    contacts: list[Contact] = Field(default_factory=list)


class Acquaintances:
    """The part of the first page that takes a list of people one knows."""

    def __init__(self, companion: Companion, you: You) -> None:
        self.companion, self._you = companion, you

    def build(self) -> None:
        """A place for the list, folded away, and its rows."""
        with gr.Accordion("People you know (optional)", open=False, elem_id="known"):
            gr.HTML(render("known_head.html"), apply_default_css=False, padding=False)
            self.file = gr.File(
                label="Connections.csv of a LinkedIn export, or a list of alumni",
                file_types=[".csv", ".zip"],
                file_count="single",
                height=120,
                interactive=True,
                elem_id="known-file",
            )
            self.panel = panel(name="known-rows")

    def wire(self, edge: Edge) -> None:
        """What happens here."""
        edge.on(self.file.upload, self.read, inputs=[self.file], outputs=[self.file, self.panel], busy="Reading the list …")
        acts = {"keep": self.keep, "leave": self.leave}
        edge.on_panel(self.panel.click, acts, inputs=[self.panel, self._you.panel], outputs=[self.panel])

    def read(self, call: Call) -> Answer:
        """The rows of a list, to be ticked; the file is deleted at once."""
        file: str | None = call.inputs[0]
        if not file:
            return Answer()
        with uploads.read_once([file]) as paths:
            contacts = self.companion.importing.contacts_in(paths[0])[:MOST_ROWS]
        html = render("known.html", contacts=contacts, focus=secrets.token_hex(4))
        said = f"{words.counted(len(contacts), 'row').capitalize()} read. Nothing is kept yet."
        return Answer({self.panel: view(html, Rows(contacts=contacts)), self.file: None}, said)

    def keep(self, call: Call) -> Answer:
        """Keep the ticked rows as private contacts."""
        owner = self._you.person(call.inputs[1])
        if owner is None:
            raise InputError("It is not known yet whose contacts these are.", "Say who you are first, above.")
        ticked = set(call.act.every("contact"))
        chosen = [contact for contact in call.kept(Rows, most=MOST_LISTED).contacts if contact.id in ticked]
        if not chosen:
            raise InputError("Nobody is ticked.", "Tick the people you want to keep, or leave them all out.")
        kept = self.companion.importing.keep_contacts(owner, chosen)
        said = f"{words.counted(kept, 'new contact').capitalize()} kept. Nobody but you is shown them."
        return Answer({self.panel: view(render("nothing.html"))}, said)

    def leave(self, _: Call) -> Answer:
        """Keep nobody."""
        return Answer({self.panel: view(render("nothing.html"))}, "Nobody was kept.")
