"""Runs the companion in processes of its own and counts what they use."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Asked = TypeVar("Asked")


@dataclass(frozen=True)
class Used:
    """What one process used: CPU seconds of all its threads, wall seconds, and what it printed."""

    cpu_s: float
    wall_s: float
    printed: str


class Home:
    """A temporary home, filled with the sample people when first asked for."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    @property
    def sample(self) -> Path:
        """A home that holds the sample people."""
        home = self.folder / "sample"
        if not home.exists():
            companion("--home", str(home), "sample", "--json")
        return home

    def empty(self, name: str) -> Path:
        """A home nobody used yet."""
        return self.folder / name


def python(*arguments: str, **settings: str) -> Used:
    """Run this Python with some settings in its environment and wait for its end. Raises RuntimeError when it fails."""
    before, start = _children_cpu(), time.perf_counter()
    environment = {**quiet_environment(), **settings}
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=environment, check=False)
    used = Used(_children_cpu() - before, time.perf_counter() - start, done.stdout)
    if done.returncode:
        raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stderr[-2000:]}")
    return used


def companion(*arguments: str) -> Used:
    """Run one command."""
    return python("-m", "companion", *arguments)


def child(module: str, *arguments: str, **settings: str) -> Any:
    """What a module of ours prints, run as a process of its own: one JSON document on its last line."""
    return json.loads(python("-m", module, *arguments, **settings).printed.splitlines()[-1])


def p95_cpu_ms(
    work: Callable[[Asked], object], asked: Sequence[Asked], before: Callable[[Asked], object] = lambda _: None
) -> float:
    """CPU milliseconds of this process at the 95th percentile, after three that warm up; `before` each is not counted."""
    for each in asked[:3]:
        work(each)
    times = []
    for each in asked:
        before(each)
        started = time.process_time()
        work(each)
        times.append((time.process_time() - started) * 1000)
    return round(sorted(times)[int(len(times) * 0.95)], 1)


def quiet_environment() -> dict[str, str]:
    """The environment without any of the companion's settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COMPANION_")}


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
