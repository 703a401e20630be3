"""Fixtures for tests that hold for all records: in a home's own file, and on a real PostgreSQL (`make test-servers`)."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from companion.store.engine import Database, open_database
from tests.servers import running

URL = "COMPANION_DATABASE_URL"

UrlOf = Callable[[Path], str | None]
OpenRecords = Callable[[Path], Database]

KINDS = ["embedded", pytest.param("postgresql", marks=pytest.mark.servers)]


@pytest.fixture(scope="session")
def postgres(own_environment: None) -> Iterator[running.Postgres]:
    """One PostgreSQL for all tests that want it."""
    with running.postgres() as server:
        yield server


@pytest.fixture(scope="session")
def chroma_server(own_environment: None) -> Iterator[str]:
    """The address of one Chroma server for all tests that want it; each uses a database of its own on it."""
    with running.chroma() as address:
        yield address


@pytest.fixture(params=KINDS)
def url_of(request: pytest.FixtureRequest) -> Iterator[UrlOf]:
    """Where the records of a home are: nowhere else, or in a database that is the home's alone."""
    if request.param == "embedded":
        yield lambda home: None
        return
    server: running.Postgres = request.getfixturevalue("postgres")
    given: dict[Path, str] = {}

    def url(home: Path) -> str:
        if home not in given:
            given[home] = server.fresh()
        return given[home]

    yield url
    for one in given.values():
        server.drop(one)


@pytest.fixture
def open_records(url_of: UrlOf) -> Iterator[OpenRecords]:
    """Opens the records of a home, also several times; they are closed when the test is over."""
    opened: list[Database] = []

    def open_(home: Path) -> Database:
        opened.append(open_database(home, url_of(home)))
        return opened[-1]

    yield open_
    for database in opened:
        database.close()


def told(url: str | None) -> dict[str, str]:
    """The environment of a child process over the same records."""
    return {**os.environ, **({URL: url} if url else {})}


def opened_by_child(home: Path) -> Database:
    """In a child process: the records its parent told it of."""
    return open_database(home, os.environ.get(URL))
