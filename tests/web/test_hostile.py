"""People's text on every screen: it is shown, and it does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from companion.domain.contacts import Contact
from companion.domain.imports import ImportReport, Problem
from companion.domain.needs import MAX_ASPECT, Filter, Need, Refused
from companion.domain.outreach.assistance import Bridge, Change, Sharpened, Tidied
from companion.domain.outreach.outreach import Draft, Evidence, Specificity
from companion.services.outreach.drafting import OpenDraft
from companion.web.actor import LOCAL
from companion.web.events import Answer, Call, status_line
from companion.web.pages.desk import Desk, Offers, Other
from companion.web.pages.intake import Held
from companion.web.pages.results import Search
from companion.web.pages.shell import Shell
from companion.web.panel import Act, data_of, view
from companion.web.render import render
from tests.web import fakes, hostile

OWN_LIMIT = 600
HERE = Specificity(rank=1, margin=0.1)


@dataclass
class Screens:
    """Every screen with one text in all its places."""

    shell: Shell
    text: str

    def every(self) -> Iterator[Answer]:
        yield self.shell.opened(LOCAL, {"draft": self.text})
        yield self.shell.find._looked_for(self.text, None)
        yield self.shell.find._answer(self._search())
        yield self.shell.find._answer(self._search().model_copy(update={"view": "few"}))
        yield self.shell.people.look(self._call(fields={"words": self.text}))
        for who in ("h-mentor-1", "h-mentee-1"):
            yield self.shell.people.open(self._call(on=who))
        yield self.shell.you._filled(hostile.person(self.text))
        yield self.shell.draft.begin(mentor="h-mentor-1", mentee=None)
        yield from self._draft()
        yield self.shell.draft.listed()
        yield from self._imports()
        yield Answer({"known": view(render("known.html", contacts=[self._contact()], focus=""))})
        yield Answer({"status": status_line(self.text)})

    def _search(self) -> Search:
        filters = [
            Filter.model_validate({"field": name, "value": [self.text], "from": self.text}) for name in ("industry", "done")
        ]
        refused = [Refused(words=self.text, because=self.text)]
        aspects = [self.text[:MAX_ASPECT]]
        return Search(need=Need(text=self.text, aspects=aspects, filters=filters, refused=refused, unread=[self.text]))

    def _draft(self) -> Iterator[Answer]:
        begun = self.shell.draft.begin(mentor="h-mentor-1", mentee="h-mentee-1")
        yield begun
        desk = begun.changes[self.shell.draft.desk]
        own = {f"own-{number}": self.text[:OWN_LIMIT] for number in range(3)}
        typed = {**own, "channel": "email", "how-known": self.text[:OWN_LIMIT], "mutual": self.text}
        *_, written = self.shell.draft.writing.write(self._call(fields=typed, kept=desk))
        yield written
        yield from self._beside(data_of(written.changes[self.shell.draft.desk])["draft"])
        desk = written.changes[self.shell.draft.desk]
        body = f"Dear you,\n\n{self.text}\n\nKind regards,\nOdile"
        yield self.shell.draft.letter.check(self._call(fields={"subject": self.text[:300], "body": body}, kept=desk))

    def _beside(self, draft: str) -> Iterator[Answer]:
        """What is offered beside a draft, what another window stored, and a text that grows."""
        line = Evidence(who="mentor", source=self.text, quote=self.text)
        sharper = Sharpened(
            before=self.text, after=self.text, specificity_before=HERE, specificity_after=HERE, evidence=line, kept=True
        )
        tidied = Tidied(before=self.text, after=self.text, changes=[Change(op=op, text=self.text) for op in ("gone", "new")])
        offers = Offers(
            question=self.text,
            question_at=0,
            tidied=[tidied],
            sharpened=sharper,
            bridges=[Bridge(mentee=line, mentor=line, question=self.text)],
        )
        other = Other(version=1, subject=self.text, body=self.text, words=[self.text])
        desk = Desk(draft=draft, offers=offers, other=other)
        record = self.shell.companion.drafts.get(draft)
        assert record is not None
        opened = OpenDraft(record=record, draft=Draft(subject=self.text, body=self.text, writer="you"))
        yield self.shell.draft._shown(opened, self.text, desk=desk)
        yield Answer({"growing": view(render("growing.html", text=self.text))})

    def _imports(self) -> Iterator[Answer]:
        problem = Problem(place=self.text, field=self.text, problem=self.text)
        report = ImportReport(
            read=1,
            added=1,
            skipped=[problem],
            warnings=[problem],
            to_mend=[self.text],
            ignored_for_privacy=[self.text],
            columns={self.text: self.text},
        )
        jobs = self.shell.companion.jobs
        for kind in ("preview", "import"):
            job = jobs.start(kind, "local").model_copy(update={"state": "done", "report": report.model_dump_json()})
            yield self.shell.intake._shown(job, Held())
        yield self.shell.intake._shown(
            jobs.start("import", "local").model_copy(update={"state": "failed", "error": self.text}), Held()
        )

    def _contact(self) -> Contact:
        return Contact(id=self.text, owner="", name=self.text, organisation=self.text, position=self.text)

    def _call(self, *, on: str = "", fields: dict[str, Any] | None = None, kept: Any = None) -> Call:
        return Call(LOCAL, Act(do="x", on=on, fields=fields or {}), (kept,))


@pytest.fixture
def screens(request: pytest.FixtureRequest, tmp_path: Path) -> Screens:
    text = hostile.TEXTS[request.param]
    people = [hostile.person(text, role=role) for role in ("mentor", "mentee")]
    shell = Shell(fakes.companion(tmp_path / "home", people))
    shell.build()
    return Screens(shell, text)


@pytest.mark.parametrize("screens", list(hostile.TEXTS), indirect=True)
def test_text_is_only_text(screens: Screens) -> None:
    for answer in screens.every():
        html = hostile.shown(answer.changes)
        assert hostile.acted_on(html) == []


@pytest.mark.parametrize("screens", [name for name in hostile.TEXTS if name not in ("lines", "long")], indirect=True)
def test_text_is_shown_as_it_was_written(screens: Screens) -> None:
    html = hostile.shown(screens.shell.people.listed().changes)
    assert screens.text[:200] in hostile.read(html)


@pytest.mark.parametrize("screens", ["long"], indirect=True)
def test_a_long_text_is_folded(screens: Screens) -> None:
    html = hostile.shown(screens.shell.find._looked_for("a need", None).changes)
    assert "Read all of it" in html


def test_a_template_needs_every_name() -> None:
    with pytest.raises(Exception, match="undefined"):
        render("you.html")


@pytest.mark.parametrize("words", ["x" * 601, "y" * 20_000])
def test_an_answer_over_its_limit_is_refused_and_kept(tmp_path: Path, words: str) -> None:
    made = fakes.companion(tmp_path / "home", [fakes.mentee(), fakes.mentor()])
    shell = Shell(made)
    shell.build()
    begun = shell.draft.begin(mentor="p-1", mentee="m-1")
    desk = begun.changes[shell.draft.desk]
    *_, answer = shell.draft.writing.write(Call(LOCAL, Act(do="write", fields={"own-0": words, "channel": "email"}), (desk,)))
    assert answer.trouble
    assert "600 is the most" in answer.said
    assert made.drafts.latest()[0].own.lines[0] == words
