"""kill -9 at any moment of a change of the index: whoever opens it next finds what is on record, no less and no more."""

import random
import signal
import subprocess
import sys

import pytest

from tests.index.made import HashEmbedder, assert_holds, index_of
from tests.index.syncing import records
from tests.source import ROOT

MOMENTS = 8
LONGEST_SECONDS = 1.5
"""From before chromadb is imported until after a few rounds."""


def sync_and_kill(home, round_, delay_seconds):
    """The last round that was acknowledged before the kill."""
    command = [sys.executable, "-m", "tests.index.syncing", str(home), str(round_)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as syncing:
        assert syncing.stdout.readline() == "begun\n"
        with pytest.raises(subprocess.TimeoutExpired):
            syncing.wait(delay_seconds)
        syncing.kill()
        lines = syncing.stdout.read().splitlines()
    assert syncing.returncode == -signal.SIGKILL
    return max((int(line) for line in lines if line), default=round_ - 1)


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_stale(tmp_path):
    chance = random.Random(2211)
    reached = 0
    for _ in range(MOMENTS):
        reached = 1 + sync_and_kill(tmp_path, reached, chance.uniform(0, LONGEST_SECONDS))
        people, embedder = records(reached), HashEmbedder()
        index = index_of(tmp_path, people, embedder)
        assert_holds(index.pool(), people)
        assert index.state() == "ok"
        assert index_of(tmp_path, people).sync() == 0, "the vectors are whole too"
    assert reached > 2
