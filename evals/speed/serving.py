"""The server: how soon its page answers, what it holds in memory, and a warm match inside it."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from evals.speed.process import Home, child, quiet_environment

START_LIMIT_S = 120
SETTLE_S = 10


def measure(home: Home, **options: object) -> dict[str, object]:
    """A second start as `make run` makes it, on a home that holds the sample people."""
    starts = []
    for _ in range(3):
        with _server(home.sample) as (process, seconds):
            starts.append(seconds)
            time.sleep(SETTLE_S)
            idle = _resident_mib(process.pid)
    return {
        "second_start_s": round(median(starts), 2),
        "goal_second_start_s": 12,
        "idle_memory_mib": idle,
        "warm_match": child("evals.speed.warm_match", str(home.sample)),
    }


@contextmanager
def _server(home: Path) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    port = _free_port()
    started = time.perf_counter()
    command = [sys.executable, "-m", "companion", "--home", str(home), "serve", "--with-sample", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=quiet_environment()) as process:
        try:
            _wait_for_page(f"http://127.0.0.1:{port}/", process)
            yield process, time.perf_counter() - started
        finally:
            process.terminate()


def _wait_for_page(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_LIMIT_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as page:
                if page.status == 200 and page.read():
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"no page at {url}; the server ended with {process.poll()}")


def _resident_mib(pid: int) -> int | None:
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return round(int(found[1]) / 1024) if found else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
