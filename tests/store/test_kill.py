"""kill -9 at any moment of an import: nothing acknowledged is lost, and nothing is half there."""

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from companion.domain.matching.passages import passages
from companion.store.engine import FILE_NAME
from companion.store.people import RecordedPeople
from tests.records import told
from tests.source import ROOT
from tests.store.importing import BATCH
from tests.store.made import whole

MOMENTS, ON_A_SERVER = 24, 8
LONGEST_SECONDS = 0.25
"""From before the records are opened, or from the first batch: long enough for several, so that some kills fall within one."""


def import_and_kill(home, delay_seconds, *, under_way, url):
    """How many people the importing process had acknowledged when it was killed; `under_way` waits for its first batch."""
    command = [sys.executable, "-m", "tests.store.importing", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=told(url)) as importing:
        assert importing.stdout.readline() == "begun\n"
        first = importing.stdout.readline() if under_way else ""
        with pytest.raises(subprocess.TimeoutExpired):
            importing.wait(delay_seconds)
        importing.kill()
        lines = (first + importing.stdout.read()).splitlines(keepends=True)
    assert importing.returncode == -signal.SIGKILL
    return max((int(line) for line in lines if line.endswith("\n")), default=0)


def sound(home):
    with closing(sqlite3.connect(home / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.slow
def test_nothing_acknowledged_is_lost(home, open_records, url_of):
    chance = random.Random(7731)
    acknowledged = 0
    for moment in range(MOMENTS if url_of(home) is None else ON_A_SERVER):
        killed_at = import_and_kill(home, chance.uniform(0, LONGEST_SECONDS), under_way=moment % 2 == 0, url=url_of(home))
        acknowledged = max(acknowledged, killed_at)
        database = open_records(home)
        people = RecordedPeople(database, whole)
        stored = [person.id for person in people.every()]
        assert stored == [f"s-{number:07d}" for number in range(1, len(stored) + 1)]
        assert len(stored) >= acknowledged
        assert len(stored) % BATCH == 0, "a batch is there as a whole or not at all"
        assert len(people.imports()) == people.generation() == len(stored) // BATCH
        database.close()
        if url_of(home) is None:
            sound(home)
    assert acknowledged > 0
    assert [one for person in people.every() for one in passages(person, whole)] == list(people.passages())
    assert {person.mentoring.capacity for person in list(people.every())[:-BATCH]} == {9}
