"""Files that were given on the page and wait for an answer: whoever is forgotten must not stand in one of them."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from companion.domain.leaving import Leaver
from companion.store.engine import Database
from companion.store.leaving import leaving
from companion.store.restore import STAGING

FOLDER = "uploads"
"""In the home."""

PLAIN = frozenset({".csv", ".tsv", ".txt", ".json", ".jsonl", ".md"})
"""What can be looked through as it lies there; anything else is packed, and goes whenever somebody is forgotten."""


LARGEST_READ = 8 * 2**20
"""Bytes of a file that is looked through; a larger one goes as one that is packed does."""

UNFINISHED_SECONDS = 3600
"""A backup that is being put back is younger: reading one takes seconds."""


class HeldFiles:
    """The seam `Records` over the files that wait in one home."""

    def __init__(self, home: Path, database: Database) -> None:
        self._folder, self._database = home / FOLDER, database

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete what waits and names somebody; how many files went. They can be given once more."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many. Before `People.forget`, which takes away what is looked for."""
        self._sweep()
        waiting = [path for path in self._folder.rglob("*") if path.is_file()] if self._folder.is_dir() else []
        if not waiting:
            return {"uploads": 0}
        ids = frozenset(person_ids)
        with self._database.reading() as connection:
            left = leaving(connection, ids)
        gone = [path for path in waiting if left != Leaver() and _may_name(path, left)]
        for path in gone:
            if path.parent.parent == self._folder:  # it still comes in, beside those of others
                path.unlink(missing_ok=True)
            else:
                shutil.rmtree(path.parent, ignore_errors=True)
        return {"uploads": len(gone)}

    def _sweep(self) -> None:
        """Delete what a process left behind that was killed while it put a backup back: a whole copy of the records."""
        for path in self._folder.parent.glob(f"{STAGING}*"):
            if time.time() - path.stat().st_mtime > UNFINISHED_SECONDS:
                shutil.rmtree(path, ignore_errors=True)


def _may_name(path: Path, left: Leaver) -> bool:
    try:
        if not path.stat().st_size:
            return False
        if path.suffix.lower() not in PLAIN or path.stat().st_size > LARGEST_READ:
            return True
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return False  # read and deleted meanwhile
    return left.is_in(text.replace(",", " ").replace("\0", ""))
