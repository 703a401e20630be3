import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from companion.errors import HomeNewer
from companion.store import migrate
from companion.store.engine import COPIES, FILE_NAME, Database, open_database
from companion.store.people import RecordedPeople
from companion.store.tables import metadata
from tests.store.made import origin, person, whole


@pytest.fixture
def url_of():
    """These are about the file itself."""
    return lambda home: None


@pytest.fixture
def old_home(home):
    """A home at the first step, with somebody in it."""
    home.mkdir()
    database = Database(home / FILE_NAME)
    migrate.bring_up_to_date(database, to="0001")
    RecordedPeople(database, whole).save([person("a")], origin=origin())
    database.close()
    return home


def names(path):
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_head_is_the_newest_step():
    assert ScriptDirectory.from_config(migrate._config()).get_current_head() == migrate.HEAD


def test_the_steps_lead_to_the_tables(database):
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_fresh_home_needs_no_copy(database, home):
    assert not list(home.glob(COPIES))


def test_a_home_that_is_behind_is_copied_and_brought_up_to_date(old_home):
    database = open_database(old_home)
    assert RecordedPeople(database, whole).get("a") == person("a")
    assert "drafts" in names(old_home / FILE_NAME)
    (copy,) = old_home.glob(COPIES)
    assert copy.name == f"companion-before-{migrate.HEAD}.db"
    assert "people" in names(copy)
    assert "drafts" not in names(copy)


def test_a_step_that_fails_leaves_the_home_as_it_was(old_home, monkeypatch):
    def fail(connection, to):
        connection.execute(text("CREATE TABLE half_done (name TEXT)"))
        raise RuntimeError

    monkeypatch.setattr(migrate, "_upgrade", fail)
    with pytest.raises(RuntimeError):
        open_database(old_home)
    assert "half_done" not in names(old_home / FILE_NAME)
    monkeypatch.undo()
    assert RecordedPeople(open_database(old_home), whole).get("a")


def test_a_newer_home_is_refused_untouched(database, home):
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    before = (home / FILE_NAME).read_bytes()
    with pytest.raises(HomeNewer, match=r"newer companion.*9999"):
        open_database(home)
    assert (home / FILE_NAME).read_bytes() == before
    assert not list(home.glob(COPIES))
