"""kill -9 while twenty people sign up and answer: whatever was acknowledged is there, once, and the audit is whole."""

import random
import signal
import subprocess
import sys
from collections import Counter

import pytest

from companion.store.accounts import RecordedAccounts
from companion.store.audit import RecordedAudit
from companion.store.cohorts import RecordedCohorts
from tests.records import told
from tests.source import ROOT
from tests.store.acting import COHORT
from tests.store.test_kill import sound

MOMENTS = 6
LONGEST_SECONDS = 0.6


def act_and_kill(home, round_, delay_seconds, url):
    """The acts that were acknowledged before the kill, which comes some time after the first of them."""
    command = [sys.executable, "-m", "tests.store.acting", str(home), str(round_)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=told(url)) as acting:
        assert acting.stdout.readline() == "begun\n"
        first = acting.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            acting.wait(delay_seconds)
        acting.kill()
        lines = (first + acting.stdout.read()).splitlines(keepends=True)
    assert acting.returncode == -signal.SIGKILL
    return [tuple(line.split()) for line in lines if line.endswith("\n")]


@pytest.mark.slow
def test_every_act_that_was_acknowledged_is_there_once(home, open_records, url_of):
    chance, acknowledged = random.Random(4409), []
    for moment in range(MOMENTS):
        acknowledged += act_and_kill(home, moment, chance.uniform(0, LONGEST_SECONDS), url_of(home))
        database = open_records(home)
        held = Counter(("account", one.id) for one in RecordedAccounts(database).every())
        held.update(("proposal", one.id) for one in RecordedCohorts(database).proposals(COHORT))
        assert set(acknowledged) <= held.keys()
        assert set(held.values()) == {1}
        assert RecordedAudit(database).verify().whole
        database.close()
        if url_of(home) is None:
            sound(home)
    assert len(acknowledged) == len(set(acknowledged)) >= MOMENTS
    assert {kind for kind, _ in acknowledged} == {"account", "proposal"}
