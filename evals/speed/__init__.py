"""How fast the companion is on this machine. Every figure is taken in processes of its own, in a temporary home."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.speed import commands, embedding, importing, messages, searching, serving, talks
from evals.speed.machine import describe
from evals.speed.process import Home

PARTS = {
    "help": commands.help_cpu,
    "first_match": commands.first_match,
    "server": serving.measure,
    "embedding": embedding.measure,
    "search": searching.measure,
    "import": importing.measure,
    "messages": messages.measure,
    "sessions": talks.measure,
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `python -m evals speed`."""
    parser.add_argument("--people", type=int, default=10_000, help="people to search among, and to import (default 10000)")
    parser.add_argument("--each", type=int, help="passages kept of each of those searched among, the first (default all)")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="measure only these")
    parser.add_argument("--plot", type=Path, help="search smaller pools as well, and write the picture to this SVG file")


def run(
    people: int = 10_000, parts: list[str] | None = None, plot: Path | None = None, each: int | None = None
) -> dict[str, object]:
    """Every figure by its name, and the machine they were taken on."""
    answer: dict[str, object] = {"machine": describe()}
    with TemporaryDirectory(prefix="companion-speed-") as folder:
        home = Home(folder)
        for name in parts or PARTS:
            print(f"  {name} …", file=sys.stderr)
            answer[name] = PARTS[name](home, people=people, plot=plot, each=each)
    return answer
