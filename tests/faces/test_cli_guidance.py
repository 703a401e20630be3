"""Notes, handbook and resources at the command line."""

import shutil
from datetime import date

import pytest

from companion.cli.views import guidance as views
from companion.domain.boundaries.boundary import Boundary, BoundaryCase
from companion.domain.guidance.guidance import GuidanceAnswer, GuidancePassage
from companion.domain.guidance.resources import Resource, ResourceReport
from companion.domain.imports import Problem
from companion.services.guidance.guidance import HandbookLine, HandbookReport
from tests.faces.command_line import run
from tests.source import ROOT

PASSAGE = GuidancePassage(
    text="Wait <b>longer</b>\x1b[2J.", note="Listening", heading="First", sources=("Author (2001).",), evidence="some"
)
OWN = GuidancePassage(text="Free.", note="h.md", heading="Costs", sources=("h.md: Costs",), evidence="programme")


def met(message: str, *, stop: bool) -> Boundary:
    return Boundary(stop=stop, cases=[BoundaryCase(id="B1", stop=stop, message=message)])


def flat(text: str) -> str:
    return " ".join(text.split())


def test_passages_are_shown_with_what_they_rest_on():
    text = flat(views.answer(GuidanceAnswer(question="q", covered=True, passages=[OWN, PASSAGE])))
    assert text.startswith("h.md: Costs Free. From your programme's handbook.")
    assert "Listening: First Wait <b>longer</b>" in text
    assert text.endswith("It rests on some evidence (1). Sources 1. Author (2001).")


def test_a_source_of_two_passages_stands_once_at_the_end():
    other = PASSAGE.model_copy(update={"heading": "Then", "sources": ("Other (2002).", *PASSAGE.sources)})
    text = views.answer(GuidanceAnswer(question="q", covered=True, passages=[PASSAGE, other]))
    assert text.count("Author (2001).") == 1
    assert "(2, 1)" in text
    assert text.endswith("  1. Author (2001).\n  2. Other (2002).")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (GuidanceAnswer(question="q", because="Ask a doctor."), "Not covered. Ask a doctor."),
        (GuidanceAnswer(question="q", because="x", boundary=met("Law.", stop=False)), "Law. Not covered. x"),
        (GuidanceAnswer(question="q", boundary=met("Call.", stop=True)), "Call."),
    ],
)
def test_what_else_may_be_said(answer, said):
    assert flat(views.answer(answer)) == said


def test_reports_name_what_changed():
    line = HandbookLine(name="h.md", kind="markdown", added="2026-11-22", passages=1)
    text = flat(views.handbook_report(HandbookReport(added=["h.md"], unchanged=["a.md"], documents=[line])))
    assert text == "Added: h.md Unchanged: a.md h.md markdown 1 passage added 2026-11-22"
    assert "handbook is empty" in views.documents([])
    report = ResourceReport(read=2, added=1, skipped=[Problem(place="a.csv row 3", field="link", problem="it has no link")])
    assert "2 rows read: 1 added" in flat(views.resource_report(report))
    assert "a.csv row 3" in views.resource_report(report)


def test_resources_are_shown_with_who_suggested_them():
    one = Resource(
        title="Welding",
        link="https://x.example",
        suggested_by="Ada",
        suggested_on=date(2026, 10, 1),
        need="a trade",
        kind="course",
    )
    assert flat(views.resource_list([one])) == (
        "Welding https://x.example course · suggested by Ada on 2026-10-01 For: a trade"
    )  # fmt: skip
    assert "Nothing that anybody suggested" in views.resource_list([])


@pytest.fixture
def home(tmp_path):
    (tmp_path / "house.md").write_text("# Coffee\n\nThe programme pays for the coffee of every pair.\n", encoding="utf-8")
    (tmp_path / "list.csv").write_text(
        "title,link,suggested_by,when,need,kind\n"
        "Evening welding,https://x.example/w,Ada,2026-10-01,learning to weld metal,course\n"
        "Night train,javascript:1,Ada,,,event\n",
        encoding="utf-8",
    )
    return tmp_path


def test_handbook_and_resources_come_and_go(home):
    def asked(*arguments):
        return run("--home", home / "home", *arguments, "--json")

    assert asked("handbook", "add", home / "house.md").json["added"] == ["house.md"]
    assert [line["name"] for line in asked("handbook", "list").json] == ["house.md"]
    assert asked("handbook", "remove", "other.md").status == 1
    assert asked("handbook", "remove", "house.md").json["documents"] == []
    report = asked("resources", "import", home / "list.csv").json
    assert (report["read"], report["added"], len(report["skipped"])) == (2, 1, 1)
    assert [one["title"] for one in asked("resources", "list").json] == ["Evening welding"]
    assert asked("resources", "remove", "https://x.example/w").json == []
    assert asked("resources", "list", "--need", "learning to weld").json == []


@pytest.mark.parametrize("question", ["", "😀"])
def test_a_question_that_cannot_be_asked_is_a_sentence(home, question):
    result = run("--home", home / "home", "guidance", question)
    assert (result.status, len(result.sentences)) == (1, 2)


@pytest.fixture
def few_notes(tmp_path, monkeypatch):
    """Four notes instead of all, which would take ten seconds to embed."""
    folder = tmp_path / "knowledge"
    folder.mkdir()
    for name in ("declining-as-mentor", "a-no", "capacity", "silence", "elsewhere"):
        shutil.copy(ROOT / "knowledge" / f"{name}.md", folder)
    monkeypatch.setattr("companion.prompts.content_folder", lambda name: folder)


@pytest.mark.model
def test_a_home_answers_from_notes_and_handbook(home, own_sample_home, few_notes):
    """The one walk with the real model."""

    def asked(*arguments):
        return run("--home", own_sample_home, *arguments, "--json")

    asked("handbook", "add", home / "house.md")
    asked("resources", "import", home / "list.csv")
    own = asked("guidance", "Who pays for the coffee of a pair?").json
    assert own["passages"][0] | {"sources": ["house.md: Coffee"], "evidence": "programme"} == own["passages"][0]
    ours = asked("guidance", "How do I say no to somebody who wants me as their mentor?", "--for", "mentor").json
    assert ours["covered"]
    assert ours["passages"][0]["note"] == "Declining a request kindly"
    assert set(ours["passages"][0]) >= {"text", "note", "heading", "sources", "evidence"}
    far = asked("guidance", "Which team won the cup final?")
    assert (far.status, far.json["covered"], far.json["passages"]) == (0, False, [])
    assert [one["title"] for one in asked("resources", "list", "--need", "I want to learn to weld").json] == ["Evening welding"]
    assert asked("resources", "list", "--need", "speaking in public").json == []
    stop = asked("guidance", "I want to kill myself")
    assert (stop.status, stop.json["passages"], stop.json["boundary"]["stop"]) == (3, [], True)
