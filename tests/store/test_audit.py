"""The audit on record: a chain over random ids, whose meaning can be forgotten."""

from __future__ import annotations

import threading
from datetime import datetime, timezone

import pytest
from sqlalchemy import text

from companion.domain.audit_chain import CONSOLE
from companion.store.audit import RecordedAudit
from companion.store.engine import Database
from tests.store.made import everything

NOW = datetime(2026, 11, 2, 12, tzinfo=timezone.utc)  # noqa: UP017 - as it is written


@pytest.fixture
def audit(database: Database) -> RecordedAudit:
    made = RecordedAudit(database)
    made.note(NOW, actor=CONSOLE, action="invited", kind="account", target="a-1")
    made.note(NOW, actor="a-1", action="wrote", kind="note", target="n-1", person="p-1")
    made.note(NOW, actor="a-2", action="changed", kind="profile", target="p-1", person="p-1")
    made.note(NOW, actor="a-2", action="wrote", kind="note", target="n-2", person="p-2")
    return made


def test_whole(audit: RecordedAudit) -> None:
    assert audit.verify().model_dump(include={"whole", "entries"}) == {"whole": True, "entries": 4}


def test_somebody_reads_what_they_did_and_what_was_done_to_theirs(audit: RecordedAudit) -> None:
    assert [(line.who, line.action, line.target) for line in audit.of(account="a-1", person="p-1")] == [
        ("a-2", "changed", "p-1"),
        ("a-1", "wrote", "n-1"),
        ("console", "invited", "a-1"),
    ]
    assert audit.of(account=None, person=None) == []
    assert len(audit.recent(2)) == 2


def test_what_is_forgotten_means_nothing_and_the_chain_is_whole(audit: RecordedAudit, database: Database) -> None:
    assert audit.forget_all(["p-1", "a-1"])["audit_names"] == 3
    assert audit.of(account="a-1", person="p-1") == []
    assert audit.verify().whole
    assert {line.target for line in audit.recent()} == {None, "n-2"}
    content = everything(database)
    assert not [name for name in ("n-1", "p-1", "a-1") if name in content]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET actor = 'x' WHERE number = 2",
        "UPDATE audit SET at = '2026-11-02T12:00:01+00:00' WHERE number = 4",
        "DELETE FROM audit WHERE number = 3",
        "DELETE FROM audit WHERE number = 4",
        "DELETE FROM audit",
        "DELETE FROM audit_head",
        "UPDATE audit SET number = 9 WHERE number = 4",
    ],
)
def test_what_was_changed_from_outside_is_noticed(audit: RecordedAudit, database: Database, change: str) -> None:
    with database.writing() as connection:
        connection.execute(text(change))
    found = audit.verify()
    assert not found.whole
    assert found.because


def test_many_at_once(audit: RecordedAudit) -> None:
    def note() -> None:
        for number in range(10):
            audit.note(NOW, actor="a-3", action="wrote", kind="draft", target=f"d-{number}")

    threads = [threading.Thread(target=note) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert audit.verify().model_dump(include={"whole", "entries"}) == {"whole": True, "entries": 44}
