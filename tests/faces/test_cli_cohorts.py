"""Running cohorts at the command line, over real records and a planner made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from companion.cli.session import Session
from companion.domain.people import Profile
from companion.wiring import Companion
from tests.cohorts import FirstFree
from tests.faces.command_line import run
from tests.store.made import person
from tests.web import fakes

STATES = {"proposed", "mentee-yes", "matched", "declined", "expired"}


def people() -> list[Profile]:
    told = {"goal": "Learn to hand over work that I always did alone.", "consent": {"listed": True}}
    mentees = [person(who, f"{who}@x.example", roles=["mentee"], **told) for who in "abc"]
    helps = {"can_help_with": ["Handing a shop over to a team"], "channels": ["phone"], "consent": {"listed": True}}
    return [*mentees, *(person(who, roles=["mentor"], capacity=1, **helps) for who in "xyz")]


@pytest.fixture(autouse=True)
def companion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Companion:
    made = fakes.companion(tmp_path / "home", people())
    made.__dict__["planning"] = FirstFree({key: ["x", "y", "z"] for key in "abc"}, dict.fromkeys("xyz", 1))
    made.__dict__["met"] = lambda *texts, **_: None
    monkeypatch.setattr(Session, "companion", made)
    return made


def json_of(*arguments: object, typed: str = "") -> Any:
    done = run("cohort", *arguments, "--json", typed=typed.encode())
    assert done.status == 0, done.err
    return done.json


def proposed(*who: str) -> list[dict[str, Any]]:
    json_of("new", "spring", "--mentees", "-", typed="\n".join(who))
    found: list[dict[str, Any]] = json_of("propose", "--cohort", "spring")["proposals"]
    return found


def test_the_two_sided_yes_to_the_letter_of_the_contract() -> None:
    first, second = proposed("a@x.example", "b")
    assert {name: first[name] for name in ("mentee", "mentor", "state")} == {"mentee": "a", "mentor": "x", "state": "proposed"}
    said = json_of("answer", first["id"], "--who", "A@x.example", "yes")
    assert said["proposals"][0] == {**first, "state": "mentee-yes", "waits_for": "mentor", "choices": []}
    assert json_of("answer", first["id"], "yes", "--who", "x")["proposals"][0]["state"] == "matched"
    json_of("answer", second["id"], "--who", "b", "no")
    listed = json_of("status", "--cohort", "spring")["proposals"]
    assert [(one["mentee"], one["mentor"], one["state"]) for one in listed] == [
        ("a", "x", "matched"), ("b", "y", "declined"), ("b", "z", "proposed"),
    ]  # fmt: skip
    assert {one["state"] for one in listed} <= STATES
    assert json_of("propose", "--cohort", "spring")["proposals"] == listed


def test_a_mentee_chooses() -> None:
    first = proposed("a")[0]
    assert first["choices"] == ["y", "z"]
    said = json_of("answer", first["id"], "--who", "a", "yes", "--choose", "z")["proposals"]
    assert [(one["mentor"], one["state"]) for one in said] == [("z", "mentee-yes")]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("answer", "none", "--who", "a", "yes"), 1, "There is no such proposal of yours."),
        (("answer", "none", "--who", "nobody", "yes"), 1, "Nobody here is called 'nobody'."),
        (("answer", "none", "--who", "a", "maybe"), 2, "'maybe' is not one of"),
        (("answer", "none", "yes"), 2, "Missing option '--who'"),
        (("status", "--cohort", "summer"), 1, "There is no cohort 'summer'."),
        (("propose", "--cohort", "summer"), 1, "There is no cohort 'summer'."),
        (("new", "spring"), 1, "There is a cohort 'spring' already."),
        (("pause", "--cohort", "spring", "c"), 1, "Person c is not in the cohort 'spring'."),
        (("add", "--cohort", "spring"), 2, "Missing argument"),
        (("reopen", "--cohort", "spring"), 1, "The cohort 'spring' is open."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: tuple[str, ...], status: int, sentence: str) -> None:
    json_of("new", "spring", "--mentees", "-", typed="a")
    done = run("cohort", *arguments)
    assert (done.status, sentence in done.err) == (status, True), done.err


def test_unknown_people_of_a_list_are_each_named_and_nothing_is_kept() -> None:
    done = run("cohort", "new", "spring", "--mentees", "-", typed=b"a\ngone\nb\nlost@x.example\n")
    assert done.status == 1 and "'gone' or 'lost@x.example'" in done.err
    assert json_of("list") == []


def test_a_cohort_runs_pauses_and_ends() -> None:
    proposed("a")
    assert json_of("add", "--cohort", "spring", "b", "c")["mentees"] == 3
    json_of("propose", "--cohort", "spring")
    assert json_of("pause", "--cohort", "spring", "x")["changes"] == [], "of three who were asked, no count is told"
    assert json_of("resume", "--cohort", "spring", "x")["changes"] == []
    json_of("withdraw", "--cohort", "spring", "c")
    json_of("close", "--cohort", "spring")
    assert json_of("list") == [{"name": "spring", "mentees": 3, "matched": 0, "closed": True}]
    assert json_of("reopen", "--cohort", "spring")["cohort"] == "spring"


def test_introductions_are_drafts_and_sheets(tmp_path: Path) -> None:
    first = proposed("a")[0]
    assert json_of("introduce", "--cohort", "spring") == {"introductions": []}
    for who in "ax":
        json_of("answer", first["id"], "--who", who, "yes")
    made = json_of("introduce", "--cohort", "spring", "--folder", tmp_path / "sheets")["introductions"]
    assert "“Learn to hand over work that I always did alone.”" in made[0]["to_both"]["body"]
    assert sorted(path.name for path in (tmp_path / "sheets").iterdir()) == [
        f"introduction-person-a-{first['id']}.docx", f"introduction-person-x-{first['id']}.docx",
    ]  # fmt: skip
    (tmp_path / "file").write_text("x")
    assert run("cohort", "introduce", "--cohort", "spring", "--folder", tmp_path / "file" / "sheets").status == 1


def test_everybody_is_invited_by_a_draft() -> None:
    json_of("new", "spring")
    found = json_of("invite", "--cohort", "spring")
    assert (found["people"], found["helped"]) == (["a", "b", "c"], [])
    assert "not this time" in found["body"] and "6 December" in found["body"]


def test_every_answer_reads_as_text() -> None:
    first = proposed("a", "b")[0]
    for arguments in (
        ("status", "--cohort", "spring"), ("answer", first["id"], "--who", "a", "no"), ("list",),
        ("invite", "--cohort", "spring"), ("introduce", "--cohort", "spring"),
        ("pause", "--cohort", "spring", "x"), ("close", "--cohort", "spring"),
    ):  # fmt: skip
        done = run("cohort", *arguments)
        assert done.status == 0 and len(done.out.strip()) > 10, (arguments, done.err)
