"""A real Ray cluster of two workers on this machine: the same vectors and orders, and nothing done twice whoever is killed."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

from companion.domain.matching.pool import Pool
from companion.settings import read_settings
from companion.wiring import build
from tests.faces.command_line import run
from tests.index.made import small_cross_encoder
from tests.source import ROOT

RAY = Path(sys.executable).with_name("ray")
START_SECONDS = 120
AT_WORK = ("ray::embed ", "ray::read ", "ray::RayWorker")

pytestmark = [pytest.mark.servers, pytest.mark.model, pytest.mark.timeout(900)]


@contextmanager
def node(folder: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """One node with one processor, ended with all its processes."""
    command = [
        str(RAY), "start", "--block", "--num-cpus=1", "--disable-usage-stats", "--object-store-memory=200000000", *options,
    ]  # fmt: skip
    outside = {name: value for name, value in os.environ.items() if name != "COMPANION_TEST_REFUSALS"}
    env = {**outside, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0", "HF_HUB_OFFLINE": "1"}
    with (folder / "ray.log").open("ab") as log:
        running = subprocess.Popen(command, env=env, stdout=log, stderr=log, start_new_session=True)
    try:
        yield running
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            running.wait(timeout=20)
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of two workers."""
    if not RAY.exists():
        pytest.skip("Ray is not installed: run make test-servers")
    folder = tmp_path_factory.mktemp("r")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    head = node(folder, "--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir=/tmp/ray-{port}")
    try:
        with head, _answering(port), node(folder, f"--address={address}"):
            _wait_for(address, nodes=2)
            yield address
    finally:
        shutil.rmtree(f"/tmp/ray-{port}", ignore_errors=True)


@contextmanager
def _answering(port: int) -> Iterator[None]:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            break
        time.sleep(0.2)  # a process of another program: nothing says when it listens
    else:
        pytest.fail("Ray does not answer")
    yield


def _wait_for(address: str, *, nodes: int) -> None:
    look = f"import ray; ray.init('{address}', log_to_driver=False); print(sum(one['Alive'] for one in ray.nodes()))"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, env=_plain())
        if done.stdout.strip() == str(nodes):
            return
        time.sleep(0.5)  # workers join when they are up; nothing says when
    pytest.fail("the Ray cluster did not start")


def _plain() -> dict[str, str]:
    return {**{k: v for k, v in os.environ.items() if k != "PYTHONPATH"}, "RAY_USAGE_STATS_ENABLED": "0"}


def pool_of(home: Path) -> Pool:
    companion = build(read_settings(home=home))
    assert companion.index.state() == "ok"
    return companion.index.pool()


def emptied(home: Path, to: Path) -> Path:
    shutil.copytree(home, to)
    shutil.rmtree(to / "index")
    return to


def assert_same(one: Path, other: Path) -> None:
    mine, theirs = pool_of(one), pool_of(other)
    assert list(mine.quotes) == list(theirs.quotes)
    assert len(mine.quotes) > 1000
    cosines = (np.asarray(mine.vectors) * np.asarray(theirs.vectors)).sum(axis=1)
    assert cosines.min() >= 0.99999


def test_two_workers_make_the_vectors_of_one_process(cluster: str, sample_home: Path, tmp_path: Path) -> None:
    home = emptied(sample_home, tmp_path / "home")
    done = subprocess.run(_command(home, cluster), capture_output=True, text=True, env=_plain(), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert '"embedded": ' in done.stdout
    assert_same(home, sample_home)
    again = subprocess.run(_command(home, cluster), capture_output=True, text=True, env=_plain(), cwd=ROOT)
    assert '"embedded": 0' in again.stdout


def _command(home: Path, cluster: str) -> list[str]:
    return [sys.executable, "-m", "companion", "--home", str(home), "index", "--ray", cluster, "--json"]


def workers() -> set[int]:
    """Processes that are at work; Ray names them by what they are at."""
    found = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout.splitlines()
    return {int(line.split()[0]) for line in found if any(name in line for name in AT_WORK)}


def test_a_worker_that_is_killed_and_a_driver_that_is_killed_cost_nothing_done(
    cluster: str, sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First a worker is killed and the work is done all the same; then the driver, and the next one goes on where it stopped."""
    home = emptied(sample_home, tmp_path / "home")
    running = subprocess.Popen(_driver(home, cluster), stdout=subprocess.PIPE, text=True, env=_plain(), cwd=ROOT)
    assert running.stdout is not None
    killed: set[int] = set()
    stored: list[int] = []
    for line in running.stdout:
        if not line[0].isdigit():  # a word of Ray's about the worker that is gone
            continue
        done_now, total = map(int, line.split())
        stored.append(done_now)
        if len(stored) == 2:
            os.kill(victim := min(workers()), signal.SIGKILL)
            killed.add(victim)
        if len(stored) == 8:
            running.kill()
            break
    running.wait(timeout=60)
    assert killed
    assert len(stored) == 8
    done = subprocess.run(_command(home, cluster), capture_output=True, text=True, env=_plain(), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    embedded = int(done.stdout.split('"embedded": ')[1].split(",")[0])
    assert embedded <= total - stored[-1]
    assert_same(home, sample_home)


def _driver(home: Path, cluster: str) -> list[str]:
    """The command in small parts, telling after each how many texts are stored."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom companion.index import embedder\nembedder.CHUNK = 64\n"
        "from companion.settings import read_settings\nfrom companion.wiring import build\n"
        "with build(read_settings(home=Path(sys.argv[1]))).spread_index(sys.argv[2]) as index:\n"
        "    index.sync(lambda done, total: print(done, total, flush=True))\n"
    )
    return [sys.executable, "-c", code, str(home), cluster]


def test_a_port_where_something_else_listens_is_no_cluster(own_sample_home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = _command(own_sample_home, f"127.0.0.1:{port}")
        done = subprocess.run(command, capture_output=True, text=True, env=_plain(), cwd=ROOT, timeout=120)
    assert done.returncode == 1
    assert f"No Ray cluster answers at 127.0.0.1:{port}" in done.stderr


def test_nobody_answers(own_sample_home: Path) -> None:
    result = run("--home", own_sample_home, "index", "--ray", "127.0.0.1:9", "--json")
    assert result.status == 1
    assert "No Ray cluster answers at 127.0.0.1:9" in result.err


WORDS = "bakes ovens teaches shifts nights boats hops leads teams moved nursing software budgets hiring union yard".split()
ASKED = 150


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """People, queries, and a model that reads pairs."""
    folder = tmp_path_factory.mktemp("rank")
    drawn = random.Random(3)
    people = [{"id": f"p{number:02d}", "passages": [" ".join(drawn.sample(WORDS, 5)) for _ in range(4)]} for number in range(40)]
    queries = [{"id": f"q{number:03d}", "text": f"how one {' '.join(drawn.sample(WORDS, 4))}"} for number in range(ASKED)]
    for name, lines in (("pool", people), ("queries", queries)):
        (folder / name).write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    small_cross_encoder(folder / "small")
    assert run(*ranking(folder, folder / "home", folder / "plain")).status == 0  # a home's first embedding is done in another way
    return folder


def ranking(files: Path, home: Path, run_file: Path) -> list[str]:
    return [
        "--home",
        str(home),
        "rank",
        "--pool",
        str(files / "pool"),
        "--queries",
        str(files / "queries"),
        "--run",
        str(run_file),
    ]


def read_by(files: Path, home: Path, run_file: Path, *options: str) -> list[list[str]]:
    """The run of one command."""
    command = [sys.executable, "-m", "companion", *ranking(files, home, run_file), *options]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env={**_plain(), "COMPANION_RERANKER": str(files / "small")}
    )
    assert done.returncode == 0, done.stderr
    assert "read again by cross-encoder:small" in done.stdout
    return [line.split() for line in run_file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def read_here(files: Path) -> list[list[str]]:
    """What one process makes of them."""
    return read_by(files, files / "home", files / "here")


def assert_same_run(found: list[list[str]], here: list[list[str]]) -> None:
    assert [row[:4] for row in found] == [row[:4] for row in here]
    np.testing.assert_allclose([float(row[4]) for row in found], [float(row[4]) for row in here], atol=1.1e-5)


def test_two_workers_read_pairs_as_one_process_does(cluster: str, files: Path, read_here: list[list[str]]) -> None:
    assert len({row[4] for row in read_here if row[0] == "q000"}) > 30
    plain = (files / "plain").read_text(encoding="utf-8").splitlines()
    assert [line.split()[:4] for line in plain] != [row[:4] for row in read_here]
    assert_same_run(read_by(files, files / "home", files / "there", "--ray", cluster), read_here)


def test_the_pairs_of_a_worker_that_is_killed_are_read_by_another(cluster: str, files: Path, read_here: list[list[str]]) -> None:
    run_file = files / "killed"
    running = subprocess.Popen(
        [sys.executable, "-c", READING, *ranking(files, files / "home", run_file), cluster],
        stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**_plain(), "COMPANION_RERANKER": str(files / "small")},
    )  # fmt: skip
    assert running.stdout is not None
    killed = set()
    for line in running.stdout:
        if line.strip() == "5":
            os.kill(victim := min(workers()), signal.SIGKILL)
            killed.add(victim)
    assert (running.wait(timeout=60), len(killed)) == (0, 1)
    assert_same_run([line.split() for line in run_file.read_text(encoding="utf-8").splitlines()], read_here)


READING = """
import sys
from pathlib import Path
from companion.settings import read_settings
from companion.wiring import build

class Told:
    def __init__(self, reader):
        self.name, self._reader = reader.name, reader

    def in_parts(self, parts):
        for number, part in enumerate(self._reader.in_parts(parts)):
            print(number, flush=True)
            yield part

home, pool, queries, run, address = (Path(sys.argv[at]) for at in (2, 5, 7, 9, 10))
companion = build(read_settings(home=home))
with companion.spread_reader(str(address), agreed=False) as reader:
    companion.matching.rank(pool, queries, run, reader=Told(reader))
"""
"""The command, telling which part came back."""
