"""What is done at the command line stands in the audit, as what is done on a page does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from companion.domain.audit_chain import CONSOLE
from companion.domain.cohort.plan import Plan, PlannedPair
from companion.domain.cohort.rules import PlanRules
from companion.domain.outreach.outreach import OwnWords
from companion.errors import CompanionError, UnknownPerson
from companion.services.access.noting import NOTED, Noted
from companion.services.access.permit_table import PERMITS
from companion.services.cohort.kept_plans import Kept
from companion.services.cohort.rosters import Roster
from companion.services.outreach.outreach import DraftRequest
from companion.services.people.importing import ImportOptions
from companion.services.sessions.sessions import SessionKeeping
from companion.settings import read_settings
from companion.web.alone import Alone
from companion.web.names import Names
from companion.wiring import Companion, build
from tests.web import fakes

BESIDE = {"composing", "drafting", "planning", "lead_spreads", "kept_plans", "backups"}
"""Parts with calls that are noted on pages alone, and parts that only the command line has."""


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[Companion]:
    made = fakes.companion(tmp_path / "home", [fakes.mentee(), fakes.mentor(1)])
    made.__dict__["session_keeping"] = SessionKeeping(made.people, made.sessions, made.lexicon, made.clock, lambda *_, **__: None)
    yield made
    made.database.close()


@pytest.fixture
def console(companion: Companion) -> Companion:
    return cast("Companion", Noted(companion))


def lines(companion: Companion) -> list[tuple[str | None, str, str, str | None]]:
    return [(line.who, line.action, line.kind, line.target) for line in companion.audit.recent()]


def test_every_part_that_is_noted_on_a_page_is_noted_here() -> None:
    on_pages = {part for part, calls in PERMITS.items() if any(permit.noted for permit in calls.values())}
    assert (on_pages | {"kept_plans", "backups"}) - NOTED <= BESIDE
    assert on_pages | BESIDE >= NOTED


def test_an_erasure_is_noted_and_names_nobody_afterwards(companion: Companion, console: Companion) -> None:
    console.profiles.erase("rune1@mill.example")
    assert lines(companion) == [(CONSOLE, "erased", "profile", None)]
    assert companion.audit.verify().whole
    assert b"rune1@mill.example" not in companion.database.path.read_bytes()


def test_somebody_who_is_not_here_is_not_named_by_an_erasure_that_found_nobody(companion: Companion, console: Companion) -> None:
    with pytest.raises(UnknownPerson):
        console.profiles.erase("a.stranger@x.example")
    assert lines(companion) == [(CONSOLE, "erased", "profile", None)]
    home = companion.settings.home
    assert not [path for path in home.rglob("*") if path.is_file() and b"a.stranger" in path.read_bytes()]


@pytest.mark.parametrize(
    ("act", "line"),
    [
        (lambda it: it.profiles.export("rune1@mill.example"), (CONSOLE, "took along", "export", "p-1")),
        (lambda it: it.profiles.save(it.profiles.get("p-1")), (CONSOLE, "changed", "profile", "p-1")),
        (lambda it: it.capacity.change("p-1", places=1, paused_until=None), (CONSOLE, "changed the places of", "profile", "p-1")),
        (lambda it: it.relationships.begin("m-1", mentee="m-1", mentor="p-1"), (CONSOLE, "began", "relationship", None)),
        (lambda it: it.profiles.add_sample(2), (CONSOLE, "loaded", "samples", None)),
    ],
)  # fmt: skip
def test_what_changes_something_is_noted(companion: Companion, console: Companion, act: Any, line: tuple[str, ...]) -> None:
    act(console)
    assert lines(companion)[0] == line


def test_an_import_is_noted_and_its_preview_is_not(companion: Companion, console: Companion, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,email\nAda Ek,ada@x.example\n", encoding="utf-8")
    console.importing.run([file], ImportOptions(dry_run=True))
    assert lines(companion) == []
    report = console.importing.run([file], ImportOptions())
    console.importing.undo(report.import_ids[0])
    assert [line[1] for line in lines(companion)] == ["took back", "imported"]


def own_lines(companion: Companion, who: str) -> list[tuple[str, str]]:
    return [(line.action, line.kind) for line in companion.audit.of(account=None, person=who)]


def test_whoever_an_import_changed_reads_that_it_did(companion: Companion, console: Companion, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,email,headline\nRune Falck,rune1@mill.example,Miller\nAda Ek,ada@x.example,\n", encoding="utf-8")
    console.importing.run([file], ImportOptions(dry_run=True))
    assert own_lines(companion, "p-1") == []
    report = console.importing.run([file], ImportOptions())
    assert (report.added, report.updated) == (1, 1)
    ada = companion.profiles.get("ada@x.example").id
    assert own_lines(companion, "p-1") == own_lines(companion, ada) == [("imported", "profile")]
    console.importing.undo(report.import_ids[0][:6])
    assert own_lines(companion, "p-1") == [("took back the import of", "profile"), ("imported", "profile")]
    assert own_lines(companion, "m-1") == []
    assert [line[1:3] for line in lines(companion)] == [("took back", "import"), ("imported", "import")]


def test_whoever_a_lead_takes_into_a_cohort_reads_that_and_not_which(companion: Companion, console: Companion) -> None:
    taken = ("took into a cohort", "profile")
    console.rosters.make(Roster(name="Tired of it all", mentees=("m-1",)))
    assert own_lines(companion, "m-1") == [taken]
    console.waves.pause("Tired of it all", ["m-1"])
    console.waves.resume("Tired of it all", ["m-1"])
    assert own_lines(companion, "m-1")[:2] == [("put back into a cohort", "profile"), ("paused in a cohort", "profile")]
    assert own_lines(companion, "p-1") == []
    console.kept_plans.keep(Kept("Tired of it all", PlanRules(), ("m-1",)), plan_of("m-1", "p-1"))
    assert own_lines(companion, "p-1") == [], "of a plan a mentor reads when they are asked, and not before"
    assert len(own_lines(companion, "m-1")) == 3, "nobody is told twice that they are in it"
    held = [str(line) for who in ("m-1", "p-1") for line in companion.audit.of(account=None, person=who)]
    assert not [line for line in held if "Tired" in line]


def plan_of(mentee: str, mentor: str) -> Plan:
    pair = PlannedPair(mentee=mentee, mentor=mentor, similarity=0.5, fit=0.5, regret=0.0, place=1)
    return Plan(status="planned", proposals=[pair])


def test_a_backup_is_noted(companion: Companion, console: Companion, tmp_path: Path) -> None:
    console.backups.backup(tmp_path / "b.zip")
    assert lines(companion)[0] == (CONSOLE, "copied", "backup", None)


def test_what_only_reads_is_not(companion: Companion, console: Companion) -> None:
    assert [one.id for one in console.profiles.listing()] == ["m-1", "p-1"]
    assert console.profiles.get("p-1").id == "p-1"
    assert console.session_keeping.notes("m-1") == []
    assert console.settings is companion.settings
    assert lines(companion) == []


def test_what_failed_is_not_noted(companion: Companion, console: Companion) -> None:
    with pytest.raises(CompanionError):
        console.session_keeping.write_note("m-1", "m-1", "To myself.")
    assert lines(companion) == []


def test_a_changed_setting_is_noted_without_what_it_is(tmp_path: Path) -> None:
    noted = []
    for key in ("one-secret", "one-secret", "another-secret"):
        made = build(read_settings(home=tmp_path / "home", llm_api_key=key))
        noted.append((made.notice_settings(), [line[1:3] for line in lines(made)]))
        made.database.close()
    assert noted == [(False, []), (False, []), (True, [("changed", "settings")])]
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"-secret" in path.read_bytes()]


def test_the_page_of_one_person_notes_as_the_command_line_does(companion: Companion) -> None:
    shell = Alone(companion, Names.loopback(7860)).shell()
    shell.companion.profiles.save(shell.companion.profiles.get("p-1"))
    words = OwnWords(lines=("You took the names off the board.", "I asked twice.", "What did you say to the first who spoke up?"))
    shell.companion.drafting.begin(DraftRequest(mentee="m-1", mentor="p-1", own=words))
    assert lines(companion)[:2] == [(CONSOLE, "began", "draft", None), (CONSOLE, "changed", "profile", "p-1")]
    shell.companion.profiles.erase("p-1")
    assert lines(companion)[0] == (CONSOLE, "erased", "profile", None)
