"""Work that other people's servers may never finish, bounded in wall time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from companion.domain.stopping import go_on, may_be_stopped

Item = TypeVar("Item")

LOOKS_EVERY_SECONDS = 0.1
"""How soon a stop is seen while a server is silent."""


class Deadline:
    """A moment after which nothing is waited for."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left, never less than 0."""
        return max(0.0, self._end - time.monotonic())


class _Worker(Generic[Item]):
    """Does the work in a thread of its own. A socket that is silent cannot be interrupted, only left behind."""

    def __init__(self, work: Callable[[], Iterable[Item]]) -> None:
        self.done = threading.Event()
        self.abandoned = threading.Event()
        self.queue: SimpleQueue[tuple[Item] | BaseException | None] = SimpleQueue()
        self._work = work
        threading.Thread(target=self._run, name="language-model", daemon=True).start()

    def _run(self) -> None:
        try:
            for item in self._work():
                self.queue.put((item,))
                if self.abandoned.is_set():
                    return
            self.queue.put(None)
        except BaseException as error:  # noqa: BLE001 - handed over to the thread that waits
            self.queue.put(error)


def within(deadline: Deadline, work: Callable[[], Iterable[Item]]) -> Iterator[Item]:
    """The items of some work as they come.

    Raises:
        TimeoutError: the deadline passed first. The work is left behind and its late items are dropped.
        Stopped: whoever waits stopped it; the work is left behind the same way, which ends a stream at its next piece.
    """
    worker = _Worker(work)
    try:
        while True:
            go_on()
            left = deadline.left()
            try:
                found = worker.queue.get(timeout=min(left, LOOKS_EVERY_SECONDS) if may_be_stopped() else left)
            except Empty:
                if deadline.left():
                    continue
                raise TimeoutError from None
            if found is None:
                return
            if isinstance(found, BaseException):
                raise found
            yield found[0]
    finally:
        worker.abandoned.set()
