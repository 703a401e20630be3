"""How the server holds: twenty people signed in who act all the time, one who asks too much, sign-ins, and an erasure.

A real server on this machine in a temporary home, asked by HTTP as a browser asks it; everything ends by itself.
"""

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.load import acting, erasing
from evals.speed.machine import describe
from evals.speed.process import Home

PARTS = ("acting", "much", "erasure")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `python -m evals load`."""
    parser.add_argument("--minutes", type=float, default=1.0, help="how long twenty people act (default 1, at most 30)")
    parser.add_argument("--people", type=int, default=20, help="how many of them (default 20)")
    parser.add_argument("--every", type=float, default=2.0, help="seconds between two acts of one person (default 2)")
    parser.add_argument("--held", type=int, default=10_000, help="people in the home from which one is erased (default 10000)")
    parser.add_argument("--sample", type=Path, help="a home of the sample people to copy, which spares making one")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="measure only these")


def run(
    minutes: float = 1.0,
    people: int = 20,
    every: float = 2.0,
    held: int = 10_000,
    sample: Path | None = None,
    parts: list[str] | None = None,
) -> dict[str, object]:
    """Every figure with its aim, and the machine they were taken on."""
    answer: dict[str, object] = {"machine": describe()}
    with TemporaryDirectory(prefix="companion-load-") as folder:
        if sample is not None:
            shutil.copytree(sample, Path(folder) / "sample")
        for name in parts or PARTS:
            print(f"  {name} …", file=sys.stderr)
            if name == "acting":
                answer[name] = acting.measure(Home(folder), minutes=min(minutes, 30.0), people=people, every=every)
            elif name == "much":
                answer[name] = acting.measure_much(Home(folder), people=people, every=every)
            else:
                answer[name] = erasing.measure(Path(folder), people=held)
    return answer
