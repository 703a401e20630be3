"""A disk that is full, a home that may not be written, records that are locked: a sentence, and nothing half-stored."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from companion.errors import HomeBusy, HomeError
from companion.store.engine import open_database
from companion.store.people import RecordedPeople
from tests.source import ROOT
from tests.store.made import origin, person, summary, whole
from tests.store.test_kill import sound

MORE = 60_000
"""Bytes that a file may still grow by."""


def many(beginning, size=400):
    return [summary(person(f"{beginning}-{number:04d}"), f"{beginning} {number} " * 60) for number in range(size)]


def fill(home):
    """What the other process does: it writes until the disk is full, then goes on once there is room."""
    people = RecordedPeople(open_database(home), whole)
    people.save(many("first", 20), origin=origin("i-1"))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = max(path.stat().st_size for path in home.iterdir() if path.is_file())
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + MORE, hard))
    try:
        people.save(many("second"), origin=origin("i-2"))
    except HomeError as error:
        print(error.happened)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    print(len(list(people.every())), [one.id for one in people.imports()])
    people.save(many("third", 20), origin=origin("i-3"))
    print(len(list(people.every())))


def test_a_full_disk_stores_nothing_half_and_goes_on_when_there_is_room(tmp_path):
    home = tmp_path / "home"
    program = f"from pathlib import Path; from tests.store.test_no_room import fill; fill(Path({str(home)!r}))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    said, after, later = done.stdout.splitlines()
    assert said.startswith(f"The file of records in {home} ")
    assert (after, later) == ("20 ['i-1']", "40")
    sound(home)


@pytest.fixture
def readable():
    """A home in a place where everybody may look."""
    place = Path(tempfile.mkdtemp(prefix="companion-read-only-"))
    place.chmod(0o755)
    yield place / "home"
    shutil.rmtree(place)


def test_a_home_that_may_not_be_written_is_read_no_further(readable):
    database = open_database(readable)
    RecordedPeople(database, whole).save(many("first", 3), origin=origin("i-1"))
    database.close()
    for path in (readable, *readable.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:  # without the rights of whoever runs the tests, for whom everything may be writable
        os.close(reader)
        _as_nobody(readable, writer)
    os.close(writer)
    with os.fdopen(reader) as told:
        said = told.read()
    os.waitpid(child, 0)
    assert said.startswith(f"The file of records in {readable} ")
    assert "--home" in said or "Check" in said
    for path in (readable, *readable.iterdir()):
        path.chmod(0o755)
    assert len(list(RecordedPeople(open_database(readable), whole).every())) == 3


def _as_nobody(home, writer):
    try:
        if os.getuid() == 0:
            os.setgroups([])
            os.setuid(65534)
        try:
            RecordedPeople(open_database(home), whole).save(many("second", 3), origin=origin("i-2"))
            said = "it was written"
        except HomeError as error:
            said = str(error)
        except BaseException as error:  # noqa: BLE001 - told to the parent, which fails
            said = repr(error)
        os.write(writer, said.encode())
    finally:
        os._exit(0)


def test_records_that_another_process_holds_are_told_as_busy(tmp_path, monkeypatch):
    database = open_database(tmp_path / "home")
    other = open_database(tmp_path / "home")
    people = RecordedPeople(database, whole)
    with other.writing(), pytest.raises(HomeBusy, match="Another program is writing"), database.writing(patience_seconds=0.05):
        pass
    assert people.save(many("first", 3), origin=origin("i-1")).added == 3
    database.close()
    other.close()
