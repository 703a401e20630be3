"""One first match, its CPU split into starting Python, imports, loading the model, and the rest.

Two passes: the first records which modules a match imports, the second imports just those, then loads the model, then
matches, with the clock read in between.
"""

import importlib
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path


def main(home: str, need: str) -> None:
    """Print the split as one JSON line."""
    names = json.loads(_again("record", home, need)[-1])
    listing = Path(home) / "modules.json"
    listing.write_text(json.dumps(names))
    print(_again("split", home, need, str(listing))[-1])
    listing.unlink()


def record(home: str, need: str) -> None:
    """Print the modules that one match imports, in the order of their import."""
    before = set(sys.modules)
    _match(home, need)
    print(json.dumps([name for name in sys.modules if name not in before]))


def split(home: str, need: str, listing: str) -> None:
    """Print CPU seconds of each part."""
    started = time.process_time()
    for name in json.loads(Path(listing).read_text()):
        with suppress(Exception):  # a module that only its parent may import comes with its parent
            importlib.import_module(name)
    imported = time.process_time()
    _embedder(home).encode([need])
    loaded = time.process_time()
    _match(home, need)
    parts = {"start": started, "imports": imported - started, "model": loaded - imported, "rest": time.process_time() - loaded}
    print(json.dumps({name: round(seconds, 3) for name, seconds in parts.items()}))


def _match(home: str, need: str) -> None:
    from companion.services.matching.enquiring import MatchRequest

    _companion(home).matching.match(MatchRequest(text=need))


def _embedder(home: str):
    return _companion(home).embedder


_BUILT = {}


def _companion(home: str):
    from companion.settings import read_settings
    from companion.wiring import build

    if home not in _BUILT:
        _BUILT[home] = build(read_settings(home=home))
    return _BUILT[home]


def _again(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "evals.speed.first_match", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout.splitlines()


if __name__ == "__main__":
    mode = {"record": record, "split": split}.get(sys.argv[1])
    mode(*sys.argv[2:]) if mode else main(*sys.argv[1:])
