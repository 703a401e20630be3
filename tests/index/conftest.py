"""A second process that holds the writer's lock, one exported model for all tests of the real one, and where vectors are kept."""

import hashlib
import subprocess
import sys
from contextlib import contextmanager

import pytest

from companion.index.local_model import LocalModel
from companion.index.server import ServerStore, address_of
from companion.index.vectors import VectorStore
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


@pytest.fixture(params=["folder", pytest.param("server", marks=pytest.mark.servers)])
def store_of(request, tmp_path):
    """Where the vectors of a home are kept: in its own folder, or in a database of its own on a real Chroma server."""
    if request.param == "folder":
        return lambda home: VectorStore(home / "index" / "chroma")
    address = request.getfixturevalue("chroma_server")
    return lambda home: ServerStore(address_of(f"{address}/{hashlib.sha256(str(home).encode()).hexdigest()[:24]}"))
