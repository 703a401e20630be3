"""What a home asks of the machine it lies on: room, a clock that goes, and that nobody else reads along."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from companion.errors import HomeError
from companion.services.doctor.parts import Part, looked_at, poor, well

LITTLE_BYTES, HARDLY_ANY_BYTES = 2 * 2**30, 100 * 2**20
"""Room below which a few imports, or the next write, may fail: a copy of records and index is made at times."""

MOST_SKEW = timedelta(minutes=2)
"""Between two clocks that ought to agree."""

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def machine(home: Path, *, newest: Callable[[], datetime | None]) -> Iterator[Part]:
    """Every look at the machine. `newest` is when something was done last, as the records have it."""
    yield looked_at("home", lambda: _home(home))
    yield looked_at("permissions", lambda: _permissions(home))
    yield looked_at("disk", lambda: _disk(home))
    yield looked_at("clock", lambda: _clock(home, datetime.now().astimezone(), newest()))


def _home(home: Path) -> Part:
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=home):
            return well("home", f"{home} can be written")
    except OSError as error:
        raise HomeError(f"The data folder {home} cannot be written: {error.strerror}.", "Choose another with --home.") from error


def _permissions(home: Path) -> Part:
    """Where the system has owners: that the home, and with it records, index and keys, is its owner's alone."""
    if sys.platform == "win32" or not home.is_dir():
        return well("permissions", "those of the folder above")
    found = home.stat()
    if (mode := stat.S_IMODE(found.st_mode)) & OTHERS:
        return poor("permissions", f"others on this machine may look into {home} (mode {mode:o})", f"Run `chmod 700 {home}`.")
    if found.st_uid != os.geteuid() != 0:
        return poor("permissions", f"{home} belongs to somebody else", "Run the program as its owner.")
    return well("permissions", "nobody else on this machine can look into the home")


def _disk(home: Path) -> Part:
    try:
        free = shutil.disk_usage(home).free
    except OSError as error:
        raise HomeError(f"The disk of {home} cannot be looked at: {error.strerror}.", "Check --home.") from error
    said = f"{free / 2**30:,.1f} GB free"
    if free < HARDLY_ANY_BYTES:
        raise HomeError(f"The disk of {home} is full: {free / 2**20:,.0f} MB are left.", "Make room before anything is written.")
    if free < LITTLE_BYTES:
        return poor("disk", said, "Make room: a backup and a newer program's first start copy the records.")
    return well("disk", said)


def _clock(home: Path, now: datetime, newest: datetime | None) -> Part:
    """A clock that went back signs nobody out in time, and orders what was done wrongly."""
    if newest is not None and newest - now > MOST_SKEW:
        return poor(
            "clock", f"it is {now:%Y-%m-%d %H:%M}, and something was done at {newest:%Y-%m-%d %H:%M}",
            "Set the machine's clock, best by a time server.",
        )  # fmt: skip
    try:
        with tempfile.NamedTemporaryFile(dir=home) as file:
            skew = timedelta(seconds=abs(Path(file.name).stat().st_mtime - time.time()))
    except OSError as error:
        raise HomeError(f"The data folder {home} cannot be written: {error.strerror}.", "Choose another with --home.") from error
    if skew > MOST_SKEW:
        return poor("clock", f"the disk of the home is {skew.seconds} seconds away from it", "Set both clocks by a time server.")
    return well("clock", f"{now:%Y-%m-%d %H:%M} {now.tzname() or ''}".strip())
