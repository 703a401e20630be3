"""The index over its records: with the real Chroma, a fake embedder and fake records."""

import logging
import shutil
from functools import partialmethod

import numpy as np
import pytest

from companion.domain.matching.passages import passages
from companion.errors import HomeBusy, ModelError
from companion.index import embedding
from companion.index.adapter import ChromaIndex
from companion.index.chroma import OpenVectors
from companion.index.lock import WriterLock
from companion.index.snapshot import Snapshots
from companion.index.vectors import VectorStore
from companion.seams import Index
from tests.index import made
from tests.index.made import HashEmbedder, MemoryPeople, assert_holds, facts, index_of, person, stems, vectors_of, whole

IN_A_FOLDER = pytest.mark.parametrize("store_of", ["folder"], indirect=True)
"""For tests that look at the folder itself."""


@pytest.fixture(autouse=True)
def kept(store_of, monkeypatch):
    monkeypatch.setattr(made, "in_the_home", store_of)


@pytest.fixture
def people():
    return MemoryPeople(person("a", "bread and ovens", "budgets"), person("b", "bridges"), person("c"), sample=["b"])


@pytest.fixture
def embedder():
    return HashEmbedder()


@pytest.fixture
def index(tmp_path, people, embedder):
    index = index_of(tmp_path, people, embedder)
    index.sync()
    embedder.asked.clear()
    return index


def test_the_pool_holds_what_is_on_record(index, people):
    pool = index.pool()
    assert_holds(pool, people)
    assert [person.sample for person in pool.people] == [False, True, False]
    assert index.pool() is pool
    assert index.state() == "ok"


def test_a_home_without_anybody(tmp_path):
    people = MemoryPeople()
    index = index_of(tmp_path, people)
    assert index.state() == "ok"
    assert_holds(index.pool(), people)
    assert index.pool().vectors.shape == (0, HashEmbedder.dimensions)


@pytest.mark.parametrize(
    ("change", "gone", "asked"),
    [
        ([person("d", "boats")], [], ["boats"]),
        ([person("a", "bread and ovens", "grants")], [], ["grants"]),
        ([person("b", "bread and ovens")], [], []),
        ([person("a", "budgets", "bread and ovens", name="Zoë")], [], []),
        ([], ["a"], []),
        ([], ["a", "b", "c"], []),
        ([person("e")], ["b"], []),
    ],
    ids=["added", "one passage changed", "words of another", "renamed and turned round", "gone", "all gone", "swapped"],
)
def test_only_changed_texts_are_embedded(index, people, embedder, change, gone, asked):
    people.change(*change, gone=gone)
    assert index.state() == "degraded"
    assert index.sync() == len(asked)
    assert embedder.asked == asked
    assert_holds(index.pool(), people)


def test_the_same_again_changes_nothing(index, people, embedder, tmp_path):
    before = sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "index").rglob("*"))
    assert index_of(tmp_path, people, embedder).sync() == 0
    assert embedder.asked == []
    assert sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "index").rglob("*")) == before


def test_equal_texts_share_a_vector_and_lose_it_together(index, people, store_of, tmp_path):
    people.change(person("d", "bridges"))
    assert index.sync() == 0
    people.change(gone=["b"])
    assert_holds(index.pool(), people)
    people.change(gone=["d"])
    index.pool()
    with store_of(tmp_path).opened("hash@1") as vectors:
        assert len(vectors.hashes()) == 2


def test_progress_counts_every_text_once(tmp_path, people, monkeypatch):
    monkeypatch.setattr(embedding, "STEP", 2)
    told = []
    index_of(tmp_path, people).sync(lambda done, total: told.append((done, total)))
    assert told == [(2, 3), (3, 3)]


def test_a_changed_model_embeds_everything_again(index, people, tmp_path, caplog):
    other = HashEmbedder("other@2")
    changed = index_of(tmp_path, people, other)
    assert changed.state() == "degraded"
    with caplog.at_level(logging.WARNING):
        assert_holds(changed.pool(), people, "other@2")
    assert "no longer hash@1" in caplog.text
    assert sorted(other.asked) == ["bread and ovens", "bridges", "budgets"]
    assert index_of(tmp_path, people, other).sync() == 0


def test_rebuild_asks_for_every_vector_again(index, people, embedder):
    told = []
    assert index.rebuild(lambda done, total: told.append((done, total))) == 3
    assert len(embedder.asked) == 3
    assert told == [(3, 3)]
    assert_holds(index.pool(), people)


@IN_A_FOLDER
@pytest.mark.parametrize("harm", ["chroma.sqlite3", None])
def test_damaged_vectors_are_made_again_from_the_records(index, people, embedder, tmp_path, harm, caplog):
    chroma = tmp_path / "index" / "chroma"
    if harm:
        (chroma / harm).write_bytes(b"\0garbage" * 4096)
    else:
        VectorStore(chroma).wipe()
    with caplog.at_level(logging.WARNING):
        assert index_of(tmp_path, people, embedder).sync() == 3
    assert ("made again" in caplog.text) == bool(harm)
    assert_holds(index_of(tmp_path, people, embedder).pool(), people)


@IN_A_FOLDER
def test_damage_found_in_mid_change_is_mended_at_once(index, people, embedder, tmp_path, caplog):
    chroma = tmp_path / "index" / "chroma"
    (chroma / "chroma.sqlite3").write_bytes(b"\0garbage" * 4096)
    (tmp_path / "index" / "chroma.json").write_text('{"state": "open"}')
    people.change(person("d", "boats"))
    with caplog.at_level(logging.WARNING):
        assert_holds(index.pool(), people)
    assert "made again from the records" in caplog.text


def test_a_damaged_snapshot_is_made_again_without_embedding(index, people, embedder, tmp_path):
    next((tmp_path / "index").glob("snapshot-*/vectors.f32")).write_bytes(b"")
    again = index_of(tmp_path, people, embedder)
    assert_holds(again.pool(), people)
    assert embedder.asked == []


class Crash(Exception):
    """Stands for the end of a process."""


@pytest.mark.parametrize("where", ["put", "delete", "drop_other_models", "write", "tidy"])
def test_a_crash_on_the_way_is_made_good_by_the_next_start(index, people, tmp_path, monkeypatch, where):
    def crash(*_):
        raise Crash

    people.change(person("b", "tunnels"), person("d", "boats"), gone=["a"])
    with monkeypatch.context() as patch, pytest.raises(Crash):
        patch.setattr(OpenVectors if hasattr(OpenVectors, where) else Snapshots, where, crash)
        index.rebuild()
    later = index_of(tmp_path, people)
    later.sync()
    assert_holds(later.pool(), people)
    assert list((tmp_path / "index").glob(".snapshot*")) == []
    assert len(list((tmp_path / "index").glob("snapshot*"))) == 1


def test_records_that_change_while_they_are_read_are_read_again(tmp_path, people):
    class Restless(MemoryPeople):
        turns = 0

        def passages(self, person_id=None):
            if self.turns == 0:
                self.turns += 1
                self.change(person("d", "boats"))
            return super().passages(person_id)

    restless = Restless(person("a", "bread"))
    index = index_of(tmp_path, restless)
    assert_holds(index.pool(), restless)
    assert index.state() == "ok"


def test_writers_are_refused_beside_another(index, tmp_path, people, held_elsewhere, monkeypatch):
    monkeypatch.setattr(WriterLock, "hold", partialmethod(WriterLock.hold, patience_seconds=0))
    with held_elsewhere(tmp_path) as other:
        for change in (index.sync, index.rebuild, lambda: index.forget("a")):
            with pytest.raises(HomeBusy, match=f"process {other.pid} "):
                change()


def test_reading_goes_on_beside_a_writer(index, tmp_path, people, held_elsewhere):
    with held_elsewhere(tmp_path):
        assert_holds(index_of(tmp_path, people).pool(), people)


def test_what_is_stale_is_left_out_beside_a_writer(index, tmp_path, people, embedder, held_elsewhere):
    unlisted = person("b", "bridges", "tunnels")
    unlisted.mentoring.consent.listed = False
    people.change(unlisted, person("d", "boats"), person("c", "cats"), gone=["a"])
    with held_elsewhere(tmp_path):
        beside = index_of(tmp_path, people, embedder)
        pool = beside.pool()
        assert [(person.person_id, person.listed) for person in pool.people] == [("b", False), ("c", True)]
        assert list(pool.quotes) == ["bridges"]
        assert pool.owner.tolist() == [0]
        assert pool.row_of == {"b": 0, "c": 1}
        np.testing.assert_allclose(pool.vectors, vectors_of("hash@1", ["bridges"]), atol=1e-6)
        assert pool.words.scores("bread bridges").shape == (1,)
        assert beside.pool() is pool
        assert beside.state() == "degraded"
        assert embedder.asked == []
    assert_holds(beside.pool(), people)


def test_changed_words_are_left_out_beside_a_writer(index, tmp_path, people, held_elsewhere):
    """A new name changes what is masked, and with it the text that was embedded, under the same quotation."""
    people.change(person("a", "the Ada method", "budgets", name="Ada"))
    index.sync()
    people.change(person("a", "the Ada method", "budgets", name="Bo"))
    with held_elsewhere(tmp_path):
        assert list(index_of(tmp_path, people).pool().quotes) == ["budgets", "bridges"]


def test_without_a_snapshot_there_is_nothing_to_read_beside_a_writer(tmp_path, people, held_elsewhere):
    with held_elsewhere(tmp_path), pytest.raises(HomeBusy):
        index_of(tmp_path, people).pool()


def test_vectors_of_another_model_are_not_read_beside_a_writer(index, tmp_path, people, held_elsewhere):
    with held_elsewhere(tmp_path), pytest.raises(HomeBusy):
        index_of(tmp_path, people, HashEmbedder("other@2")).pool()


@IN_A_FOLDER
@pytest.mark.parametrize("records_first", [True, False])
def test_forgetting_leaves_nothing_in_any_file(index, tmp_path, people, embedder, records_first):
    text = "a word nobody else says: quinquagesima"
    people.change(person("z", text, name="Zebedee"))
    index.sync()
    vector = vectors_of("hash@1", [text])[0].tobytes()
    assert any(vector in path.read_bytes() for path in files(tmp_path))
    if records_first:
        people.forget("z")
    assert index.forget("z") == {"vectors": 1}
    left = b"".join(path.read_bytes() for path in files(tmp_path))
    assert not any(trace in left for trace in (vector, b"quinquagesima", b"Zebedee"))
    if not records_first:
        people.forget("z")
    assert_holds(index.pool(), people)
    assert embedder.asked.count("bridges") == 0, "nobody else was embedded again"


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_forgetting_somebody_unknown(index, people):
    assert index.forget("nobody") == {"vectors": 0}
    assert_holds(index.pool(), people)


def test_a_model_that_fails_keeps_what_there_was(index, people, tmp_path):
    def fail():
        raise ModelError("The model is out.")

    people.change(person("d", "boats"))
    with pytest.raises(ModelError):
        index_of(tmp_path, people, HashEmbedder(before_each=fail)).pool()
    assert_holds(index.pool(), people)


def test_a_pool_of_strangers_is_stored_nowhere(tmp_path, embedder):
    strangers = [person("y", "bridges", "bread"), person("x", "bread"), person("w")]
    given = [(facts(profile), passages(profile, whole)) for profile in strangers]
    index = index_of(tmp_path / "home", MemoryPeople(), embedder)
    told = []
    pool = index.pool_of(given, lambda done, total: told.append((done, total)))
    assert_holds(pool, MemoryPeople(*strangers))
    assert sorted(embedder.asked) == ["bread", "bridges"]
    assert told == [(2, 2)]
    assert not (tmp_path / "home").exists()
    np.testing.assert_array_equal(index.pool_of(given[::-1]).vectors, pool.vectors)


def test_what_is_on_record_as_well_is_not_embedded_again(index, people, embedder):
    index.pool()
    before = len(embedder.asked)
    given = [(facts(profile), passages(profile, whole)) for profile in [*people.every(), person("z", "boats")]]
    pool = index.pool_of(given)
    assert embedder.asked[before:] == ["boats"]
    assert_holds(pool, MemoryPeople(*people.every(), person("z", "boats")))


def test_a_pool_of_nobody(tmp_path):
    assert len(index_of(tmp_path, MemoryPeople()).pool_of([])) == 0


def test_it_is_an_index(tmp_path, people):
    index: Index = ChromaIndex(tmp_path, people, embedder=HashEmbedder, facts=facts, stems=stems)
    assert index.state() == "down"


@IN_A_FOLDER
@pytest.mark.parametrize("gone", ["index", "index/chroma", "index/CURRENT"])
def test_what_is_deleted_under_a_server_is_made_again_with_a_notice(index, people, embedder, tmp_path, gone, caplog):
    index.sync()
    index.pool()
    place = tmp_path / gone
    shutil.rmtree(place, ignore_errors=True) if place.is_dir() or gone == "index/chroma" else place.unlink()
    assert_holds(index.pool(), people)
    index.sync()
    assert index.state() == "ok"
    assert_holds(index_of(tmp_path, people, embedder).pool(), people)
    assert "made again from the records" in caplog.text or gone == "index/chroma"
