"""Bringing people in: a file, its preview, the recorded consent, a bar while it runs, and the way back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import gradio as gr
from pydantic import BaseModel

from companion.domain.imports import ImportRecord, ImportReport
from companion.domain.jobs import Job
from companion.errors import InputError
from companion.seams import Progress
from companion.services.people.importing import ImportOptions
from companion.services.people.profiles import SampleReport
from companion.web import uploads
from companion.web.actor import Actor
from companion.web.edge import Edge
from companion.web.events import Answer, Call
from companion.web.panel import Act, panel, view
from companion.web.render import render
from companion.web.work import Work, Workshop

if TYPE_CHECKING:
    from companion.web.pages.banner import Banner
    from companion.web.pages.people import PeoplePage
    from companion.wiring import Companion

HEAD = "intake-head"
TICK_SECONDS = 1.0
FILE_TYPES = [".csv", ".tsv", ".txt", ".json", ".jsonl", ".zip"]
ROLES = (("mentor", "mentors"), ("mentee", "mentees"), ("both", "both"))


class Held(BaseModel):
    """What the panel keeps: the file held for a preview, how it is to be read, and the job that runs or has run."""

    token: str | None = None
    role: Literal["mentor", "mentee", "both"] | None = None
    consent: bool = False
    job: str | None = None


class Intake:
    """The part of the People page that takes files."""

    def __init__(self, companion: Companion, workshop: Workshop, people: PeoplePage, banner: Banner) -> None:
        self.companion, self.workshop, self._people, self._banner = companion, workshop, people, banner
        workshop.resumes("import", lambda kept: self._bringing_in(Held.model_validate_json(kept)))
        workshop.resumes("sample", lambda _: self._loading_sample)

    def build(self) -> None:
        """A place to drop files, and a panel for what comes of them."""
        gr.HTML(render("intake_head.html"), apply_default_css=False, padding=False, elem_id=HEAD)
        self.files = gr.File(
            label="Files of people",
            file_types=FILE_TYPES,
            file_count="multiple",
            height=140,
            interactive=True,
            elem_id="files",
        )
        self.panel = panel(name="intake")
        self.timer = gr.Timer(TICK_SECONDS, active=False)

    def wire(self, edge: Edge) -> None:
        """What happens here."""
        edge.on(self.files.upload, self.look, inputs=[self.files], outputs=[self.files, *self.outputs], busy="Reading the file …")
        edge.on(self.timer.tick, self.tick, inputs=[self.panel], outputs=self.outputs)
        acts = {
            "preview": self.preview,
            "bring-in": self.bring_in,
            "leave": self.leave,
            "undo": self.undo,
            "put-away": self.put_away,
            "done": self.done,
        }
        edge.on_panel(self.panel.click, acts, inputs=[self.panel], outputs=self.outputs)

    @property
    def outputs(self) -> list[Any]:
        """What changes here and around."""
        return [self.panel, self.timer, *self._people.outputs]

    def opened(self, who: Actor) -> Answer:
        """A job that still runs is shown again after a reload; otherwise the imports that can be undone."""
        running = self.workshop.running(who.name, _TEMPLATES)
        return self._shown(running, Held(job=running.id)) if running else self._idle()

    def look(self, call: Call) -> Answer:
        """A preview of files just given; nothing is kept yet."""
        files: Sequence[str] = call.inputs[0] or []
        if not files:
            return Answer()
        token = uploads.hold(self.companion.settings.home, files)
        return Answer({self.files: None}).and_also(self._previewed(call.who, Held(token=token)))

    def preview(self, call: Call) -> Answer:
        """The preview anew, with another role or with the step "they agreed to be listed"."""
        held = call.kept(Held)
        return self._previewed(call.who, held.model_copy(update=_ticked(call.act)))

    def bring_in(self, call: Call) -> Answer:
        """Bring the people of a preview in."""
        held = call.kept(Held).model_copy(update=_ticked(call.act))
        job = self.workshop.start("import", call.who.name, self._bringing_in(held), again=held)
        return self._shown(job, Held(job=job.id))

    def load_sample(self, call: Call) -> Answer:
        """Load the invented people."""
        job = self.workshop.start("sample", call.who.name, self._loading_sample, again=Held())
        return self._shown(job, Held(job=job.id))

    def tick(self, call: Call) -> Answer:
        """How far the work is."""
        held = call.kept(Held)
        return self._shown(self.workshop.get(held.job, call.who.name), held) if held.job else self._still()

    def leave(self, call: Call) -> Answer:
        """Let a preview go; its file is deleted."""
        uploads.let_go(self.companion.settings.home, call.kept(Held).token or "")
        return self._idle().and_also(Answer(said="Nothing was brought in; the file is deleted."))

    def undo(self, call: Call) -> Answer:
        """Take an import back."""
        saved = self.companion.importing.undo(call.act.on)
        said = f"Taken back: {saved.removed:,} removed, {saved.updated:,} put back, {saved.kept:,} changed since and kept."
        return self._idle().and_also(self._around()).and_also(Answer(said=said))

    def put_away(self, call: Call) -> Answer:
        """Delete the invented people; the report of one's own stays."""
        gone, held = self._banner.put_away(call), call.kept(Held)
        report = self._shown(self.workshop.get(held.job, call.who.name), held) if held.job else self._idle()
        return report.and_also(gone)

    def done(self, _: Call) -> Answer:
        """Close a report."""
        return self._idle()

    def _bringing_in(self, held: Held) -> Work:
        """The work of an import; brought in twice, a row is the same row. Raises UnreadableFile when its file is gone."""
        home, token = self.companion.settings.home, held.token or ""
        paths = uploads.held(home, token)

        def work(progress: Progress) -> ImportReport:
            try:
                return self.companion.importing.run(paths, _options(held), progress=progress)
            finally:
                uploads.let_go(home, token)

        return work

    def _loading_sample(self, progress: Progress) -> SampleReport:
        return self.companion.profiles.add_sample(None, progress)

    def _previewed(self, who: Actor, held: Held) -> Answer:
        paths = uploads.held(self.companion.settings.home, held.token or "")

        def work(progress: Progress) -> ImportReport:
            return self.companion.importing.run(paths, _options(held, dry_run=True), progress=progress)

        job = self.workshop.start("preview", who.name, work)
        if job.state == "failed":
            uploads.let_go(self.companion.settings.home, held.token or "")
        return self._shown(job, held.model_copy(update={"job": job.id}))

    def _shown(self, job: Job, held: Held) -> Answer:
        running = job.state == "running"
        html = render(_TEMPLATES[job.kind] if job.state == "done" else "job.html", **self._values(job, held))
        changes: dict[Any, Any] = {self.panel: view(html, held), self.timer: gr.update(active=running)}
        answer = Answer(changes, _said(job))
        return answer.and_also(self._around()) if job.state == "done" and job.kind != "preview" else answer

    def _values(self, job: Job, held: Held) -> dict[str, Any]:
        report = (SampleReport if job.kind == "sample" else ImportReport).model_validate_json(job.report) if job.report else None
        samples = self.companion.people.sample_ids()
        return {
            "job": job,
            "held": held,
            "report": report,
            "roles": ROLES,
            "imports": self._brought(report.import_ids) if isinstance(report, ImportReport) else [],
            "samples": len(samples),
            "own": self._banner.own(samples),
            "focus": secrets.token_hex(4),
        }

    def _brought(self, import_ids: Sequence[str]) -> list[ImportRecord]:
        """The imports of a report that can be taken back, in the order of their files."""
        known = {one.id: one for one in self.companion.importing.imports()}
        return [known[one] for one in import_ids if one in known]

    def _around(self) -> Answer:
        return self._people.listed().and_also(self._banner.shown())

    def _idle(self) -> Answer:
        imports = [one for one in self.companion.importing.imports() if not one.undone and not one.sample][:5]
        return Answer({self.panel: view(render("imports.html", imports=imports), Held())}).and_also(self._still())

    def _still(self) -> Answer:
        return Answer({self.timer: gr.update(active=False)})


_TEMPLATES = {"preview": "preview.html", "import": "imported.html", "sample": "loaded.html"}


def _options(held: Held, *, dry_run: bool = False) -> ImportOptions:
    return ImportOptions(role=held.role, consent="listed" if held.consent else None, dry_run=dry_run)


def _ticked(act: Act) -> dict[str, Any]:
    role = act.text("role")
    if role and role not in dict(ROLES):
        raise InputError("That is no role people can have here.", "Choose mentors, mentees or both.")
    return {"role": role or None, "consent": bool(act.text("consent"))}


def _said(job: Job) -> str:
    if job.state == "failed":
        return job.error or "That could not be done."
    if job.state == "running":
        return "Working. You can leave this page; it goes on."
    return {
        "preview": "This is what the file holds. Nothing is kept yet.",
        "import": "Done: the people are in.",
        "sample": "The sample people are here.",
    }[job.kind]
