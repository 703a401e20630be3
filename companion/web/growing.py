"""A text that grows while somebody waits for it: made in a thread, handed over piece by piece, and never in anybody's way."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar
from weakref import WeakValueDictionary

from companion.domain.stopping import go_on, stopped_by
from companion.seams import Watch

Result = TypeVar("Result")


class Growing(Generic[Result]):
    """Work that tells a watch its text so far. Whoever leaves early stops watching; the work goes on to its end.

    It is done as whoever acts where it begins. Stopped, it ends where it next looks whether it is wanted.
    """

    def __init__(self, work: Callable[[Watch], Result]) -> None:
        self._work = work
        self._texts: SimpleQueue[str | None] = SimpleQueue()
        self._result: Result | None = None
        self._error: BaseException | None = None
        self._wanted_no_more = threading.Event()
        self._here = copy_context()
        self._here.run(stopped_by, self._wanted_no_more)
        threading.Thread(target=self._here.copy().run, args=(self._run,), name="growing", daemon=True).start()

    def texts(self) -> Iterator[str]:
        """The text so far, at once when there is more of it, until the work is done or stopped."""
        while (text := self._newest()) is not None:
            yield text

    def stop(self) -> None:
        """Nobody wants it any more: whoever waits for a text goes on at once."""
        self._wanted_no_more.set()
        self._texts.put(None)

    def result(self) -> Result:
        """What came of it, after the last text. Raises what the work raised, and Stopped where it was stopped before its end."""
        if self._error is not None:
            raise self._error
        if self._result is None:
            self._here.run(go_on)
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


class UnderWay:
    """What grows at the moment, by marks that only the pages know which wait for it."""

    def __init__(self) -> None:
        self._works: WeakValueDictionary[str, Growing[Any]] = WeakValueDictionary()

    def begin(self, work: Callable[[Watch], Result]) -> tuple[str, Growing[Result]]:
        """Work that begins, and its mark."""
        mark, growing = secrets.token_urlsafe(12), Growing(work)
        self._works[mark] = growing
        return mark, growing

    def stop(self, mark: str) -> bool:
        """Stop one. Whether it was still there."""
        growing = self._works.get(mark)
        if growing is not None:
            growing.stop()
        return growing is not None
