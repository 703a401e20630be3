"""Snapshots: written, read, replaced, damaged."""

import logging
from pathlib import Path

import numpy as np
import pytest

from companion.domain.matching.passages import Kind, Passage
from companion.domain.matching.pool import Facts
from companion.index import snapshot as module
from companion.index.facts_file import pack_facts
from companion.index.snapshot import Card, Contents, Snapshots
from companion.index.table import tabulate
from companion.index.words import index_words
from tests.index.made import DIMENSIONS, stems, vectors_of


def contents(generation, quotes, model="hash@1"):
    people = pack_facts([Facts("a", "Ada"), Facts("b", "Bo", listed=True)])
    said = [
        Passage(person_id="b", source=f"values[{i}]", kind=Kind.VALUE, quote=quote, text=quote) for i, quote in enumerate(quotes)
    ]
    table = tabulate(said, {"a": 0, "b": 1})
    text_of = {passage.content_hash.encode(): passage.text for passage in said}
    return Contents(
        card=Card(generation=generation, model=model, dimensions=DIMENSIONS),
        people=people,
        passages=table,
        words=index_words(table.texts, stems),
        vectors_of=lambda hashes: vectors_of(model, [text_of[name] for name in hashes.tolist()]),
    )


@pytest.fixture
def snapshots(tmp_path):
    return Snapshots(tmp_path, stems)


def folders(path):
    return sorted(entry.name for entry in path.iterdir() if entry.is_dir())


def test_a_big_snapshot_is_read_with_its_cells(snapshots, monkeypatch):
    monkeypatch.setattr(module, "MANY", 9)
    for quotes, has_cells in ((["bread"] * 8, False), ([f"word{number}" for number in range(30)], True)):
        snapshots.write(contents(1, quotes))
        pool = snapshots.read().pool
        assert (pool.neighbours is not None) == has_cells
    kept = np.arange(30) != 4
    assert pool.neighbours.near(pool.vectors[3], kept=kept, count=30).tolist() != []
    assert pool.neighbours.near(pool.vectors[3], kept=kept, count=1).tolist() == [3]


@pytest.mark.parametrize("quotes", [[], ["bread"], [f"word{number} bread" for number in range(9)]])
def test_what_was_written_is_read(snapshots, quotes, monkeypatch):
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 4)
    snapshots.write(contents(7, quotes))
    found = snapshots.read()
    pool = found.pool
    assert (found.card.generation, found.card.model, pool.generation) == (7, "hash@1", 7)
    assert [person.name for person in pool.people] == ["Ada", "Bo"]
    assert pool.row_of == {"a": 0, "b": 1}
    assert list(pool.quotes) == quotes
    assert list(pool.sources) == [f"values[{i}]" for i in range(len(quotes))]
    assert pool.owner.tolist() == [1] * len(quotes)
    assert pool.vectors.dtype == np.float32
    np.testing.assert_array_equal(pool.vectors, vectors_of("hash@1", quotes))
    assert (pool.words.scores("bread") > 0).tolist() == [True] * len(quotes)


def test_there_may_be_none(snapshots):
    assert snapshots.read() is None
    assert snapshots.card() is None


def test_the_newest_is_in_use_and_the_others_go(snapshots, tmp_path):
    (tmp_path / ".snapshot-1-1").mkdir()
    snapshots.write(contents(1, ["old"]))
    reading = snapshots.read()
    snapshots.write(contents(1, ["new"]))
    assert list(snapshots.read().pool.quotes) == ["new"]
    assert folders(tmp_path) == ["snapshot-1-2"]
    assert list(reading.pool.quotes) == ["old"], "a reader keeps what it has open"
    assert reading.pool.vectors[0].tolist() == vectors_of("hash@1", ["old"])[0].tolist()


def test_an_unfinished_one_is_not_in_use(snapshots, tmp_path):
    snapshots.write(contents(1, ["old"]))
    failing = contents(2, ["new"])
    with pytest.raises(ZeroDivisionError):
        snapshots.write(Contents(failing.card, failing.people, failing.passages, failing.words, lambda _: 1 / 0))
    assert list(snapshots.read().pool.quotes) == ["old"]
    snapshots.write(contents(2, ["new"]))
    assert folders(tmp_path) == ["snapshot-2-2"]


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


def flip(path):
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


@pytest.mark.parametrize("harm", [cut, flip, Path.unlink])
@pytest.mark.parametrize("file", ["vectors.f32", "passages.bin", "words.bin"])
def test_damage_is_noticed(snapshots, tmp_path, file, harm, caplog):
    snapshots.write(contents(1, ["bread", "bridges"]))
    harm(tmp_path / "snapshot-1-1" / file)
    with caplog.at_level(logging.WARNING):
        assert snapshots.read() is None
    assert "snapshot-1-1 is damaged" in caplog.text


@pytest.mark.parametrize("text", ["", "snapshot-9-9", "../elsewhere", "\0"])
def test_a_name_that_leads_nowhere(snapshots, tmp_path, text):
    snapshots.write(contents(1, ["bread"]))
    (tmp_path / "CURRENT").write_text(text)
    assert snapshots.read() is None
    snapshots.write(contents(2, ["bread"]))
    assert snapshots.read().card.generation == 2


@pytest.mark.parametrize("card", ["", "{}", '{"format": 0, "generation": 1, "model": "m", "dimensions": 16}'])
def test_a_card_of_another_time(snapshots, tmp_path, card):
    snapshots.write(contents(1, ["bread"]))
    (tmp_path / "snapshot-1-1" / "card.json").write_text(card)
    assert snapshots.read() is None


def test_a_snapshot_of_another_version_counts_as_none(tmp_path):
    Snapshots(tmp_path, stems, program="0.1").write(contents(1, ["bread"]))
    assert Snapshots(tmp_path, stems, program="0.2").read() is None
    assert Snapshots(tmp_path, stems, program="0.1").read() is not None


def test_a_reader_that_is_overtaken_looks_again(snapshots, monkeypatch):
    """The snapshot is replaced between reading its name and opening its files."""
    snapshots.write(contents(1, ["old"]))
    open_ = Snapshots._open

    def overtaken(self, name, card):
        monkeypatch.setattr(Snapshots, "_open", open_)
        snapshots.write(contents(2, ["new"]))
        return open_(self, name, card)

    monkeypatch.setattr(Snapshots, "_open", overtaken)
    assert list(snapshots.read().pool.quotes) == ["new"]
