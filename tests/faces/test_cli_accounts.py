"""`companion invite` and `companion audit verify`."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from companion.settings import read_settings
from companion.wiring import build
from tests.faces.command_line import run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMPANION_AUTH", "accounts")
    return tmp_path / "home"


def test_a_link_that_works(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPANION_PUBLIC_URL", "https://mentoring.example.org/")
    done = run("--home", home, "invite", "Ada@X.example", "--role", "admin", "--role", "lead", "--json")
    assert done.status == 0
    found = re.fullmatch(r"https://mentoring\.example\.org/invite/([\w-]{43})", done.json["link"])
    assert found
    companion = build(read_settings(home=home))
    account = companion.inviting.accept(found[1], "three quiet words")
    assert (account.email, account.roles) == ("ada@x.example", {"admin", "lead"})


def test_without_json_the_link_comes_first(home: Path) -> None:
    done = run("--home", home, "invite", "ada@x.example", "--role", "mentee")
    assert re.match(r"http://127\.0\.0\.1:7860/invite/[\w-]{43}\n", done.out)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["no address", "--role", "mentee"], 1), (["a@x.example"], 2), (["a@x.example", "--role", "owner"], 2), ([], 2)],
)
def test_what_is_no_invitation(home: Path, arguments: list[str], status: int) -> None:
    done = run("--home", home, "invite", *arguments)
    assert done.status == status
    assert done.err.strip()
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "url", ["http://mentoring.example.org", "mentoring.example.org", "https://x.example/path", "ftp://x.example"]
)
def test_an_address_that_cannot_be(home: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("COMPANION_PUBLIC_URL", url)
    done = run("--home", home, "invite", "ada@x.example", "--role", "mentee")
    assert done.status == 1
    assert "COMPANION_PUBLIC_URL" in done.err


def test_the_audit_is_whole_and_then_broken(home: Path) -> None:
    for name in ("a", "b", "c"):
        run("--home", home, "invite", f"{name}@x.example", "--role", "mentee")
    whole = run("--home", home, "audit", "verify", "--json")
    assert (whole.status, whole.json["whole"], whole.json["entries"]) == (0, True, 3)
    with closing(sqlite3.connect(home / "companion.db")) as connection, connection:
        connection.execute("UPDATE audit SET action = 'nothing' WHERE number = 2")
    broken = run("--home", home, "audit", "verify", "--json")
    assert (broken.status, broken.json["whole"], broken.json["broken_at"]) == (1, False, 2)
    assert "Entry 2 is not as it was written" in broken.err
    assert "Entry 2" in run("--home", home, "audit", "verify").out


def test_a_head_that_was_printed_is_compared(home: Path, tmp_path: Path) -> None:
    run("--home", home, "invite", "a@x.example", "--role", "mentee")
    head = run("--home", home, "audit", "verify", "--json").json["head"]
    assert f"\nhead {head}\n" in run("--home", home, "audit", "verify").out
    backup = tmp_path / "b.zip"
    made = run("--home", home, "backup", backup, "--json").json
    assert made["audit_head"] == head
    held = run("--home", home, "audit", "verify", "--head", head)
    assert (held.status, "2 entries, and it holds the entry that was noted" in held.out) == (0, True)
    assert run("--home", home, "audit", "verify", "--backup", backup, "--json").json["holds"] == head
    other = f"1:{'0' * 64}"
    assert run("--home", home, "audit", "verify", "--head", other).status == 1
    for wrong in (["--head", "1"], ["--head", head, "--backup", backup]):
        assert run("--home", home, "audit", "verify", *wrong).status == 2
    assert run("--home", home, "audit", "verify", "--backup", tmp_path / "none.zip").status == 1
