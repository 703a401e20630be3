from pathlib import Path

import pytest

from companion.store.contacts import RecordedContacts
from companion.store.drafts import RecordedDrafts
from companion.store.engine import Database
from companion.store.jobs import RecordedJobs
from companion.store.people import RecordedPeople
from tests.records import OpenRecords
from tests.store.made import StoppedClock, whole


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def database(open_records: OpenRecords, home: Path) -> Database:
    return open_records(home)


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
