"""Texts, arrays, facts and passages as columns."""

from datetime import date

import numpy as np
import pytest

from companion.domain.matching.passages import KINDS, Kind, Passage
from companion.domain.matching.pool import Facts
from companion.index.arrays import read_arrays, write_arrays
from companion.index.facts_file import pack_facts
from companion.index.table import tabulate
from companion.index.texts import Picked, Texts

FULL = Facts(
    person_id="p-1",
    name="Zoë Ødegård",
    headline="Nurse",
    email="z@clinic.example",
    roles=("mentor", "mentee"),
    industries=("healthcare",),
    stage="mid",
    languages=("Norwegian",),
    country="Norway",
    regions=("Europe",),
    timezone="Europe/Oslo",
    available=("Mon 13:00-15:00",),
    channels=("video",),
    formats=("one_off",),
    capacity=0,
    paused_until=date(2027, 1, 10),
    availability_confirmed=date(2026, 10, 1),
    organisations=("Clinic",),
    transitions=(("nurse", "analyst"), ("", "founder")),
    declined=("salary",),
    listed=True,
    reports_to="p-2",
    blocks=("p-3",),
    sample=True,
)


@pytest.mark.parametrize("texts", [[], [""], ["a", "", "Ωμέγα", "🎻\n"], ["x" * 10_000, "y"]])
def test_texts_come_back(texts):
    packed = Texts.of(texts)
    assert list(packed) == texts
    assert packed[:2] == texts[:2]
    assert len(packed) == len(texts)


def test_texts_count_from_the_end_and_know_their_end():
    packed = Texts.of(["a", "b"])
    assert packed[-1] == "b"
    with pytest.raises(IndexError):
        packed[2]


def test_picked_texts_follow_their_rows():
    picked = Picked(Texts.of(["a", "b", "c"]), np.array([2, 0]))
    assert list(picked) == ["c", "a"]
    assert picked[1:] == ["a"]
    assert len(picked) == 2


@pytest.mark.parametrize(
    "array",
    [
        np.zeros(0, dtype=np.int32),
        np.arange(5, dtype=np.int64),
        np.array([b"0" * 32, b"f" * 32], dtype="S32"),
        np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4),
    ],
    ids=["empty", "whole numbers", "hashes", "matrix"],
)
def test_arrays_come_back(tmp_path, array):
    write_arrays(tmp_path / "a.bin", {"before": np.ones(3, dtype=np.uint8), "it": array})
    found = read_arrays(tmp_path / "a.bin")["it"]
    assert found.dtype == array.dtype
    np.testing.assert_array_equal(found, array)


def test_every_kind_of_fact_comes_back():
    packed = pack_facts([Facts("p-0", "Nobody"), FULL])
    assert list(packed) == [Facts("p-0", "Nobody"), FULL]
    assert packed[0:1] == [Facts("p-0", "Nobody")]
    assert list(packed.ids) == ["p-0", "p-1"]
    assert packed[1] is packed[1]


def passage(person_id, quote, kind=Kind.HELP):
    return Passage(person_id=person_id, source="mentoring.style", kind=kind, quote=quote, text=quote.upper())


def test_passages_stand_with_their_owner_whatever_order_they_come_in():
    came = [passage("b", "bread"), passage("a", "air", Kind.GOAL), passage("gone", "nothing"), passage("b", "boats")]
    table = tabulate(came, {"a": 0, "b": 1})
    assert table.owner.tolist() == [0, 1, 1]
    assert list(table.quotes) == ["air", "bread", "boats"]
    assert list(table.texts) == ["AIR", "BREAD", "BOATS"]
    assert KINDS[table.kind[0]] is Kind.GOAL
    assert table.hashes.tolist() == [passage("x", quote).content_hash.encode() for quote in ("air", "bread", "boats")]


def test_no_passages_are_a_table_too():
    assert len(tabulate([], {})) == 0
