"""Notes, promises, relationships, answers and places at the command line, over real records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from companion.cli import choices
from companion.cli.session import Session
from companion.domain.people import Channel
from companion.domain.relationship import Phase
from companion.services.sessions.sessions import SessionKeeping
from companion.wiring import Companion
from tests.faces.command_line import Result, run
from tests.web import fakes
from tests.web.test_session import CANARY, HARD, NOTE, met

ME, OTHER = ("--who", "m-1"), ("--with", "p-1")
BOTH = (*ME, *OTHER)


@pytest.fixture(autouse=True)
def companion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Companion:
    made = fakes.companion(tmp_path / "home", [fakes.mentee(), fakes.mentor(1), fakes.mentor(2)])
    made.__dict__["session_keeping"] = SessionKeeping(made.people, made.sessions, made.lexicon, made.clock, met)
    monkeypatch.setattr(Session, "companion", made)
    return made


def json_of(*arguments: object, typed: str = "") -> Any:
    done = run(*arguments, "--json", typed=typed.encode())
    assert done.status == 0, done.err
    return done.json


def noted(text: str = NOTE) -> str:
    return str(json_of("notes", "add", *BOTH, "-", typed=text)["note"]["id"])


def test_the_words_are_those_of_the_domain() -> None:
    from typing import get_args

    assert tuple(Phase) == choices.PHASES
    assert get_args(Channel) == choices.TALK_CHANNELS


def test_a_note_is_kept_changed_shared_and_removed() -> None:
    note = noted()
    assert json_of("notes", "add", *BOTH, "--note", note[:8], "-", typed=f"{NOTE} More.")["note"]["version"] == 2
    assert run("notes", "share", note, *ME, "--sentence", "We spoke of the alarm.").status == 0
    theirs = run("notes", "list", "--who", "p-1", "--with", "m-1")
    assert "We spoke of the alarm." in theirs.out and CANARY not in theirs.out
    assert json_of("notes", "share", note, *ME, "--none")["note"]["shared"] == []
    assert len(json_of("notes", "share", note, *ME, "--whole")["note"]["shared"]) == 5
    assert run("notes", "remove", note[:6], *ME).status == 0
    assert json_of("notes", "list", *ME) == {"notes": [], "shared_with_you": []}


def test_promises_go_from_a_note_to_their_end(tmp_path: Path) -> None:
    note = noted()
    proposed = json_of("promises", "propose", note, *ME)["promises"]
    assert [one["due"] for one in proposed] == ["2026-11-27", "2026-12-03"]
    kept = json_of("promises", "keep", *ME, "--note", note, "--number", "1")["promises"][0]
    reminders = tmp_path / "mine.ics"
    assert run("promises", "list", *ME, "--ics", reminders).status == 0 and reminders.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert json_of("promises", "moved", kept["id"][:8], *ME, "--due", "2026-12-24")["promise"]["due"] == "2026-12-24"
    for state in ("done", "dropped", "open"):
        assert json_of("promises", state, kept["id"], *ME)["promise"]["state"] == state
    own = json_of("promises", "keep", *BOTH, "--what", "look for the plan", "--theirs")["promises"][0]
    assert (own["who"], own["due"], own["words"]) == ("p-1", None, None)


def test_a_relationship_is_told_by_the_two_alone() -> None:
    assert json_of("relationship", "begin", *BOTH, "--as", "mentee")["relationships"][0]["phase"] == "contact"
    moved = run("relationship", "move", "series", "--who", "p-1", "--with", "m-1")
    assert "Odile Marchand with Rune Falck 1: series" in moved.out
    agreed = json_of("relationship", "agree", *BOTH, "--rhythm", "monthly", "--review-on", "2027-02-01")["relationships"][0]
    assert (agreed["agreement"]["rhythm"], agreed["agreement"]["review_on"]) == ("monthly", "2027-02-01")
    assert json_of("capacity", "--who", "p-1")["taken"] == 1
    assert json_of("relationship", "end", *BOTH)["relationships"][0]["phase"] == "ended"
    assert json_of("relationship", "show", "--who", "p-2") == {"relationships": []}


def test_places_are_said_by_the_mentor() -> None:
    now = json_of("capacity", "--who", "p-1", "--places", "3", "--pause-until", "2026-12-24")
    assert (now["places"], now["paused_until"]) == (3, "2026-12-24")
    assert run("capacity", "--who", "p-1", "--places", "open", "--pause-until", "none").out.startswith("0 taken, no limit given.")


def test_answers_are_kept_for_their_writer_alone(tmp_path: Path) -> None:
    file = tmp_path / "answers.md"
    file.write_text(f"# Mine\n\n## What did you hear?\n\n{CANARY}\n\n## And then?\n", encoding="utf-8")
    kept = json_of("answers", "keep", *BOTH, "--as", "mentee", "--when", "after", file)["answers"]
    assert kept["answers"] == {"What did you hear?": CANARY} and len(kept["questions"]) == 2
    assert "(skipped)" in run("answers", "list", *ME).out
    assert CANARY not in run("answers", "list", "--who", "p-1").out


def test_answers_are_deleted_by_id_and_all(tmp_path: Path) -> None:
    file = tmp_path / "answers.md"
    file.write_text("## What did you hear?\n\nThe board.\n", encoding="utf-8")
    ids = [
        json_of("answers", "keep", *BOTH, "--as", "mentee", "--when", when, file)["answers"]["id"] for when in ("after", "before")
    ]
    assert json_of("answers", "remove", *ME, ids[0][:8])["removed"] == [ids[0]]
    assert [one["id"] for one in json_of("answers", "list", *ME)["answers"]] == [ids[1]]
    assert json_of("answers", "remove", *ME, "--all")["removed"] == [ids[1]]
    for wrong, status in ((("--all", ids[1]), 2), ((), 2), ((ids[1],), 1)):
        assert run("answers", "remove", *ME, *wrong).status == status


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (("notes", "add", *BOTH, "-"), "note"), (("promises", "keep", *BOTH, "--what", HARD), "promises"),
        (("answers", "keep", *BOTH, "--as", "mentee", "--when", "after", "-"), "answers"),
    ],
)  # fmt: skip
def test_a_boundary_stops_and_nothing_is_kept(companion: Companion, command: tuple[str, ...], field: str) -> None:
    done = run(*command, "--json", typed=f"## Why?\n\n{HARD}".encode())
    assert done.status == 3 and done.json["boundary"]["stop"] and not done.json[field]
    held = companion.profiles.export("m-1")
    assert not (held.notes or held.promises or held.reflections)


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        (("notes", "add", *ME, "--with", "m-1", "-"), 1, "themselves"), (("notes", "add", *ME, "--with", "x", "-"), 1, "called"),
        (("notes", "remove", "00", *ME), 1, "no note"), (("notes", "share", "00", *ME), 2, "not said what to share"),
        (("notes", "remove", "", *ME), 1, "no note"), (("promises", "done", "00", *ME), 1, "no promise"),
        (("promises", "keep", *BOTH), 2, "not said what is promised"), (("promises", "keep", *ME, "--what", "x"), 2, "with whom"),
        (("promises", "keep", *BOTH, "--what", "x", "--due", "soon"), 2, "soon"),
        (("promises", "list", *ME, "--ics", "x.ics"), 1, "No promise"),
        (("relationship", "move", "series", *BOTH), 1, "Nothing is noted"),
        (("relationship", "move", "married", *BOTH), 2, "married"),
        (("relationship", "agree", *BOTH), 1, "Nothing is noted"), (("capacity", "--who", "p-1", "--places", "-1"), 2, "-1"),
        (("capacity", "--who", "p-1", "--places", "99"), 1, "99"),
        (("capacity", "--who", "p-1", "--pause-until", "soon"), 2, "soon"),
        (("answers", "keep", *BOTH, "--as", "mentee", "--when", "after", "-"), 1, "no question"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(command: tuple[str, ...], status: int, said: str) -> None:
    done: Result = run(*command, typed=b"text")
    assert done.status == status and said in done.err and "Traceback" not in done.err


def test_nobody_reaches_what_is_somebody_elses() -> None:
    note = noted()
    for command in (("notes", "remove", note), ("notes", "share", note, "--whole"), ("promises", "propose", note)):
        done = run(*command, "--who", "p-1")
        assert done.status == 1 and "There is no note" in done.err
