import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import text

from companion.errors import HomeBusy, HomeError
from companion.store import engine
from companion.store.engine import FILE_NAME, open_database
from companion.store.failures import home_error
from tests.source import ROOT
from tests.store.made import origin, person

OPEN = "import sys, pathlib; from companion.store.engine import open_database; open_database(pathlib.Path(sys.argv[1]))"


@pytest.fixture
def url_of():
    """These are about the file itself."""
    return lambda home: None


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("secure_delete", 1), ("busy_timeout", 30_000)],
)
def test_every_connection_is_set_up(database, setting, value):
    with database.reading() as connection:
        assert connection.scalar(text(f"PRAGMA {setting}")) == value


def test_only_its_owner_may_look_into_a_new_home(database, home):
    assert home.stat().st_mode & 0o077 == 0


def test_in_a_folder_that_was_there_the_records_are_their_owners_alone(tmp_path):
    before = os.umask(0o022)
    try:
        database = open_database(tmp_path)
        database.dialect.copy("r0001")
    finally:
        os.umask(before)
    with database.reading():
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert {FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", "companion-before-r0001.db"} <= modes.keys()
    assert set(modes.values()) == {0o600}
    database.close()


def test_a_failed_transaction_leaves_nothing(database, people):
    with pytest.raises(RuntimeError), database.writing() as connection:
        database.next_generation(connection)
        raise RuntimeError
    assert people.generation() == 0


def test_a_reader_keeps_its_view_while_another_writes(database, people):
    people.save([person("a"), person("b")], origin=origin())
    reading = people.every()
    first = next(reading)
    people.save([person("c")], origin=origin("i-2"))
    assert [first.id, *(one.id for one in reading)] == ["a", "b"]


def test_an_up_to_date_home_opens_without_alembic(database, home):
    asking = [sys.executable, "-c", f"{OPEN}; print('alembic' in sys.modules)", str(home)]
    assert subprocess.run(asking, capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip() == "False"


def test_many_may_open_a_fresh_home_at_once(home):
    opening = [subprocess.Popen([sys.executable, "-c", OPEN, str(home)], stderr=subprocess.PIPE, cwd=ROOT) for _ in range(4)]
    said = [one.communicate()[1].decode() for one in opening]
    assert said == [""] * 4
    assert not list(home.glob(engine.COPIES))


def test_a_home_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(HomeError, match="cannot be made") as caught:
        open_database(tmp_path / "file" / "home")
    assert "--home" in caught.value.remedy


def damaged(path):
    path.write_bytes(b"this is not a database at all, " * 100)


def foreign(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [(damaged, "is damaged"), (foreign, "was made by another program"), (lambda path: path.mkdir(), "cannot be opened")],
)
def test_a_file_that_is_not_ours(home, make, sentence):
    home.mkdir()
    make(home / FILE_NAME)
    with pytest.raises(HomeError, match=sentence) as caught:
        open_database(home)
    assert str(home) in str(caught.value)
    assert caught.value.remedy


def test_damage_inside_is_told_as_damage(home, people, database):
    people.save([person(f"p-{number}") for number in range(300)], origin=origin())
    database.close()
    content = bytearray((home / FILE_NAME).read_bytes())
    content[4096 * 3 :] = b"\xff" * len(content[4096 * 3 :])
    (home / FILE_NAME).write_bytes(content)
    with pytest.raises(HomeError, match="is damaged"):
        list(people.every())


def test_records_locked_by_another_program(home, people, database):
    database.close()
    waiting = open_database(home)
    with closing(sqlite3.connect(home / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HomeBusy, match="Another program"), waiting.writing(patience_seconds=0.05):
            pass


@pytest.mark.parametrize(
    ("code", "kind", "sentence"),
    [
        (sqlite3.SQLITE_BUSY, HomeBusy, "Another program is writing"),
        (sqlite3.SQLITE_LOCKED, HomeBusy, "Another program is writing"),
        (sqlite3.SQLITE_READONLY, HomeError, "cannot be written"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, HomeError, "cannot be written"),
        (sqlite3.SQLITE_CANTOPEN, HomeError, "cannot be opened"),
        (sqlite3.SQLITE_CORRUPT, HomeError, "is damaged"),
        (sqlite3.SQLITE_NOTADB, HomeError, "is damaged"),
        (sqlite3.SQLITE_FULL, HomeError, "disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, HomeError, "by the system"),
        (sqlite3.SQLITE_ERROR, HomeError, "could not be used"),
    ],
)
def test_what_sqlite_says_in_words(tmp_path, code, kind, sentence):
    error = sqlite3.OperationalError("raw words")
    error.sqlite_errorcode = code
    said = home_error(error, tmp_path)
    assert type(said) is kind
    assert sentence in said.happened
    assert said.remedy


def test_a_sweep_that_was_cut_short_is_finished_at_the_next_opening(home, people, database, monkeypatch):
    people.save([person("a", "canary-7731@x.example")], origin=origin())
    monkeypatch.setattr(engine.Database, "sweep", lambda self, *_: None)
    people.forget("a")
    monkeypatch.undo()
    (home / "companion-before-0001.db").write_bytes(b"canary-7731")
    open_database(home).close()
    assert not [file for file in home.iterdir() if b"canary-7731" in file.read_bytes()]
    with database.reading() as connection:
        assert connection.scalar(text("SELECT value FROM counters WHERE name = 'sweep_owed'")) == 0
