"""What was read last is in memory for a while, and of nobody who was erased."""

from __future__ import annotations

import sys
import threading
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from companion.domain.people import Profile
from companion.errors import HomeBusy
from companion.services import recent, visits
from companion.services.recent import Recent, drop_when_changed
from companion.services.remembered import RememberedVectors
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
    monkeypatch.setattr(recent, "LOOKS_SECONDS", 0.0)
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
