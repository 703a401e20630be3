"""Notes and drafts that are kept for some days only: gone when they are read next, with all their versions."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.domain.session import NoteRecord
from companion.store.drafts import RecordedDrafts
from companion.store.retention import Retention
from companion.store.sessions import RecordedSessions
from tests.fakes import TODAY, FixedClock
from tests.records import OpenRecords

NOW = FixedClock().now()
OLD = NOW - timedelta(days=31)


@pytest.fixture
def database(open_records: OpenRecords, tmp_path: Path):
    database = open_records(tmp_path / "home")
    yield database
    database.close()


def note(note_id: str, at=NOW) -> NoteRecord:
    return NoteRecord(id=note_id, owner="a", other="b", text="x", at=at)


def draft(draft_id: str, at=NOW) -> DraftRecord:
    return DraftRecord(id=draft_id, mentee="a", mentor="b", at=at)


@pytest.mark.parametrize(
    ("days", "kept"), [(None, {"old", "new", "taken up"}), (30, {"new", "taken up"}), (31, {"old", "new", "taken up"})]
)
def test_notes_go_after_their_days_counted_from_the_last_change(database, days, kept) -> None:
    before = RecordedSessions(database)
    for one in (note("old", OLD), note("new"), note("taken up", OLD), note("taken up")):
        before.save_note(one)
    sessions = RecordedSessions(database, Retention(days, lambda: TODAY))
    assert {one.id for one in sessions.notes("a")} == kept
    assert bool(before.note_versions("old")) is ("old" in kept)
    assert len(sessions.note_versions("taken up")) == 2


def test_drafts_go_but_for_those_that_wait_for_an_answer(database) -> None:
    before = RecordedDrafts(database)
    for one in (draft("old", OLD), draft("new"), draft("waits", OLD), draft("settled", OLD)):
        before.save(one)
    for name, state in (("waits", "open"), ("settled", "answered")):
        thread = Thread(id=name, mentee="a", mentor="b", draft_id=name, body="x", sent_on=OLD.date(), state=state)
        before.note(thread)
    drafts = RecordedDrafts(database, Retention(30, lambda: TODAY))
    assert drafts.get("old") is None
    assert {one.id for one in drafts.latest()} == {"new", "waits"}


def test_it_is_looked_at_once_a_day() -> None:
    days = [TODAY, TODAY, TODAY + timedelta(days=1)]
    retention = Retention(30, lambda: days.pop(0))
    assert [retention.is_time() for _ in range(3)] == [True, False, True]
    assert not Retention(None, lambda: date.min).is_time()
