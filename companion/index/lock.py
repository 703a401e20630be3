"""One writer for each home: a file lock that tells who holds it. The system lets go of it when its holder dies."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import BaseModel, ValidationError

from companion.errors import HomeBusy, HomeError

PATIENCE_SECONDS = 2.0
"""How long a writer waits for another one: most changes are over by then."""


Beyond = Callable[[float], AbstractContextManager[None]]
"""What else has to be held, where several homes share their vectors; it waits for so many seconds, then raises HomeBusy."""


class Holder(BaseModel):
    """The process that changes an index."""

    pid: int
    command: str
    since: datetime

    def __str__(self) -> str:
        return f"process {self.pid} ({self.command}) since {self.since:%Y-%m-%d %H:%M}"


class WriterLock:
    """The lock of one home. A thread that holds it may take it again; other threads and processes may not."""

    def __init__(self, path: Path, beyond: Beyond | None = None) -> None:
        self._path = path
        self._beyond = beyond
        self._held_beyond = ExitStack()
        self._note = path.with_name(path.name + ".holder")
        self._threads = threading.RLock()
        self._file = FileLock(path, mode=0o600, thread_local=False)
        self._depth = 0

    @contextmanager
    def hold(self, *, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
        """Hold the lock for the length of a block.

        Raises:
            HomeBusy: somebody else still holds it after `patience_seconds`; the sentence names them.
        """
        if not self._threads.acquire(timeout=patience_seconds):
            raise self._busy()
        try:
            self._take(patience_seconds)
            try:
                yield
            finally:
                self._let_go()
        finally:
            self._threads.release()

    def holder(self) -> Holder | None:
        """Who noted down that they hold the lock. Means something only while it is held."""
        try:
            return Holder.model_validate_json(self._note.read_bytes())
        except (OSError, ValidationError):
            return None

    def _take(self, patience_seconds: float) -> None:
        if self._depth == 0:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file.acquire(timeout=patience_seconds)
                self._note.write_text(_this_process().model_dump_json())
            except Timeout as error:
                raise self._busy() from error
            except OSError as error:
                self._file.release()
                raise HomeError(f"{self._path.parent} cannot be written.", "Check its permissions and the disk.") from error
            self._take_beyond(patience_seconds)
        self._depth += 1

    def _take_beyond(self, patience_seconds: float) -> None:
        if self._beyond is None:
            return
        try:
            self._held_beyond.enter_context(self._beyond(patience_seconds))
        except HomeError:
            self._free()
            raise

    def _let_go(self) -> None:
        self._depth -= 1
        if self._depth == 0:
            try:
                self._held_beyond.close()
            finally:
                self._free()

    def _free(self) -> None:
        self._note.unlink(missing_ok=True)
        self._file.release()

    def _busy(self) -> HomeBusy:
        return HomeBusy(
            f"The index of {self._path.parent} is being changed by {self.holder() or 'another process'}.",
            "Try again when that is done.",
        )


def _this_process() -> Holder:
    return Holder(pid=os.getpid(), command=_command(sys.argv), since=datetime.now().astimezone())


def _command(arguments: list[str]) -> str:
    """The program and the first word that is neither an option nor stands behind one: `companion import`, never whom or what."""
    program = Path(arguments[0]) if arguments[0] not in {"", "-c"} else Path("python")
    name = program.parent.name if program.name == "__main__.py" else program.name
    words = [word for before, word in pairwise(arguments) if not word.startswith("-") and not before.startswith("-")]
    return " ".join([name, *words[:1]])
