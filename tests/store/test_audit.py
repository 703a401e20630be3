"""The audit on record: a chain over random ids, whose meaning can be forgotten."""

from __future__ import annotations

import threading
from datetime import datetime, timezone

import pytest
from sqlalchemy import text

from companion.domain.audit_chain import BEGINNING, CONSOLE, Entry, Head
from companion.errors import UsageError
from companion.store.audit import RecordedAudit
from companion.store.engine import Database
from companion.store.people import RecordedPeople
from tests.store.made import everything, origin, person, whole

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


def test_each_of_many_reads_what_was_done_to_theirs_and_it_stands_once_for_all(database: Database) -> None:
    RecordedPeople(database, whole).save([person("p-1"), person("p-2")], origin=origin())
    audit = RecordedAudit(database)
    audit.note(NOW, actor="a-2", action="changed", kind="profile", target="p-1", person="p-1")
    audit.note_each(NOW, actor="a-2", action="imported", kind="profile", people=["p-2", "p-1", "gone"])
    audit.note_each(NOW, actor="a-2", action="imported", kind="profile", people=[])
    audit.note(NOW, actor="a-2", action="imported", kind="import")
    for who, lines in (("p-1", ["imported", "changed"]), ("p-2", ["imported"]), ("gone", [])):
        assert [(line.action, line.who, line.target) for line in audit.of(account=None, person=who)] == [
            (line, "a-2", who) for line in lines
        ]
    assert [(line.action, line.kind) for line in audit.recent()] == [("imported", "import"), ("changed", "profile")]
    assert audit.verify().model_dump(include={"whole", "entries"}) == {"whole": True, "entries": 4}
    audit.forget("p-2")
    assert audit.of(account=None, person="p-2") == []
    assert audit.verify().whole


def test_what_is_done_to_everybodys_records_stands_with_everybody_who_was_here(audit: RecordedAudit) -> None:
    audit.note(NOW, actor=CONSOLE, action="copied", kind="backup")
    audit.note(NOW, actor="a-9", action="signed in", kind="account", target="a-9")
    audit.note(NOW, actor=CONSOLE, action="loaded", kind="samples")
    assert [line.action for line in audit.of(account="a-1", person="p-1")] == ["copied", "changed", "wrote", "invited"]
    assert [line.action for line in audit.of(account="a-9", person=None)] == ["signed in"]
    assert audit.of(account="a-10", person="p-10") == []


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


def head_of(audit: RecordedAudit) -> Head:
    return Head.read(str(audit.verify().head))


def write_anew(database: Database, *, since: int) -> None:
    """What somebody can do who may write to the records: other entries from one on, with hashes and a head that fit."""
    with database.writing() as connection:
        rows = connection.execute(text("SELECT * FROM audit ORDER BY number")).mappings().all()
        before = BEGINNING
        for row in rows:
            entry = Entry.model_validate(dict(row) | ({"action": "read"} if row["number"] >= since else {}))
            before = entry.hashed(before)
            told = {"chain": before, "action": entry.action, "number": entry.number}
            connection.execute(text("UPDATE audit SET chain = :chain, action = :action WHERE number = :number"), told)
        connection.execute(text("UPDATE audit_head SET chain = :chain"), {"chain": before})


def test_an_end_that_was_written_anew_with_its_head_is_told_by_a_head_that_was_noted(
    audit: RecordedAudit, database: Database
) -> None:
    noted = head_of(audit)
    audit.note(NOW, actor="a-2", action="wrote", kind="note", target="n-3", person="p-2")
    assert (audit.verify(noted).whole, audit.verify(noted).holds) == (True, str(noted))
    write_anew(database, since=5)
    assert audit.verify(noted).whole, "what came after it was not noted"
    write_anew(database, since=3)
    assert audit.verify().whole
    found = audit.verify(noted)
    assert (found.whole, found.broken_at) == (False, 4)
    assert "Entry 4 is another than the one that was noted" in str(found.because)


def test_an_end_that_was_cut_off_with_its_head_is_told_too(audit: RecordedAudit, database: Database) -> None:
    noted = head_of(audit)
    with database.writing() as connection:
        connection.execute(text("UPDATE audit_head SET number = 3, chain = (SELECT chain FROM audit WHERE number = 3)"))
        connection.execute(text("DELETE FROM audit WHERE number = 4"))
    assert audit.verify().whole
    assert "ends after entry 3, and entry 4 was noted" in str(audit.verify(noted).because)


def test_forgetting_keeps_what_was_noted(audit: RecordedAudit) -> None:
    noted = head_of(audit)
    audit.forget_all(["p-1", "a-1"])
    assert audit.verify(noted).whole


def test_a_head_before_anything_was_done_holds(database: Database) -> None:
    empty = head_of(RecordedAudit(database))
    assert (empty.number, empty.chain) == (0, BEGINNING)
    assert RecordedAudit(database).verify(empty).whole


@pytest.mark.parametrize("shortened", [64, 16])
def test_a_head_is_read_as_it_was_written_down(audit: RecordedAudit, shortened: int) -> None:
    number, _, chain = str(audit.verify().head).partition(":")
    assert audit.verify(Head.read(f" {number}:{chain[:shortened].upper()}\n")).whole


@pytest.mark.parametrize(
    "text", ["", "4", "4:", f"4:{'a' * 15}", f"-1:{'a' * 64}", f"4:{'g' * 64}", f"x:{'a' * 64}", f"4:{'a' * 65}"]
)
def test_what_is_no_head(text: str) -> None:
    with pytest.raises(UsageError, match="no head of the audit"):
        Head.read(text)


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
