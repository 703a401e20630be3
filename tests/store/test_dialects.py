"""Which database a setting names, and what a server says in words; no server is needed for either."""

from pathlib import Path

import pytest

from companion.errors import HomeBusy, HomeError, SettingsError
from companion.settings import read_settings
from companion.store.dialects import dialect_of
from companion.store.free_text import MARK, marked, unmarked
from companion.store.postgres import PostgresDialect, this_process
from companion.store.server_failures import server_error
from companion.store.sqlite import SqliteDialect
from companion.wiring import build

SECRET = "hush%40hush"


def test_records_are_in_the_home_unless_something_else_is_said(tmp_path: Path) -> None:
    for nothing in (None, ""):
        found = dialect_of(tmp_path, nothing)
        assert isinstance(found, SqliteDialect)
        assert found.path == tmp_path / "companion.db"


def test_a_file_may_be_named(tmp_path: Path) -> None:
    assert dialect_of(tmp_path, f"sqlite:///{tmp_path}/elsewhere.db").path == tmp_path / "elsewhere.db"


@pytest.mark.parametrize("kind", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_name_of_postgresql_is_taken(tmp_path: Path, kind: str) -> None:
    found = dialect_of(tmp_path, f"{kind}://ada:{SECRET}@db.example:5433/mentoring?sslmode=require")
    assert isinstance(found, PostgresDialect)
    assert found.place == "The database mentoring at db.example:5433"
    assert found.engine.url.get_backend_name() == "postgresql"
    assert found.engine.dialect.driver == "psycopg"


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://ada:{SECRET}@db/x", f"postgresql+psycopg2://ada:{SECRET}@db/x", "sqlite://", "sqlite:///relative.db",
        f"ada:{SECRET}@db", "companion", f"postgresql://ada:{SECRET}@db:port/x", f"//{SECRET}",
    ],
)  # fmt: skip
def test_what_is_no_database_of_ours_is_said_without_its_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError, match="COMPANION_DATABASE_URL") as caught:
        dialect_of(tmp_path, url)
    assert SECRET not in str(caught.value)
    assert "hush" not in str(caught.value)
    assert caught.value.remedy


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    settings = read_settings(home=tmp_path, database_url=f"postgresql://ada:{SECRET}@127.0.0.1:9/mentoring")
    assert "hush" not in str(settings)
    with pytest.raises(HomeError, match=r"The database mentoring at 127\.0\.0\.1:9 does not answer") as caught:
        build(settings)
    assert "hush" not in str(caught.value)
    assert "COMPANION_DATABASE_URL" in caught.value.remedy


class Said(Exception):
    """As psycopg puts it: a state, or words alone."""

    def __init__(self, words: str, state: str | None = None) -> None:
        super().__init__(words)
        self.sqlstate = state


class OperationalError(Said):
    pass


REFUSED = 'connection failed: FATAL:  password authentication failed for user "ada"'


@pytest.mark.parametrize(
    ("error", "kind", "sentence"),
    [
        (OperationalError(REFUSED), HomeError, "does not let ada in"),
        (OperationalError('FATAL:  role "ada" does not exist'), HomeError, "does not let ada in"),
        (OperationalError('FATAL:  no pg_hba.conf entry for host "10.0.0.9"'), HomeError, "does not let ada in"),
        (OperationalError('FATAL:  database "mentoring" does not exist'), HomeError, "is not there"),
        (OperationalError("FATAL:  sorry, too many clients already"), HomeBusy, "is busy"),
        (OperationalError("connection failed: Connection refused"), HomeError, "does not answer"),
        (OperationalError("failed to resolve host 'db': [Errno -2] Name or service not known"), HomeError, "does not answer"),
        (OperationalError("consuming input failed: server closed the connection unexpectedly"), HomeError, "does not answer"),
        (OperationalError("FATAL:  the database system is starting up"), HomeError, "does not answer"),
        (Said("lock timeout: Ada's words", "55P03"), HomeBusy, "is busy"),
        (Said("deadlock", "40P01"), HomeBusy, "is busy"),
        (Said("could not serialize access", "40001"), HomeBusy, "is busy"),
        (Said("permission denied for schema public", "42501"), HomeError, "may not be changed by ada"),
        (Said("no schema has been selected", "3F000"), HomeError, "has no schema"),
        (Said("could not extend file", "53100"), HomeError, "disk is full"),
        (Said("cannot execute INSERT in a read-only transaction", "25006"), HomeError, "only follows another"),
        (Said("terminating connection", "57P01"), HomeError, "does not answer"),
        (Said("duplicate key: Ada's words", "23505"), HomeError, "could not be used (state 23505)"),
        (Said("something else entirely: Ada's words"), HomeError, "could not be used (Said)"),
    ],
)
def test_what_a_server_says_in_words(error: Said, kind: type, sentence: str) -> None:
    said = server_error(error, "The database mentoring at db:5432", "ada")
    assert type(said) is kind
    assert sentence in said.happened
    assert said.happened.startswith("The database mentoring at db:5432 ")
    assert said.remedy
    assert "words" not in str(said)


@pytest.mark.parametrize("text", ["", "plain", "\0", "a\0b", MARK, f"{MARK}0", f"{MARK}m\0{MARK}", "\0\0m0", f"\0{MARK}{MARK}0"])
def test_every_text_can_be_written_without_nul(text: str) -> None:
    assert "\0" not in marked(text)
    assert unmarked(marked(text)) == text


def test_a_connection_says_which_program_it_is_of_and_nothing_it_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["/x/.venv/bin/companion", "--home", "/ada", "erase", "ada@x.example", "--yes"])
    assert this_process().startswith("companion erase (process ") or this_process().startswith("companion (process ")
    assert "ada" not in this_process()
    assert len(this_process()) <= 63
