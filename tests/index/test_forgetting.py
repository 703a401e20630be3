"""Everybody but one person, from the snapshot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from companion.domain.matching.pool import Facts
from companion.domain.people import Profile
from companion.index.adapter import ChromaIndex
from companion.index.forgetting import _words
from companion.index.words import index_words
from tests.index import made
from tests.index.made import HashEmbedder, MemoryPeople, person


class Reader:
    """Reads facts, and notes of whom."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, profile: Profile, *, sample: bool = False) -> Facts:
        self.read.append(profile.id)
        return replace(made.facts(profile, sample=sample), reports_to=profile.mentoring.reports_to)


def reporting(person_id: str, to: str | None, *help_with: str) -> Profile:
    one = person(person_id, *help_with)
    return one.model_copy(update={"mentoring": one.mentoring.model_copy(update={"reports_to": to})})


@pytest.mark.parametrize("gone", [[0], [1, 2], [4], []])
def test_a_word_index_without_some_passages_is_as_one_built_without_them(gone: list[int]) -> None:
    """All passages are equally long: then nothing is left to differ by."""
    texts = ["night shift alarm", "alarm board names", "quinquagesima bread oven", "bread oven shift", "names names alarm"]
    kept = ~np.isin(np.arange(5), gone)
    found = _words(index_words(texts, str.split), kept)
    fresh = index_words([text for text, stays in zip(texts, kept, strict=True) if stays], str.split)
    assert list(found.vocabulary) == list(fresh.vocabulary)
    for word in fresh.vocabulary:
        assert np.allclose(found.scores(word), fresh.scores(word), atol=1e-6)
        assert found.using(word).tolist() == fresh.using(word).tolist()


def test_only_those_who_named_somebody_are_read_again(tmp_path: Path) -> None:
    people = MemoryPeople(
        person("a", "bridges"), reporting("b", "boss", "boats"), person("boss", "orders", "bread"), person("c", "cars")
    )
    reader, embedder = Reader(), HashEmbedder()
    index = ChromaIndex(tmp_path, people, embedder=lambda: embedder, facts=reader, stems=made.stems)
    index.sync()
    reader.read.clear()
    embedder.asked.clear()
    people.change(reporting("b", None, "boats"), gone=["boss"])
    index.forget("boss")
    assert (reader.read, embedder.asked) == (["b"], [])
    pool = index.pool()
    assert [one.person_id for one in pool.people] == ["a", "b", "c"]
    assert [one.reports_to for one in pool.people] == [None, None, None]
    assert [(pool.ids[owner], quote) for owner, quote in zip(pool.owner, pool.quotes, strict=True)] == [
        ("a", "bridges"), ("b", "boats"), ("c", "cars"),
    ]  # fmt: skip
    people.change(person("d", "dogs"))
    assert index.sync() == 1, "nobody else is embedded again"


def test_where_somebody_else_changed_meanwhile_everything_is_read(tmp_path: Path) -> None:
    people = MemoryPeople(person("a", "bridges"), person("b", "boats"))
    reader, embedder = Reader(), HashEmbedder()
    index = ChromaIndex(tmp_path, people, embedder=lambda: embedder, facts=reader, stems=made.stems)
    index.sync()
    people.change(gone=["a"])
    people.change(person("b", "barges"))
    index.forget("a")
    assert list(index.pool().quotes) == ["barges"]
