"""The real Chroma."""

import json
import logging
import shutil

import numpy as np
import pytest

from companion.index import chroma
from companion.index.chroma import HASH, VectorsDamaged
from companion.index.vectors import VectorStore

MODEL = "some/model@1"


def hashes(*numbers):
    return np.array([f"{number:032x}" for number in numbers], dtype=HASH)


def unit(count, seed=0):
    vectors = np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def store(tmp_path):
    return VectorStore(tmp_path / "chroma")


@pytest.fixture
def filled(store):
    with store.opened(MODEL) as vectors:
        vectors.put(hashes(*range(20)), unit(20))
    return store


def held(store, model=MODEL):
    with store.opened(model) as vectors:
        return vectors.hashes().tolist()


def test_vectors_come_back_in_the_order_asked_for(filled):
    with filled.opened(MODEL) as vectors:
        np.testing.assert_allclose(vectors.read(hashes(7, 0, 19)), unit(20)[[7, 0, 19]], atol=1e-6)
        assert vectors.read(hashes()).shape == (0, 0)


def test_more_than_one_call_takes(store, monkeypatch):
    monkeypatch.setattr(chroma, "MOST_AT_ONCE", 3)
    with store.opened(MODEL) as vectors:
        vectors.put(hashes(*range(10)), unit(10))
        vectors.delete(hashes(*range(6, 10)))
        np.testing.assert_allclose(vectors.read(hashes(*range(6))), unit(10)[:6], atol=1e-6)
    assert held(store) == hashes(*range(6)).tolist()


def test_putting_again_replaces(filled):
    with filled.opened(MODEL) as vectors:
        vectors.put(hashes(3), unit(1, seed=9))
        assert len(vectors.hashes()) == 20
        np.testing.assert_allclose(vectors.read(hashes(3)), unit(1, seed=9), atol=1e-6)


def test_the_collection_measures_cosines_and_looks_wide(filled):
    with filled.opened(MODEL) as vectors:
        index = vectors._collection.configuration_json["hnsw"]
    assert (index["space"], index["ef_search"]) == ("cosine", 1000)


def test_models_never_mix(filled):
    with filled.opened("other@2") as vectors:
        assert vectors.hashes().tolist() == []
        assert vectors.other_models() == [MODEL]
        vectors.put(hashes(1), np.eye(1, 4, dtype=np.float32))
        vectors.drop_other_models()
        assert vectors.other_models() == []
    assert held(filled) == []


def garble(path):
    path.write_bytes(b"\0garbage" * (path.stat().st_size // 8 + 1))


HARM = {
    "database garbled": lambda folder: garble(folder / "chroma.sqlite3"),
    "database cut short": lambda folder: (folder / "chroma.sqlite3").write_bytes(b""),
    "database gone": lambda folder: (folder / "chroma.sqlite3").unlink(),
    "graph garbled": lambda folder: garble(next(folder.glob("*/data_level0.bin"))),
    "graph gone": lambda folder: [shutil.rmtree(path) for path in folder.iterdir() if path.is_dir()],
    "folder gone": shutil.rmtree,
}


@pytest.mark.parametrize("harm", HARM)
def test_a_folder_changed_while_closed_is_thrown_away_and_said(filled, harm, caplog):
    assert filled.intact()
    HARM[harm](filled.folder)
    assert not filled.intact()
    with caplog.at_level(logging.WARNING):
        assert held(filled) == []
    assert "damaged or gone" in caplog.text
    assert filled.intact()


def test_damage_that_only_chroma_notices(filled):
    """As after a loss of power in the middle of a change: the note cannot vouch for the files."""
    HARM["database garbled"](filled.folder)
    left_open(filled, "open")
    with pytest.raises(VectorsDamaged), filled.opened(MODEL):
        pytest.fail("opened")
    assert not filled.folder.exists()
    assert held(filled) == []


def left_open(store, state):
    (store.folder.parent / "chroma.json").write_text(json.dumps({"state": state}))


def test_a_writer_killed_in_mid_change_loses_nothing(filled):
    left_open(filled, "open")
    assert not filled.intact()
    assert len(held(filled)) == 20


def test_a_folder_that_killed_whoever_opened_it_is_thrown_away(filled):
    left_open(filled, "opening")
    assert held(filled) == []


def test_an_error_of_ours_leaves_the_folder_whole(filled):
    with pytest.raises(ZeroDivisionError), filled.opened(MODEL) as vectors:
        vectors.put(hashes(30), unit(1))
        1 / 0  # noqa: B018
    assert filled.intact()
    assert len(held(filled)) == 21


def test_a_vector_that_is_not_there_is_damage(filled):
    with pytest.raises(VectorsDamaged), filled.opened(MODEL) as vectors:
        vectors.read(hashes(99))
