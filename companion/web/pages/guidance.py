"""A quiet place to look something up: passages with what they rest on, or that it is not covered; and the programme's shelf."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from companion.domain.guidance.guidance import AUDIENCES, MAX_QUESTION, Audience, GuidanceAnswer
from companion.domain.guidance.resources import Resource
from companion.errors import HomeBusy, ModelError
from companion.web import uploads, words
from companion.web.edge import Edge
from companion.web.events import Answer, Call
from companion.web.pages.session_desk import mark
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.wiring import Companion

FOR = (("", "Everybody"), ("mentee", "Whoever asks"), ("mentor", "Whoever is asked"), ("lead", "Whoever runs a programme"))
EXAMPLES = (
    "She has not answered my message. What now?",
    "How do we begin a first meeting?",
    "What if we just don’t click?",
)
DOCUMENTS = [".md", ".txt", ".docx", ".pdf"]


class GuidancePage:
    """The page of what mentoring knows."""

    def __init__(self, companion: Companion) -> None:
        self.companion = companion

    def build(self) -> None:
        """The question and its answer, then the programme's own handbook and list, folded away."""
        gr.HTML("<h1>Guidance</h1>", apply_default_css=False, padding=False)
        self.panel = panel(self._asked(), name="guidance")
        with gr.Accordion("Your programme’s handbook and list", open=False, elem_id="shelf-of") as self.ways:
            self.shelf = panel(name="shelf")
            self.documents = gr.File(
                label="Handbook: Markdown, text, Word or PDF", file_types=DOCUMENTS, file_count="multiple", height=120,
                interactive=True, elem_id="handbook-files",
            )  # fmt: skip
            self.table = gr.File(
                label="List: a CSV with title, link, suggested_by, when, need, kind", file_types=[".csv"], file_count="multiple",
                height=120, interactive=True, elem_id="resource-files",
            )  # fmt: skip

    def wire(self, edge: Edge) -> None:
        """What happens on this page."""
        edge.on_panel(self.panel.click, {"ask": self.ask, "example": self.example, "again": self.again}, outputs=[self.panel])
        edge.on(self.ways.expand, self.opened, outputs=[self.shelf])
        added = [self.documents, self.shelf]
        edge.on(self.documents.upload, self.add_documents, inputs=[self.documents], outputs=added, busy="Reading the handbook …")
        listed = [self.table, self.shelf]
        edge.on(self.table.upload, self.add_list, inputs=[self.table], outputs=listed, busy="Reading the list …")
        away = {"remove-document": self.remove_document, "remove-resource": self.remove_resource}
        edge.on_panel(self.shelf.click, away, outputs=[self.shelf])

    def ask(self, call: Call) -> Answer:
        """Look a question up."""
        audience = next((one for one in AUDIENCES if one == call.act.text("audience")), None)
        return self._answered(call.act.text("looked-up"), audience)

    def example(self, call: Call) -> Answer:
        """One of the examples."""
        return self._answered(EXAMPLES[call.act.number % len(EXAMPLES)], None)

    def again(self, _: Call) -> Answer:
        """The empty page."""
        return Answer({self.panel: view(self._asked(focus=True))}, "Ask something else.")

    def opened(self, _: Call) -> Answer:
        """What stands on the programme's shelf."""
        return Answer({self.shelf: view(self._shelf())})

    def add_documents(self, call: Call) -> Answer:
        """Keep documents as the handbook; the uploads are deleted at once."""
        files: Sequence[str] = call.inputs[0] or []
        with uploads.read_once(files) as paths:
            done = self.companion.guidance.add_handbook([Path(path) for path in paths]) if paths else None
        said = f"Added: {words.either(done.added, 'and')}." if done and done.added else "Nothing new in them."
        return Answer({self.documents: None, self.shelf: view(self._shelf())}, said)

    def add_list(self, call: Call) -> Answer:
        """Keep the rows of a list of resources; rows with a fault are named."""
        files: Sequence[str] = call.inputs[0] or []
        with uploads.read_once(files) as paths:
            report = self.companion.resource_keeping.add_files([Path(path) for path in paths])
        said = f"{words.counted(report.added, 'entry', 'entries').capitalize()} added, {len(report.skipped):,} skipped."
        return Answer({self.table: None, self.shelf: view(self._shelf(report.skipped))}, said)

    def remove_document(self, call: Call) -> Answer:
        """Put a document away."""
        self.companion.guidance.remove_handbook(call.act.on)
        return Answer({self.shelf: view(self._shelf())}, "The document is put away.")

    def remove_resource(self, call: Call) -> Answer:
        """Put a resource away."""
        self.companion.resource_keeping.remove(call.act.on)
        return Answer({self.shelf: view(self._shelf())}, "It is put away.")

    def _answered(self, question: str, audience: Audience | None) -> Answer:
        found = self.companion.guidance.ask(question, audience=audience)
        if found.boundary and found.boundary.stop:
            html = render("guidance_stop.html", boundary=found.boundary, focus=mark())
            return Answer({self.panel: view(html)}, "Please read what stands here first. Nothing was kept.")
        passages = words.counted(len(found.passages), "passage").capitalize()
        said = f"{passages}, each with what it rests on." if found.covered else "Not covered."
        return Answer({self.panel: view(self._asked(found, audience, self._near(question)))}, said)

    def _near(self, question: str) -> list[Resource]:
        """What people suggested for such a need; none where nothing can be compared just now."""
        try:
            return self.companion.resource_keeping.for_need(question)
        except (HomeBusy, ModelError):
            return []

    def _asked(
        self, found: GuidanceAnswer | None = None, audience: Audience | None = None, near: Sequence[Resource] = (), *,
        focus: bool = False,
    ) -> Any:  # fmt: skip
        return render(
            "guidance.html", found=found, audience=audience or "", near=near, audiences=FOR, examples=EXAMPLES, most=MAX_QUESTION,
            focus=mark() if found or focus else "", rev=mark(),
        )  # fmt: skip

    def _shelf(self, skipped: Sequence[Any] = ()) -> Any:
        return render(
            "shelf.html", documents=self.companion.guidance.handbook_documents(), skipped=skipped,
            resources=self.companion.resource_keeping.every(),
        )  # fmt: skip
