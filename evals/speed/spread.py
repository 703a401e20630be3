"""Generated texts embedded by one process, and by the workers of a Ray cluster on this machine: one, two, and one of two killed.

`python -m evals.speed.spread FOLDER [TEXTS]` prints seconds from the first text given to the last vector, workers' start and all,
and the lowest cosine to what one process made. Each way is a process of its own; nothing else should be at work.
"""

from __future__ import annotations

import json
import os
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

from evals.speed.machine import describe
from evals.speed.process import child, quiet_environment

TEXTS = 20_000
MODEL = "all-MiniLM-L6-v2"
START_SECONDS = 120
LOST_AFTER = 0.3
"""Share of the texts after which a worker is killed."""


def main(folder: str, texts: str = str(TEXTS)) -> None:
    """Every way."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    found: dict[str, object] = {
        **describe(),
        "texts": int(texts),
        "one_process": child("evals.speed.spread", "one", folder, texts),
    }
    for workers in (1, 2):
        with cluster(place, workers) as address:
            found[f"ray_{workers}"] = _load(child("evals.speed.spread", "ray", folder, texts, address))
            if workers == 2:
                found["ray_2_one_killed"] = _load(child("evals.speed.spread", "killed", folder, texts, address))
    print(json.dumps(found, indent=1))


def _load(figures: dict[str, object]) -> dict[str, object]:
    return {**figures, "load_after": round(os.getloadavg()[0], 2)}


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """The address of a cluster of so many nodes with a processor each."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    head = ("--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir=/tmp/ray-{port}")
    running = []
    try:
        for number in range(workers):
            running.append(_node(folder, *(head if number == 0 else (f"--address=127.0.0.1:{port}",))))
            _wait_for(f"127.0.0.1:{port}", number + 1)
        yield f"127.0.0.1:{port}"
    finally:
        for one in running:
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGTERM)
        for one in running:
            with suppress(subprocess.TimeoutExpired):
                one.wait(timeout=30)
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)
        shutil.rmtree(f"/tmp/ray-{port}", ignore_errors=True)


def _node(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [
        str(Path(sys.executable).with_name("ray")), "start", "--block", "--num-cpus=1", "--disable-usage-stats",
        "--object-store-memory=200000000", *options,
    ]  # fmt: skip
    environment = {**quiet_environment(), "PYTHONPATH": str(Path.cwd()), "HF_HUB_OFFLINE": "1"}
    with (folder / "ray.log").open("ab") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)


def _wait_for(address: str, nodes: int) -> None:
    look = f"import ray; ray.init('{address}', log_to_driver=False); print(sum(one['Alive'] for one in ray.nodes()))"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False, env=quiet_environment())
        if done.stdout.strip() == str(nodes):
            return
        time.sleep(1)  # a cluster says nowhere that it is ready; it is asked again
    raise RuntimeError(f"Ray did not start: {done.stderr[-500:]}")


def one(folder: Path, count: int) -> dict[str, object]:
    """One process, by the way that is the fastest here; its vectors are kept to compare with."""
    from companion.index.embedder import PassageEmbedder
    from companion.index.embedding import STEP
    from companion.index.parts import parts_of

    texts = _texts(count)
    rows = sorted(range(count), key=lambda row: -len(texts[row]))
    way = PassageEmbedder(_model(folder)).way(count)  # measured once a home
    started = time.perf_counter()
    embedder = PassageEmbedder(_model(folder), fixed=way)
    vectors = np.zeros((count, embedder.dimensions), dtype=np.float32)
    for part in parts_of(rows, texts, step=STEP):
        vectors[part.rows] = embedder.encode(part.texts)
    seconds = time.perf_counter() - started
    np.save(folder / "one.npy", vectors)
    return _load({"way": way, "seconds": round(seconds, 1), "texts_a_second": round(count / seconds)})


def ray(folder: Path, count: int, address: str, *, kill: bool = False) -> dict[str, object]:
    """The workers of a cluster; with `kill` one of them is lost on the way."""
    from companion.index.embedding import STEP
    from companion.index.parts import parts_of
    from companion.index.ray_crew import ray_crew
    from companion.index.spread import SpreadEmbedder

    texts = _texts(count)
    rows = sorted(range(count), key=lambda row: -len(texts[row]))
    vectors, done, lost = np.load(folder / "one.npy") * 0, 0, 0
    started = time.perf_counter()
    with ray_crew(address) as crew:
        spread = SpreadEmbedder(_model(folder), MODEL, crew, may_leave=lambda text: True)
        for part, found in spread.in_parts(parts_of(rows, texts, step=STEP), count):
            vectors[part.rows] = found
            done += len(part.rows)
            if kill and not lost and done > LOST_AFTER * count:
                os.kill(lost := _worker(), signal.SIGKILL)
        seconds = time.perf_counter() - started
    lowest = float((vectors * np.load(folder / "one.npy")).sum(axis=1).min())
    return {"seconds": round(seconds, 1), "texts_a_second": round(count / seconds), "lowest_cosine": round(lowest, 7)}


def _worker() -> int:
    found = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout.splitlines()
    return min(int(line.split()[0]) for line in found if "ray::embed " in line or "ray::RayWorker" in line)


def _texts(count: int) -> list[str]:
    """Different passages of generated people."""
    from companion.domain.matching.passages import passages
    from companion.sample import people
    from companion.text.lexicon import EnglishLexicon

    lexicon = EnglishLexicon()
    found: dict[str, None] = {}
    for person in people(count):
        found |= dict.fromkeys(line.text for line in passages(person, lexicon.sentences))
        if len(found) >= count:
            break
    return list(found)[:count]


def _model(folder: Path):
    from companion.index.local_model import LocalModel

    return LocalModel(MODEL, folder / "models")


if __name__ == "__main__":
    way, *rest = sys.argv[1:]
    if way == "one":
        print(json.dumps(one(Path(rest[0]), int(rest[1]))))
    elif way in ("ray", "killed"):
        print(json.dumps(ray(Path(rest[0]), int(rest[1]), rest[2], kill=way == "killed")))
    else:
        main(*sys.argv[1:])
