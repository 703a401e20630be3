from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.store.contacts import RecordedContacts
from companion.store.drafts import RecordedDrafts
from companion.store.engine import Database, open_database
from companion.store.jobs import RecordedJobs
from companion.store.people import RecordedPeople
from tests.store.made import StoppedClock, whole


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def database(home: Path) -> Iterator[Database]:
    opened = open_database(home)
    yield opened
    opened.close()


@pytest.fixture
def people(database: Database) -> RecordedPeople:
    return RecordedPeople(database, whole)


@pytest.fixture
def contacts(database: Database) -> RecordedContacts:
    return RecordedContacts(database)


@pytest.fixture
def drafts(database: Database) -> RecordedDrafts:
    return RecordedDrafts(database)


@pytest.fixture
def jobs(database: Database) -> RecordedJobs:
    return RecordedJobs(database, StoppedClock())
