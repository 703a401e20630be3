"""Plans beside other ways to match the same pairs of the same drawn cohorts: seconds, memory, sum, worst, who is left out."""

import argparse
import sys

from evals.cohort.measured import AGAIN, CHOICES, OURS
from evals.cohort.peers import LARGEST, PEERS
from evals.speed.machine import describe
from evals.speed.process import child

SIZES = (500, 5_000, 50_000)
ANSWERED = 5_000
MOST_CHOICES = 5_000


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `python -m evals cohort`."""
    parser.add_argument(
        "--sizes", nargs="+", type=int, default=[500, 5_000], help="mentees (default 500 5000; 50000 takes minutes)"
    )
    parser.add_argument("--seed", type=int, default=0, help="which cohort is drawn")
    parser.add_argument("--answers", type=int, default=ANSWERED, help="mentees of the simulated answers; 0 leaves them out")


def run(sizes: list[int] | None = None, seed: int = 0, answers: int = ANSWERED) -> dict[str, object]:
    """Every method at every size, each in a process of its own, and the machine."""
    found: dict[str, object] = {"machine": describe()}
    for size in sizes or SIZES[:2]:
        found[str(size)] = {method: _measured(method, size, seed) for method in _methods(size)}
    if answers:
        print(f"  answers of {answers} …", file=sys.stderr)
        found["answers"] = child("evals.cohort.answering", str(answers))
    return found


def _methods(size: int) -> list[str]:
    peers = [name for name in PEERS if size <= LARGEST.get(name, size)]
    return [*OURS, *([CHOICES] if size <= MOST_CHOICES else []), AGAIN, *peers]


def _measured(method: str, size: int, seed: int) -> object:
    print(f"  {method}, {size} …", file=sys.stderr)
    return child("evals.cohort.measured", method, str(size), str(seed))
