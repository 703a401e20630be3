"""The page of guidance: passages with what they rest on, what is not covered, and the programme's shelf."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from companion.domain.guidance.guidance import GuidanceAnswer, GuidancePassage
from companion.domain.guidance.resources import Resource, ResourceReport
from companion.services.guidance.guidance import HandbookLine, HandbookReport
from companion.web.pages.guidance import GuidancePage
from companion.web.pages.shell import Shell
from companion.wiring import Companion
from tests.faces.command_line import Recorder
from tests.web.pages import given, html_of, pressed, words_of
from tests.web.test_session import STOP

OURS = GuidancePassage(
    text="Say how long.\n\nThen ask.", note="First meetings", heading="Agree", sources=("A book, 2019",), evidence="some"
)
THEIRS = GuidancePassage(text="We meet in room 4.", note="handbook.docx", heading="Rooms", sources=("x",), evidence="programme")
LINE = HandbookLine(name="handbook.docx", kind="docx", added="2026-11-22", passages=3)
COURSE = Resource(title="Budgets", link="https://course.example/a", suggested_by="Ada Ek", kind="course")


@pytest.fixture
def guidance() -> Recorder:
    return Recorder(
        ask=GuidanceAnswer(question="q", covered=True, passages=[THEIRS, OURS]), handbook_documents=[LINE],
        add_handbook=HandbookReport(added=["handbook.docx"], unchanged=[], documents=[LINE]), remove_handbook=None,
    )  # fmt: skip


@pytest.fixture
def page(two: Companion, guidance: Recorder) -> GuidancePage:
    keeping = Recorder(for_need=[COURSE], every=[COURSE], add_files=ResourceReport(read=1, added=1), remove=[])
    two.__dict__.update(guidance=guidance, resource_keeping=keeping)
    shell = Shell(two)
    shell.build()
    return shell.guidance


def test_passages_say_what_they_rest_on_and_whose_they_are(page: GuidancePage, guidance: Recorder) -> None:
    answer = page.ask(pressed(looked_up="How do we begin?", audience="mentee"))
    shown = words_of(answer, page.panel)
    assert shown.index("From your programme’s own handbook.") < shown.index("It rests on some evidence.")
    assert "A book, 2019" in shown and "suggested by Ada Ek" in shown
    assert guidance.asked[0] == ("ask", ("How do we begin?",), {"audience": "mentee"})


def test_what_is_not_covered_is_said_plainly(page: GuidancePage, guidance: Recorder) -> None:
    guidance.answers["ask"] = GuidanceAnswer(question="q", because="None of the notes comes near.")
    assert "Not covered None of the notes comes near." in words_of(page.ask(pressed(looked_up="coffee")), page.panel)


def test_a_boundary_stands_alone(page: GuidancePage, guidance: Recorder) -> None:
    guidance.answers["ask"] = GuidanceAnswer(question="q", boundary=STOP)
    shown = html_of(page.ask(pressed(looked_up="x")), page.panel)
    assert shown.index("112") < shown.index("Please stop here.") and "<form" not in shown


def test_documents_and_lists_are_added_and_the_uploads_deleted(page: GuidancePage, tmp_path: Path) -> None:
    files = [tmp_path / "handbook.docx", tmp_path / "list.csv"]
    for file in files:
        file.write_text("x", encoding="utf-8")
    added = page.add_documents(given([str(files[0])]))
    assert added.said == "Added: handbook.docx." and "cited before" in words_of(added, page.shelf)
    assert page.add_list(given([str(files[1])])).said == "One entry added, 0 skipped."
    assert not any(file.exists() for file in files)


@pytest.mark.parametrize("act", ["remove_document", "remove_resource"])
def test_the_shelf_is_cleared_by_hand(page: GuidancePage, act: str) -> None:
    handler: Any = getattr(page, act)
    assert "put away" in handler(pressed(on="handbook.docx")).said
