"""Holds the writer's lock of a home until it is killed: `python -m tests.index.holding HOME import people.csv`."""

import sys
from pathlib import Path

from companion.index.lock import WriterLock

if __name__ == "__main__":
    with WriterLock(Path(sys.argv[1]) / "index.lock").hold():
        print("held", flush=True)
        sys.stdin.read()
