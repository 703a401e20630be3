"""Words laid over the lines of a profile, and the small model that weighs how they lie."""

from datetime import date

import numpy as np
import pytest

from companion.domain.grounding.alignment import KIN, lines_of, nearness, words_of
from companion.domain.grounding.bearing import Bearing, measures
from companion.domain.grounding.borne_out import Trees, doubt, fitted, measured, part_about_reader
from companion.domain.grounding.records import Records
from companion.domain.people import Profile
from companion.domain.words.word_vectors import WordVectors, word_vectors
from companion.text.stems import stems

MENTOR = {
    "id": "p-1",
    "basics": {"name": "Ada Berg", "label": "Baker"},
    "work": [
        {
            "name": "Mill Lane Bakery", "position": "Head baker", "startDate": "2012",
            "highlights": ["Moved the night shift to four in the morning and cut waste from 12 trays to 5.",
                           "Taught nine apprentices to read a sour dough by its smell."],
        }
    ],
}  # fmt: skip
MENTEE = {"id": "p-2", "basics": {"name": "Bo Lind"}}


def stemmed(text: str) -> list[str]:
    return list(stems(text))


def records() -> Records:
    return Records(Profile.model_validate(MENTOR), Profile.model_validate(MENTEE), (), stemmed, today=date(2026, 11, 22))


def cosine(one: str, other: str) -> float:
    left, right = word_vectors().vectors([word_vectors().row(word) for word in (one, other)])
    return float(left @ right)


@pytest.mark.parametrize(
    ("near", "word", "far"), [("shop", "store", "wall"), ("doctor", "physician", "cup"), ("wages", "pay", "car")]
)
def test_near_words_lie_nearer(near: str, word: str, far: str) -> None:
    assert cosine(word, near) > cosine(word, far)


def test_a_form_of_a_word_is_found_and_a_strange_one_is_rarest() -> None:
    table = word_vectors()
    assert table.row("retrained") is not None
    assert table.row("zzxqy") is None
    assert not table.vectors([None]).any()
    assert table.rarity([None]) > table.rarity([table.row("the")])


def test_vectors_are_read_as_they_were_written(tmp_path) -> None:
    WordVectors(["one", "two"], np.array([[1, 2], [3, 4]], np.int8)).write(tmp_path / "some.npz")
    found = WordVectors.read(tmp_path / "some.npz")
    assert list(found.words) == ["one", "two"]
    assert found.quantised.tolist() == [[1, 2], [3, 4]]


def test_words_say_themselves_and_their_kin_and_strange_ones_nothing() -> None:
    side = lines_of(tuple(records().mentor_entries), stemmed).body
    itself, akin, strange = nearness(words_of("taught instructed violins", stemmed), side, stemmed).max(axis=1)
    assert itself == 1
    assert akin == pytest.approx(KIN)
    assert strange < 0.3


def test_half_a_truth_lies_less_evenly_than_a_truth() -> None:
    whole = measures(Bearing("You taught nine apprentices to read a dough by its smell.", records()))
    half = measures(Bearing("You taught nine apprentices, and the ministry paid you a pension for their tractors.", records()))
    assert half["clauses_apart"] > whole["clauses_apart"]
    assert half["homeless_in_profile"] > whole["homeless_in_profile"]


def test_a_cause_nobody_wrote_is_measured() -> None:
    found = measures(Bearing("You moved the night shift because a doctor forbade it.", records()))
    assert found["cause"]
    assert found["cause_untold"] > 0.3


def test_what_a_line_says_is_less_doubtful_than_what_it_does_not() -> None:
    said = doubt("You taught nine apprentices to read a sour dough by its smell.", records(), heard="says")
    made_up = doubt("You sold the orchard because a comet had burnt the harvest.", records(), heard="silent")
    assert said.chance < made_up.chance
    assert said.line is not None
    assert "apprentices" in said.line.quote


def test_without_a_word_of_weight_all_is_doubtful() -> None:
    assert doubt("And so it is.", records(), heard="silent").chance == 1.0


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("You cut waste.", "You cut waste."),
        ("I count falls, and you cut waste.", "cut waste"),
        ("Is it cold there?", "Is it cold there?"),
    ],
)
def test_only_what_is_said_of_the_reader_is_laid_over_their_profile(sentence: str, part: str) -> None:
    assert part_about_reader(sentence) == part


def test_trees_are_read_as_they_were_written(tmp_path) -> None:
    trees = fitted()
    trees.write(tmp_path / "trees.npz")
    found = measured(Bearing("You cut waste from 12 trays to 5.", records()), silent=False)
    assert Trees.read(tmp_path / "trees.npz").chance(found) == pytest.approx(trees.chance(found))
    assert 0 < trees.chance(found) < 1
