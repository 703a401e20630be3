"""A clock that is set forward or back: nobody's words go, nobody stays signed in by it, and the audit stays whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from companion.domain import throttle
from companion.domain.accounts import INVITED_FOR, Invitation, Tries, Visit
from companion.domain.outreach.drafts import DraftRecord
from companion.domain.session import NoteRecord
from companion.services.access.signing_in import Lasting
from companion.store.retention import LastDay, Retention
from companion.wiring import Companion
from tests.fakes import FixedClock
from tests.web import fakes

NOW = FixedClock().now()
WEEK = Lasting(idle=timedelta(hours=12), whole=timedelta(days=7))


@pytest.mark.parametrize(
    ("begun_ago", "seen_ago", "lasts"),
    [
        (timedelta(hours=1), timedelta(0), True), (timedelta(days=8), timedelta(0), False),
        (timedelta(days=1), timedelta(hours=13), False),
        (-timedelta(hours=2), -timedelta(hours=2), True), (-timedelta(days=2), -timedelta(days=2), False),
        (timedelta(hours=1), -timedelta(days=400), False), (-timedelta(days=365 * 70), timedelta(0), False),
    ],
)  # fmt: skip
def test_a_visit_from_the_future_is_over(begun_ago: timedelta, seen_ago: timedelta, lasts: bool) -> None:
    assert WEEK.holds(Visit(key="k", account="a", begun=NOW - begun_ago, seen=NOW - seen_ago), NOW) is lasts


@pytest.mark.parametrize(
    ("made_ago", "is_open"),
    [(timedelta(0), True), (INVITED_FOR, False), (-timedelta(hours=3), True), (-timedelta(days=30), False)],
)
def test_a_link_from_the_future_cannot_be_used(made_ago: timedelta, is_open: bool) -> None:
    made = Invitation(id="i", key="k", email="a@x.example", roles=frozenset({"mentee"}), made_by=None, made=NOW - made_ago)
    assert made.is_open(NOW) is is_open


@pytest.mark.parametrize("jump", [timedelta(days=-4000), timedelta(hours=-1), timedelta(0), timedelta(days=400)])
def test_nobody_waits_longer_for_a_clock_that_was_set(jump: timedelta) -> None:
    tries = Tries(failures=50, last=NOW)
    assert 0 <= throttle.PAIR.wait_seconds(tries, NOW + jump) <= throttle.PAIR.longest_seconds


class Calendar:
    """A day that the test turns."""

    def __init__(self) -> None:
        self.day = NOW.date()

    def __call__(self) -> date:
        return self.day

    def leap(self, days: int) -> None:
        self.day += timedelta(days=days)


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[Companion]:
    made = fakes.companion(tmp_path / "home", [fakes.mentee(), fakes.mentor(1)], keep_drafts_days=30, keep_notes_days=30)
    yield made
    made.database.close()


def looks(companion: Companion, calendar: Calendar, kind: str = "notes") -> bool:
    """Whether a process that starts now would delete what is over."""
    return Retention(30, calendar, LastDay(companion.database, kind)).is_time()


@pytest.mark.parametrize("leap", [40, 4000, -2, -4000])
def test_nothing_goes_on_the_day_of_a_leap(companion: Companion, leap: int) -> None:
    calendar = Calendar()
    assert looks(companion, calendar)
    calendar.leap(leap)
    assert not looks(companion, calendar)
    calendar.leap(1)
    assert looks(companion, calendar)
    assert looks(companion, calendar, "drafts"), "each kind knows its own day"


def test_words_survive_a_day_in_the_wrong_year(companion: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    calendar = Calendar()
    monkeypatch.setattr(FixedClock, "today", lambda self: calendar())
    companion.drafts.save(DraftRecord(id="d", mentee="m-1", mentor="p-1", at=NOW))
    companion.sessions.save_note(NoteRecord(id="n", owner="m-1", other="p-1", text="Mine.", at=NOW))
    assert companion.drafts.get("d") and companion.sessions.note_versions("n")
    calendar.leap(4000)
    for part in ("drafts", "sessions"):
        companion.__dict__.pop(part)
    assert companion.drafts.get("d") and companion.sessions.note_versions("n")
    calendar.leap(-4000)
    assert companion.drafts.get("d") and companion.sessions.note_versions("n")


def test_the_audit_is_whole_whatever_the_clock_says(companion: Companion) -> None:
    moments: list[datetime] = [NOW, NOW - timedelta(days=4000), NOW + timedelta(days=4000), NOW]
    for number, at in enumerate(moments):
        companion.audit.note(at, actor="console", action=f"did {number}", kind="profile", target="m-1", person="m-1")
    assert companion.audit.verify().whole
    assert [line.action for line in companion.audit.recent()] == ["did 3", "did 2", "did 1", "did 0"]
