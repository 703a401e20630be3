"""What a real PostgreSQL does that a file does not: it refuses, is shared, keeps words on its disk, is backed up by rows."""

import multiprocessing
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, text

from companion.domain.cohort.kept import CohortRecord
from companion.errors import HomeBusy, HomeError, HomeNewer
from companion.services.doctor.doctor import examine
from companion.settings import read_settings
from companion.store import migrate, postgres
from companion.store.account_tables import metadata
from companion.store.accounts import RecordedAccounts
from companion.store.audit import RecordedAudit
from companion.store.cohorts import RecordedCohorts
from companion.store.engine import Database, open_database
from companion.store.locks import ServerLock
from companion.store.people import RecordedPeople
from companion.store.restore import read_manifest
from companion.wiring import Companion, build
from tests.records import told
from tests.servers.running import Postgres
from tests.source import ROOT
from tests.store.acting import COHORT
from tests.store.made import NOW, everything, origin, person, summary, whole

pytestmark = pytest.mark.servers

CANARY = "Zwölfuhrläuten-7731"


@pytest.fixture
def url(postgres: Postgres):
    given = postgres.fresh()
    yield given
    postgres.drop(given)


@pytest.fixture
def database(tmp_path: Path, url: str):
    with closing(open_database(tmp_path / "home", url)) as opened:
        yield opened


@pytest.fixture
def people(database: Database) -> RecordedPeople:
    return RecordedPeople(database, whole)


def over(home: Path, url: str | None) -> Companion:
    return build(read_settings(home=home, database_url=url))


# Refused


def test_a_wrong_password_is_said_and_never_shown(tmp_path: Path, postgres: Postgres, url: str) -> None:
    wrong = postgres.url(url.rpartition("/")[2], password="hush%40hush")
    diagnosis = examine(read_settings(home=tmp_path, database_url=wrong), lambda: over(tmp_path, wrong))
    said = {part.name: part for part in diagnosis.parts}["database"]
    assert (said.state, "does not let companion in" in said.detail) == ("down", True)
    assert "hush" not in diagnosis.model_dump_json()


@pytest.mark.parametrize(
    ("told_url", "sentence"),
    [
        (lambda server: server.url("nowhere"), "is not there, though its server answers"),
        (lambda server: server.url("postgres", user="nobody-here"), "does not let nobody-here in"),
        (lambda server: server.url("postgres").replace(str(server.port), "9"), "does not answer"),
    ],
)
def test_what_cannot_be_reached(tmp_path: Path, postgres: Postgres, told_url, sentence: str) -> None:
    with pytest.raises(HomeError, match=sentence) as caught:
        open_database(tmp_path, told_url(postgres))
    assert "p@ss" not in str(caught.value)
    assert "COMPANION_DATABASE_URL" in caught.value.remedy


def test_somebody_who_may_not_make_tables(tmp_path: Path, postgres: Postgres) -> None:
    empty = postgres.empty()
    postgres.run("DROP ROLE IF EXISTS guest")
    postgres.run("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    try:
        with pytest.raises(HomeError, match="may not be changed by guest") as caught:
            open_database(tmp_path, postgres.url(empty.rpartition("/")[2], user="guest", password="guest"))
        assert "guest" in caught.value.remedy
    finally:
        postgres.drop(empty)
        postgres.run("DROP ROLE guest")


def test_tables_of_another_program_are_left_alone(tmp_path: Path, postgres: Postgres) -> None:
    empty = postgres.empty()
    postgres.run("CREATE TABLE recipes (name text)", empty.rpartition("/")[2])
    with pytest.raises(HomeError, match="was made by another program"):
        open_database(tmp_path, empty)
    postgres.drop(empty)


def test_a_newer_program_is_refused_and_nothing_touched(tmp_path: Path, database: Database, url: str) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = everything(database)
    with pytest.raises(HomeNewer, match=r"newer companion.*9999"):
        open_database(tmp_path / "home", url)
    assert everything(database) == before


# Tables


def test_the_steps_lead_to_the_tables(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_every_text_sorts_by_its_bytes_whatever_the_language_of_the_database(database: Database, people: RecordedPeople) -> None:
    with database.reading() as connection:
        by_locale = connection.execute(postgres._BY_LOCALE, {"names": sorted(metadata.tables)}).all()
    assert by_locale == []
    ids = ["B", "a", "b-1", "b1", "Z", "ä", "_"]
    people.save([person(one) for one in ids], origin=origin())
    assert [one.id for one in people.every()] == sorted(ids)


def test_a_step_that_fails_leaves_no_trace(tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection, to):
        connection.execute(text("CREATE TABLE half_done (name TEXT)"))
        raise RuntimeError

    empty = postgres.empty()
    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(migrate, "_upgrade", fail)
        open_database(tmp_path, empty)
    with closing(open_database(tmp_path, empty)) as database:
        assert "half_done" not in everything(database)
    assert not postgres.run("SELECT 1 FROM pg_tables WHERE tablename = 'half_done'", empty.rpartition("/")[2])
    postgres.drop(empty)


OPEN = "import sys, pathlib; from tests.records import opened_by_child; opened_by_child(pathlib.Path(sys.argv[1]))"


def test_many_may_make_the_tables_at_once(tmp_path: Path, postgres: Postgres) -> None:
    empty = postgres.empty()
    commands = [[sys.executable, "-c", OPEN, str(tmp_path / f"home-{number}")] for number in range(3)]
    opening = [subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT, env=told(empty)) for command in commands]
    assert [one.communicate()[1].decode() for one in opening] == [""] * 3
    postgres.drop(empty)


# Written by one at a time


@pytest.mark.slow
def test_three_processes_of_twenty_people_lose_nothing_and_do_nothing_twice(tmp_path: Path, database: Database, url: str) -> None:
    """Sign-ups, answers under one cohort's version, and the chain of the audit; all killed in the middle."""
    RecordedCohorts(database).save(CohortRecord(name=COHORT, mentees=()))
    command = [sys.executable, "-m", "tests.store.acting", str(tmp_path / "home")]
    acting = [
        subprocess.Popen([*command, str(number)], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=told(url))
        for number in range(3)
    ]
    said = [[one.stdout.readline() for _ in range(41)] for one in acting]
    for one in acting:
        one.kill()
    said = [lines + one.stdout.read().splitlines(keepends=True) for lines, one in zip(said, acting, strict=True)]
    acknowledged = [tuple(line.split()) for lines in said for line in lines if line.endswith("\n") and line != "begun\n"]
    held = Counter(("account", one.id) for one in RecordedAccounts(database).every())
    held.update(("proposal", one.id) for one in RecordedCohorts(database).proposals(COHORT))
    assert len(acknowledged) == len(set(acknowledged)) >= 3 * 40
    assert set(acknowledged) <= held.keys()
    assert set(held.values()) == {1}
    found = RecordedAudit(database).verify()
    assert found.whole, found.because
    assert {name.partition("-")[0] for kind, name in acknowledged} == {"r0", "r1", "r2"}


def test_a_writer_who_waits_is_told_that_it_is_busy(tmp_path: Path, database: Database, url: str) -> None:
    with (
        closing(open_database(tmp_path / "other", url)) as other,
        database.writing(),
        pytest.raises(HomeBusy, match="is busy"),
        other.writing(patience_seconds=0.05),
    ):
        pytest.fail("two writers")


def test_a_killed_writer_blocks_nobody(tmp_path: Path, database: Database, url: str) -> None:
    fork = multiprocessing.get_context("spawn")
    holds = fork.Event()
    process = fork.Process(target=write_for_ever, args=(tmp_path / "other", url, holds))
    process.start()
    assert holds.wait(60)
    process.kill()
    process.join()
    with database.writing(patience_seconds=10) as connection:
        assert database.next_generation(connection) == 1


def write_for_ever(home: Path, url: str, holds) -> None:
    with open_database(home, url).writing() as connection:
        connection.execute(text("UPDATE counters SET value = 99 WHERE name = 'generation'"))
        holds.set()
        threading.Event().wait()


def test_a_connection_that_the_server_ended_is_made_again(postgres: Postgres, people: RecordedPeople, url: str) -> None:
    people.save([person("a")], origin=origin())
    name = url.rpartition("/")[2]
    postgres.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    assert people.get("a")


# Forgotten


def test_nothing_is_left_of_a_person_on_the_servers_disk(postgres: Postgres, people: RecordedPeople, url: str) -> None:
    one = summary(person("a", "canary-7731@x.example"), f"A {CANARY}.")
    people.save([one, person("b", blocks=["canary-7731@x.example"])], origin=origin())
    people.save([summary(one, f"{CANARY} again")], origin=origin("i-2"))
    assert postgres.holds(CANARY.encode(), url)
    people.forget("a")
    assert postgres.holds(CANARY.encode(), url) == []
    assert postgres.holds(b"canary-7731", url) == []


def test_who_still_looks_on_delays_the_sweep_and_not_the_forgetting(
    tmp_path: Path, postgres: Postgres, people: RecordedPeople, database: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.store.postgres.READERS_SECONDS", 0.05)
    monkeypatch.setattr("companion.store.postgres.SWEEP_BUSY_MS", 50)
    people.save([summary(person("a"), CANARY), *(person(f"p-{number:04d}") for number in range(1_000))], origin=origin())
    reading = people.every()
    next(reading)
    people.forget("a")
    assert people.get("a") is None
    assert postgres.holds(CANARY.encode(), url)
    reading.close()
    open_database(tmp_path / "other", url).close()
    assert postgres.holds(CANARY.encode(), url) == []


# Among servers


def test_a_backup_is_not_put_back_under_a_server_and_nobody_serves_meanwhile(tmp_path: Path, url: str) -> None:
    one, other = over(tmp_path / "one", url), over(tmp_path / "other", url)
    one.people.save([person("a")], origin=origin())
    one.backups.backup(tmp_path / "b.zip")
    with (
        one.server_claim.hold("http://127.0.0.1:1"),
        other.server_claim.hold("http://127.0.0.1:2"),
        pytest.raises(HomeBusy, match=r"served by .*process"),
    ):
        over(tmp_path / "third", url).backups.restore(tmp_path / "b.zip", replace=True)
    with one._alone(), pytest.raises(HomeBusy, match="backup is being put back"), other.server_claim.hold("http://127.0.0.1:2"):
        pytest.fail("served")
    with other.server_claim.hold("http://127.0.0.1:2"):
        pass


def test_a_lock_of_a_database_has_one_holder_who_is_named(tmp_path: Path, database: Database, url: str) -> None:
    with closing(open_database(tmp_path / "other", url)) as other:
        mine, theirs, another = ServerLock(database, "index"), ServerLock(other, "index"), ServerLock(other, "else")
        with (
            mine.hold("by {holder}.", ""),
            another.hold("by {holder}.", ""),
            pytest.raises(HomeBusy, match=r"^by .*process \d+ on"),
            theirs.hold("by {holder}.", "", patience_seconds=0.1),
        ):
            pytest.fail("two holders")
        with theirs.hold("by {holder}.", ""):
            pass


# Backups


def filled(companion: Companion) -> None:
    companion.people.save([summary(person("a", "a@x.example"), "a\0b"), person("b")], origin=origin())
    companion.people.save([person("a", "a@x.example", capacity=2)], origin=origin("i-2"))
    companion.jobs.start("import", "a")
    companion.audit.note(NOW, actor="console", action="invited", kind="account", target="x")


NOT_CARRIED = {"counters", "audit", "audit_head", "audit_names", "visits", "invitations", "erasures"}
"""Whose rows differ afterwards, as they should: that a backup was put back is a change and stands in the audit."""


def rows(database: Database) -> dict[str, list[str]]:
    with database.reading() as connection:
        kept = [table for table in metadata.sorted_tables if table.name not in NOT_CARRIED]
        return {table.name: sorted(str(tuple(row)) for row in connection.execute(select(table))) for table in kept}


@pytest.mark.parametrize("way", ["server to home", "home to server", "server to server"])
def test_a_backup_goes_from_any_kind_of_records_to_any_other(tmp_path: Path, postgres: Postgres, way: str) -> None:
    begin, _, end = way.partition(" to ")
    urls = [postgres.fresh() if kind == "server" else None for kind in (begin, end)]
    first, second = over(tmp_path / "first", urls[0]), over(tmp_path / "second", urls[1])
    filled(first)
    second.database.close()
    made = first.backups.backup(tmp_path / "b.zip")
    assert (made.people, len(read_manifest(tmp_path / "b.zip").files)) == (2, 1)
    over(tmp_path / "second", urls[1]).backups.restore(tmp_path / "b.zip")
    again = over(tmp_path / "second", urls[1])
    assert rows(again.database) == rows(first.database)
    assert again.people.get("a") == first.people.get("a")
    assert again.audit.verify().whole
    again.people.save([person("c")], origin=origin("i-3"))
    assert again.jobs.start("import", "b").id
    for companion in (first, again):
        companion.database.close()
    for url in filter(None, urls):
        postgres.drop(url)


def test_whoever_was_erased_since_is_not_brought_back_and_a_later_change_is_noticed(tmp_path: Path, url: str) -> None:
    companion = over(tmp_path / "home", url)
    filled(companion)
    companion.backups.backup(tmp_path / "b.zip")
    companion.erasures.note(["a"], NOW)
    companion.people.forget("a")
    before = companion.people.generation()
    with pytest.raises(HomeError, match=r"holds 1 person") as caught:
        companion.backups.restore(tmp_path / "b.zip")
    assert "COMPANION_DATABASE_URL" in caught.value.remedy
    companion.database.close()
    report = over(tmp_path / "other", url).backups.restore(tmp_path / "b.zip", replace=True)
    assert (report.people, report.erased_again, report.replaced) == (2, 1, True)
    again = over(tmp_path / "other", url)
    assert [one.id for one in again.people.every()] == ["b"]
    assert again.people.generation() > before
    assert len(again.erasures.text().splitlines()) == 1


def test_somebody_who_comes_while_a_backup_is_read_is_not_replaced(tmp_path: Path, url: str) -> None:
    companion = over(tmp_path / "home", url)
    filled(over(tmp_path / "filled", None))
    over(tmp_path / "filled", None).backups.backup(tmp_path / "b.zip")
    with companion.backups.archives.staged(tmp_path / "b.zip", replace=False) as staged:
        companion.people.save([person("own")], origin=origin())
        with pytest.raises(HomeError, match="holds 1 person"):
            staged.put_in_place()
    assert [one.id for one in companion.people.every()] == ["own"]
    companion.database.close()
