"""What is made ready beside the server, and that it ends when the server does."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from companion.errors import HomeBusy
from companion.web.warming import set_aside, warming


class Slow:
    """Notes that are embedded until they are told to end."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), False

    def prepare(self, goes_on: Callable[[], bool]) -> None:
        self.begun.set()
        while goes_on():
            self.begun.wait(0.01)
        self.ended = True


def companion(guidance: Any) -> Any:
    nothing = SimpleNamespace(encode=lambda texts: texts, pool=lambda: None)
    return SimpleNamespace(embedder=nothing, index=nothing, guidance=guidance, people=SimpleNamespace(generation=lambda: 1))


async def lived(made: Any, *, notes: bool) -> None:
    """A server that starts and ends."""
    async with warming(made, notes=notes)(SimpleNamespace()):  # type: ignore[arg-type]
        if notes:
            await asyncio.to_thread(made.guidance.begun.wait, 5)


def test_the_thread_ends_with_the_server() -> None:
    slow = Slow()
    asyncio.run(lived(companion(slow), notes=True))
    assert slow.ended


def test_without_notes_nothing_is_embedded() -> None:
    slow = Slow()
    asyncio.run(lived(companion(slow), notes=False))
    assert not slow.begun.is_set()


def test_a_home_that_is_busy_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    def prepare(_: Callable[[], bool]) -> None:
        busy.begun.set()
        raise HomeBusy("Somebody else writes.")

    busy = SimpleNamespace(begun=threading.Event(), prepare=prepare)
    asyncio.run(lived(companion(busy), notes=True))
    assert caplog.text == ""


def test_what_others_change_in_shared_records_is_noticed_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.services.recent.LOOKS_FOR_CHANGES_SECONDS", 0.01)
    looks, enough = [], threading.Event()

    def pool() -> None:
        looks.append("again")
        if len(looks) == 2:
            raise HomeBusy("Somebody else writes.")
        if len(looks) == 4:
            enough.set()

    made = SimpleNamespace(
        embedder=SimpleNamespace(encode=lambda texts: texts),
        index=SimpleNamespace(pool=pool),
        people=SimpleNamespace(generation=lambda: 1),
    )

    async def until_enough() -> None:
        async with warming(made, notes=False, shared=True)(SimpleNamespace()):  # type: ignore[arg-type]
            assert await asyncio.to_thread(enough.wait, 5)

    asyncio.run(until_enough())


def test_what_is_loaded_is_not_gone_through_again() -> None:
    try:
        set_aside()
        looked_through = len(gc.get_objects())
        assert gc.get_freeze_count() > 10_000 > looked_through
    finally:
        gc.unfreeze()
