"""Files given on the page: kept in the home while somebody looks at their preview, and deleted once they were read."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from companion.errors import UnreadableFile

HELD_SECONDS = 24 * 3600
"""How long a file waits for an answer to its preview."""


def folder(home: Path) -> Path:
    """Where uploads lie."""
    return home / "uploads"


def incoming(home: Path) -> Path:
    """Where a file lies while it comes in."""
    return folder(home) / "incoming"


def sweep(home: Path) -> None:
    """Delete what an earlier run left behind, save files that wait for an answer, or for work on them to be taken up again."""
    shutil.rmtree(incoming(home), ignore_errors=True)
    _forget_old(home)
    folder(home).mkdir(mode=0o700, parents=True, exist_ok=True)
    incoming(home).mkdir(mode=0o700, exist_ok=True)


def hold(home: Path, files: Sequence[str]) -> str:
    """Move files out of the way of others; returns the random name under which they are held."""
    _forget_old(home)
    token = secrets.token_hex(16)
    place = folder(home) / token
    place.mkdir(parents=True)
    for number, file in enumerate(files):
        source = Path(file)
        inner = place / str(number)
        inner.mkdir()
        shutil.move(source, inner / source.name)
        _remove_if_empty(source.parent)
    return token


def held(home: Path, token: str) -> list[Path]:
    """The files under a name, in the order in which they were given. Raises UnreadableFile when they are gone."""
    place = folder(home) / token
    if not re.fullmatch(r"[0-9a-f]{32}", token) or not place.is_dir():
        raise UnreadableFile("The file is no longer held here.", "Give it once more.")
    inner = sorted(place.iterdir(), key=lambda folder: int(folder.name))
    return [file for folder in inner for file in folder.iterdir()]


def let_go(home: Path, token: str) -> None:
    """Delete the files under a name; none there is fine."""
    if re.fullmatch(r"[0-9a-f]{32}", token):
        shutil.rmtree(folder(home) / token, ignore_errors=True)


def _forget_old(home: Path) -> None:
    """Delete what was held and never brought in nor left out."""
    for place in folder(home).iterdir() if folder(home).is_dir() else ():
        if place != incoming(home) and time.time() - place.stat().st_mtime > HELD_SECONDS:
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def read_once(files: Sequence[str]) -> Iterator[list[Path]]:
    """Files that are deleted when they have been read, whatever came of it."""
    paths = [Path(file) for file in files]
    try:
        yield paths
    finally:
        for path in paths:
            path.unlink(missing_ok=True)
            _remove_if_empty(path.parent)


def _remove_if_empty(place: Path) -> None:
    if place.is_dir() and not any(place.iterdir()):
        place.rmdir()
