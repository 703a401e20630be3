"""A second process that holds the writer's lock, and one exported model for all tests of the real one."""

import subprocess
import sys
from contextlib import contextmanager

import pytest

from companion.index.local_model import LocalModel
from tests.source import ROOT


@pytest.fixture
def held_elsewhere():
    """Has another process hold the lock of a home for the length of a block; gives that process."""

    @contextmanager
    def holding(home):
        command = [sys.executable, "-m", "tests.index.holding", str(home)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
            assert other.stdout.readline() == "held\n"
            try:
                yield other
            finally:
                other.kill()

    return holding


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    """A folder for exported models, shared because an export takes seconds."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def minilm(models):
    """The bundled model, exported."""
    model = LocalModel("all-MiniLM-L6-v2", models)
    assert model.graph() is not None
    return model
