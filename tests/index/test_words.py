"""BM25 over passages."""

import bm25s
import numpy as np
import pytest

from companion.index.arrays import read_arrays, write_arrays
from companion.index.narrowing import PickedWords
from companion.index.words import index_words, pack_words, unpack_words
from tests.index.made import stems

TEXTS = ["a nurse in oslo", "", "analyst nurse nurse", "bridges and bread", "🎈"]


@pytest.fixture
def words():
    return index_words(TEXTS, stems)


@pytest.mark.parametrize(
    ("text", "best"),
    [("nurse", 2), ("oslo nurse", 0), ("bread", 3), ("Bridges unheard-of", 3), ("🎈", 4)],
)
def test_the_best_passage_shares_the_rarest_words(words, text, best):
    assert int(words.scores(text).argmax()) == best


@pytest.mark.parametrize("text", ["", "zebra", "oslo2", "\n"])
def test_unknown_words_score_nothing(words, text):
    assert words.scores(text).tolist() == [0.0] * len(TEXTS)


def test_scores_are_those_of_bm25s(words):
    reference = bm25s.BM25()
    reference.index([stems(text) for text in TEXTS], show_progress=False)
    np.testing.assert_allclose(words.scores("nurse bread oslo"), reference.get_scores(["nurse", "bread", "oslo"]), rtol=1e-5)


@pytest.mark.parametrize(
    ("word", "rows"), [("nurse", [0, 2]), ("Bread", [3]), ("zebra", []), ("", []), ("bread nurse", [0, 2, 3])]
)
def test_the_passages_that_use_a_word(words, word, rows):
    assert words.using(word).tolist() == rows
    picked = PickedWords(words, np.array([3, 2, 1]))
    assert picked.using(word).tolist() == np.flatnonzero(picked.scores(word)).tolist()


@pytest.mark.parametrize("texts", [[], [""], ["", " "]])
def test_passages_without_words(texts):
    assert index_words(texts, stems).scores("nurse").tolist() == [0.0] * len(texts)


def test_an_index_from_disk_says_the_same(words, tmp_path):
    write_arrays(tmp_path / "words.bin", pack_words(words))
    stored = unpack_words(read_arrays(tmp_path / "words.bin"), len(TEXTS), stems)
    for text in ("nurse", "oslo bread", "zebra"):
        np.testing.assert_array_equal(stored.scores(text), words.scores(text))
