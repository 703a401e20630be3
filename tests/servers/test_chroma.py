"""What a real Chroma server does that a folder does not: it is shared, loses what it has, keeps deleted vectors on its disk."""

import logging
import re
import threading
from pathlib import Path

import numpy as np
import pytest

from companion.domain.matching.passages import content_hash
from companion.errors import HomeBusy
from companion.index.chroma import HASH
from companion.index.lock import WriterLock
from companion.index.server import ServerStore, address_of
from companion.settings import read_settings
from companion.store.engine import open_database
from companion.store.locks import ServerLock
from companion.wiring import build
from tests.index import made
from tests.index.made import HashEmbedder, MemoryPeople, assert_holds, index_of, person, vectors_of
from tests.servers.running import Postgres

pytestmark = pytest.mark.servers


@pytest.fixture
def address(chroma_server: str, request: pytest.FixtureRequest) -> str:
    """A database of the test's own."""
    return f"{chroma_server}/{abs(hash(request.node.name)):x}"


@pytest.fixture
def store(address: str, monkeypatch: pytest.MonkeyPatch) -> ServerStore:
    """Where the indexes of this test keep their vectors, whatever their home."""
    monkeypatch.setattr(made, "in_the_home", lambda home: ServerStore(address_of(address)))
    return ServerStore(address_of(address))


@pytest.fixture
def people() -> MemoryPeople:
    return MemoryPeople(person("a", "bread and ovens", "budgets"), person("b", "bridges"), person("c"))


def test_a_second_home_embeds_nothing_again(store: ServerStore, people: MemoryPeople, tmp_path: Path) -> None:
    first, second = HashEmbedder(), HashEmbedder()
    assert index_of(tmp_path / "first", people, first).sync() == 3
    assert_holds(index_of(tmp_path / "second", people, second).pool(), people)
    assert second.asked == []


def test_the_collections_are_as_in_a_folder(store: ServerStore) -> None:
    with store.opened("some/model@1") as vectors:
        assert vectors._collection.name == "passages-some-model-1"
        hnsw = vectors._collection.configuration_json["hnsw"]
        assert (hnsw["space"], hnsw["ef_search"]) == ("cosine", 1000)


def test_a_look_at_all_that_is_needed_of_it(store: ServerStore, address: str) -> None:
    assert re.fullmatch(rf"{re.escape(address)}, Chroma \d+\.\d+\.\d+, 0 collections", store.reached())
    with store.opened("some/model@1"):
        pass
    assert store.reached().endswith(", 1 collection")


def test_kinds_on_one_server_leave_one_another_alone(store: ServerStore, address: str) -> None:
    notes = ServerStore(address_of(address), kind="guidance")
    hashes = np.array(["0" * 32], dtype=HASH)
    for kept in (store, notes):
        with kept.opened("m@1") as vectors:
            vectors.put(hashes, vectors_of("m@1", ["bread"]))
    with store.opened("other@2") as vectors:
        assert vectors.other_models() == ["m@1"]
        vectors.drop_other_models()
    store.wipe()
    with notes.opened("m@1") as vectors:
        assert vectors.hashes().tolist() == hashes.tolist()


@pytest.mark.parametrize("harm", ["gone", "odd"])
def test_vectors_that_are_gone_or_odd_are_made_again_from_the_records(
    store: ServerStore, people: MemoryPeople, tmp_path: Path, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    index_of(tmp_path / "first", people).sync()
    with store.opened("hash@1") as vectors:
        hashes = vectors.hashes()
        if harm == "odd":
            vectors.put(hashes, 7 * vectors_of("hash@1", ["x"] * len(hashes)))
        else:
            vectors.delete(hashes[:2])
    embedder = HashEmbedder()
    with caplog.at_level(logging.WARNING):
        assert_holds(index_of(tmp_path / "second", people, embedder).pool(), people)
    assert len(embedder.asked) == (3 if harm == "odd" else 2)
    assert ("made again from the records" in caplog.text) is (harm == "odd")


def test_forgetting_deletes_vectors_and_embeds_nothing_again(store: ServerStore, people: MemoryPeople, tmp_path: Path) -> None:
    """What stays in the server's own files is a hash and a vector; `docs/running.md` says how to be rid of them."""
    text, embedder = "a word nobody else says: quinquagesima", HashEmbedder()
    people.change(person("z", text))
    index = index_of(tmp_path / "home", people, embedder)
    index.sync()
    people.forget("z")
    assert index.forget("z") == {"vectors": 1}
    with store.opened("hash@1") as vectors:
        assert content_hash(text).encode() not in vectors.hashes().tolist()
        assert len(vectors.hashes()) == 3
    assert_holds(index.pool(), people)
    assert len(embedder.asked) == 4
    vector = vectors_of("hash@1", [text])[0].tobytes()
    left = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert not any(trace in left for trace in (vector, b"quinquagesima", content_hash(text).encode()))


def test_a_home_that_shares_the_vectors_waits_for_the_one_that_writes(
    store: ServerStore, people: MemoryPeople, postgres: Postgres, tmp_path: Path
) -> None:
    url = postgres.fresh()
    first, second = (over(tmp_path / name, url, store) for name in ("first", "second"))
    entered, leave = threading.Event(), threading.Event()

    def write() -> None:
        with first.index.writing():
            entered.set()
            leave.wait(30)

    thread = threading.Thread(target=write)
    thread.start()
    assert entered.wait(30)
    with pytest.raises(HomeBusy, match=r"index is being changed by .*process"), second.index.writing():
        pytest.fail("two writers")
    leave.set()
    thread.join()
    with second.index.writing(), second.index.writing():
        pass
    for companion in (first, second):
        companion.database.close()
    postgres.drop(url)


def over(home: Path, url: str, store: ServerStore):
    return build(read_settings(home=home, database_url=url, chroma_url=store.place))


def test_the_lock_of_the_home_is_let_go_when_the_other_cannot_be_had(postgres: Postgres, tmp_path: Path) -> None:
    url = postgres.fresh()
    database = open_database(tmp_path / "home", url)
    lock = WriterLock(tmp_path / "index.lock", lambda patience: ServerLock(database, "index").hold("by {holder}.", ""))
    with ServerLock(database, "index").hold("", ""):
        for _ in range(2):
            with pytest.raises(HomeBusy, match=r"^by "), lock.hold(patience_seconds=0):
                pytest.fail("held")
            assert lock.holder() is None
    with lock.hold(patience_seconds=0):
        pass
    database.close()
    postgres.drop(url)
