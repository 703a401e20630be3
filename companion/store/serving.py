"""One server for each home: a file lock that tells who serves it. The system lets go of it when its holder dies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import BaseModel, ValidationError

from companion.errors import HomeBusy, HomeError

FILE_NAME = "server.lock"


class Serving(BaseModel):
    """The process that serves a home."""

    pid: int
    address: str
    since: datetime

    def __str__(self) -> str:
        return f"process {self.pid} ({self.address}) since {self.since:%Y-%m-%d %H:%M}"


class ServerClaim:
    """The right to serve one home. `beside` is held along with it, where other homes may serve the same records."""

    def __init__(self, home: Path, beside: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
        self._beside = beside
        self._path = home / FILE_NAME
        self._note = home / f"{FILE_NAME}.holder"
        self._file = FileLock(self._path, thread_local=False)

    @contextmanager
    def hold(self, address: str) -> Iterator[None]:
        """Serve for the length of a block.

        Raises:
            HomeBusy: another process serves this home, or puts a backup back; the sentence names it.
            HomeError: the folder cannot be written.
        """
        self._take()
        try:
            self._note.write_text(_this_process(address).model_dump_json(), encoding="utf-8")
            with self._beside():
                yield
        finally:
            self._note.unlink(missing_ok=True)
            self._file.release()

    def check(self) -> None:
        """Raises HomeBusy where another process serves this home, and HomeError."""
        if self._path.exists():
            self._take()
            self._file.release()

    def _take(self) -> None:
        try:
            self._file.acquire(timeout=0)
        except Timeout as error:
            by = self._holder() or "another process"
            raise HomeBusy(
                f"The data folder {self._path.parent} is served already by {by}.",
                "Use that one, end it first, or choose another folder with --home.",
            ) from error
        except OSError as error:
            raise HomeError(f"{self._path.parent} cannot be written.", "Check its permissions and the disk.") from error

    def _holder(self) -> Serving | None:
        try:
            return Serving.model_validate_json(self._note.read_bytes())
        except (OSError, ValidationError):
            return None


def _this_process(address: str) -> Serving:
    return Serving(pid=os.getpid(), address=address, since=datetime.now().astimezone())
