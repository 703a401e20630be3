"""A text that grows while somebody waits for it: made in a thread, handed over piece by piece, and never in anybody's way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from companion.seams import Watch

Result = TypeVar("Result")


class Growing(Generic[Result]):
    """Work that tells a watch its text so far. Whoever leaves early stops watching; the work goes on to its end.

    It is done as whoever acts where it begins.
    """

    def __init__(self, work: Callable[[Watch], Result]) -> None:
        self._work = work
        self._texts: SimpleQueue[str | None] = SimpleQueue()
        self._result: Result | None = None
        self._error: BaseException | None = None
        threading.Thread(target=copy_context().run, args=(self._run,), name="growing", daemon=True).start()

    def texts(self) -> Iterator[str]:
        """The text so far, at once when there is more of it, until the work is done."""
        while (text := self._newest()) is not None:
            yield text

    def result(self) -> Result:
        """What came of it, after the last text. Raises what the work raised."""
        if self._error is not None:
            raise self._error
        assert self._result is not None
        return self._result

    def _newest(self) -> str | None:
        text = self._texts.get()
        while text is not None:
            try:
                text = self._texts.get_nowait()
            except Empty:
                return text
        return None

    def _run(self) -> None:
        try:
            self._result = self._work(self._texts.put)
        except BaseException as error:  # noqa: BLE001 - handed over to the thread that waits
            self._error = error
        finally:
            self._texts.put(None)
