"""What was read last is in memory for a while, and of nobody who was erased."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from weakref import WeakSet

import pytest

from companion.domain.people import Profile
from companion.errors import HomeBusy
from companion.services import recent
from companion.services.access import visits
from companion.services.matching.remembered import RememberedVectors
from companion.services.recent import Recent, drop_when_changed
from tests.fakes import WordEmbedder
from tests.web import fakes

WORDS = "Zwölfuhrläuten-7731: I led 12 people in the old mill for 3 years."


@lru_cache(maxsize=8)
def cached(text: str) -> str:
    """A cache like those of the program's modules."""
    return text


@lru_cache(maxsize=1)
def table() -> list[str]:
    """A table of ours, made once."""
    return []


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """This module as one of the program's."""
    monkeypatch.setitem(sys.modules, "companion.domain.cached", sys.modules[__name__])
    cached.cache_clear()


def test_the_newest_are_kept() -> None:
    kept: Recent[str, int] = Recent(2)
    for number, name in enumerate("abac"):
        kept.put(name, number)
    assert [kept.get(name) for name in "abc"] == [2, None, 3]


def test_an_erasure_leaves_no_text_in_memory(tmp_path: Path, ours: None) -> None:
    companion = fakes.companion(tmp_path, [Profile.model_validate({"id": "a", "basics": {"name": "A", "summary": WORDS}})])
    vectors = RememberedVectors(WordEmbedder())
    before, made = vectors.encode([cached(WORDS)]), table()
    assert len(vectors._kept) == cached.cache_info().currsize == 1
    companion.profiles.erase("a")
    assert len(vectors._kept) == cached.cache_info().currsize == 0
    assert table() is made
    assert (vectors.encode([WORDS]) == before).all()


def test_a_visit_that_is_over_leaves_none(ours: None) -> None:
    cached(WORDS)
    visits._close([visits.Visit("a", 0.0, 0.0, place=SimpleNamespace(close=lambda: None, parts=None))])
    assert cached.cache_info().currsize == 0


def test_another_process_notices_by_itself(ours: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "LOOKS_FOR_CHANGES_SECONDS", 0.0)
    ending, sizes, generations = threading.Event(), [], [1, 1, HomeBusy("Somebody else writes."), 2, 2]

    def generation() -> int:
        sizes.append(cached.cache_info().currsize)
        cached(WORDS)
        found = generations.pop(0)
        if not generations:
            ending.set()
        if isinstance(found, HomeBusy):
            raise found
        return found

    drop_when_changed(generation, ending)
    assert sizes == [0, 0, 1, 1, 0]


def test_what_is_kept_anew_meanwhile_is_in_nobodys_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread begins to keep something while all of it is listed."""
    adding, added = threading.Thread(target=lambda: added.append(Recent(1))), []

    class Listed(WeakSet[Any]):
        def __iter__(self) -> Iterator[Any]:
            for one in super().__iter__():
                if adding.ident is None:
                    adding.start()
                    adding.join(0.1)  # it comes in at once, or waits until all is listed
                yield one

    first, second = Recent[str, int](1), Recent[str, int](1)
    first.put("a", 1)
    monkeypatch.setattr(recent, "_EVERY", Listed([first, second]))
    recent.drop_recent()
    adding.join(10)
    assert (len(first), len(added), len(recent._EVERY)) == (0, 1, 3)


def test_a_module_that_still_grows_is_in_nobodys_way(ours: None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Growing:
        """A name whose look makes another, as a lazy import does."""

        @property
        def __class__(self) -> type:  # type: ignore[override]  # what `isinstance` asks
            monkeypatch.setattr(sys.modules[__name__], "late", 1, raising=False)
            return object

    monkeypatch.setattr(sys.modules[__name__], "growing", Growing(), raising=False)
    cached(WORDS)
    recent.drop_recent()
    assert cached.cache_info().currsize == 0


def test_an_error_nobody_planned_for_stops_no_forgetting(
    ours: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(recent, "LOOKS_FOR_CHANGES_SECONDS", 0.0)
    ending, errors = threading.Event(), [RuntimeError(WORDS)]
    cached(WORDS)

    def generation() -> int:
        if errors:
            raise errors.pop()
        ending.set()
        return 1

    drop_when_changed(generation, ending)
    assert cached.cache_info().currsize == 0
    assert "RuntimeError" in caplog.text
    assert WORDS not in caplog.text
