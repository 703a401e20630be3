"""The room that hnswlib's files leave for vectors to come."""

import numpy as np
import pytest

from companion.index.slack import LAYOUT, clear_slack

SIZE, ROOM = 8, 5


def graph(folder, *, version=1, offset=0, count=2, room=ROOM, said=ROOM):
    folder.mkdir(parents=True)
    (folder / "header.bin").write_bytes(LAYOUT.pack(version, offset, said, count, SIZE) + b"more")
    (folder / "data_level0.bin").write_bytes(b"v" * SIZE * room)
    (folder / "length.bin").write_bytes(b"f" * 4 * room)
    return folder


@pytest.mark.parametrize("count", [0, 2, ROOM])
def test_only_vectors_are_left(tmp_path, count):
    folder = graph(tmp_path / "a" / "b", count=count)
    clear_slack(tmp_path)
    assert (folder / "data_level0.bin").read_bytes() == b"v" * SIZE * count + bytes(SIZE * (ROOM - count))
    assert (folder / "length.bin").read_bytes() == b"f" * 4 * count + bytes(4 * (ROOM - count))


@pytest.mark.parametrize("odd", [{"version": 2}, {"offset": 8}, {"said": 9}, {"count": 9}], ids=str)
def test_files_of_another_layout_are_left_alone(tmp_path, odd):
    folder = graph(tmp_path / "a", **odd)
    clear_slack(tmp_path)
    assert (folder / "data_level0.bin").read_bytes() == b"v" * SIZE * ROOM


@pytest.mark.parametrize("left", [b"", b"short"])
def test_a_broken_header(tmp_path, left):
    (tmp_path / "header.bin").write_bytes(left)
    clear_slack(tmp_path)


def test_what_chroma_writes_has_this_layout(tmp_path):
    """Should a new Chroma save its graphs otherwise, this says so."""
    from companion.index.chroma import HASH
    from companion.index.vectors import VectorStore

    store = VectorStore(tmp_path / "chroma")
    with store.opened("some/model@1") as vectors:
        vectors.put(np.array(["0" * 32], dtype=HASH), np.eye(1, 8, dtype=np.float32))
    [header] = store.folder.rglob("header.bin")
    version, offset, room, count, size = LAYOUT.unpack(header.read_bytes()[: LAYOUT.size])
    assert (version, offset) == (1, 0)
    assert header.with_name("data_level0.bin").stat().st_size == room * size
    assert not any(header.with_name("data_level0.bin").read_bytes()[count * size :])
