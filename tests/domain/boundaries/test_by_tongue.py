"""Each sentence is read by the model of its language."""

from functools import partial

import numpy as np
import pytest

from companion.domain.boundaries.by_tongue import TONGUES_FILE_NAME, Leanings
from companion.domain.boundaries.leaning import FILE_NAME, Leaning, Weights


def sure_of(name: str) -> Leaning:
    """A model that calls everything by one class."""
    classes = ["B2!", "-"]
    biases = np.array([9.0 if each == name else 0.0 for each in classes], dtype=np.float32)
    nothing = np.zeros((0,), dtype=np.float32)
    vector, by_term = np.zeros((1, 2), dtype=np.float32), np.zeros((0, 2), dtype=np.float32)
    return Leaning(Weights("first-letter", classes, vector, biases, [], nothing, by_term, nothing, 0.0))


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("I would like to ask how you began.", False),
        ("Ich möchte fragen, wie Sie angefangen haben.", True),
        ("Quisiera preguntar cómo empezó usted con esto.", True),
        ("I am working twelve years with old stone walls in Georgia", False),
    ],
)
def test_a_sentence_is_read_by_the_model_of_its_language(sentence: str, other: bool) -> None:
    english, others = sure_of("-"), sure_of("B2!")
    leanings = Leanings(lambda: english, lambda: others)
    assert leanings.of(sentence) == ((others,) if other else (english,))
    found = leanings.chances([sentence], [[]], np.zeros((1, 1), dtype=np.float32))
    assert (found[0]["B2!"] > 0.9) is other


def test_sentences_of_two_languages_keep_their_order() -> None:
    leanings = Leanings(lambda: sure_of("-"), lambda: sure_of("B2!"))
    said = ["Good morning to all of you.", "Wir haben heute nicht gearbeitet.", "And then we went on with it."]
    found = leanings.chances(said, [[]] * 3, np.zeros((3, 1), dtype=np.float32))
    assert [max(each, key=each.__getitem__) for each in found] == ["-", "B2!", "-"]


@pytest.mark.parametrize("sentence", ["Maria de la Luz beats her kids", "Juan de la Cruz threatens me"])
def test_where_the_language_is_unsure_the_graver_reading_counts(sentence: str) -> None:
    for english, others in (("B2!", "-"), ("-", "B2!")):
        leanings = Leanings(partial(sure_of, english), partial(sure_of, others))
        assert leanings.chances([sentence], [[]], np.zeros((1, 1), dtype=np.float32))[0]["B2!"] > 0.9
        assert leanings.plainness(sentence, []) == 0.5


def test_a_model_is_read_when_a_sentence_asks_for_it() -> None:
    def never() -> Leaning:
        raise AssertionError("nobody spoke another language")

    english = sure_of("-")
    assert Leanings(lambda: english, never).of("What did you do in the first month?") == (english,)


def test_both_shipped_models_belong_to_the_same_vectors_and_classes() -> None:
    english, others = Leaning.read(FILE_NAME), Leaning.read(TONGUES_FILE_NAME)
    assert english.embedding_model == others.embedding_model
    nothing = np.zeros((1, 384), dtype=np.float32)
    dangers = {"B1!", "B2!", "B3!", "-"}
    assert dangers <= set(english.chances([[]], nothing)) & set(others.chances([[]], nothing))
