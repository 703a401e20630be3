import numpy as np
import pytest

from companion.domain.array_file import ArrayFile
from companion.domain.linear_model import Weights
from companion.domain.outreach.purposes import Purposes, chance, does, may_do

EVERY = ("way_out", "job", "money", "pressure", "ask")


@pytest.mark.parametrize(
    "sentence",
    [
        "If the boat is in dock and you are under it, let this one drift past.",
        "Any answer is welcome, and so is none.",
        "Should the calves come early, give this no thought.",
    ],
)
def test_a_way_out_in_new_words(sentence):
    assert does(sentence, "way_out")
    assert may_do(sentence, "way_out")


@pytest.mark.parametrize(
    "sentence",
    [
        "Which furnace did you buy first?",
        "We counted the crates twice that winter.",
        "You moved from the cab to the planning office in 2019.",
        "The hour was up before I had found the key.",
        "If the dam leaks, we close the lower gate.",
    ],
)
def test_what_does_none_of_these(sentence):
    assert not any(does(sentence, purpose) or may_do(sentence, purpose) for purpose in EVERY)


@pytest.mark.parametrize(
    "sentence",
    [
        "A quarter of an hour over the phone would be very welcome.",
        "Would you be up for a chat by the boats one evening?",
        "Can I come by the forge and ask you two things?",
    ],
)
def test_an_ask_in_new_words(sentence):
    assert does(sentence, "ask")


def test_work_asked_for_in_new_words():
    assert may_do("Would your foreman have room for one more plasterer, and would you tell him of me?", "job")


def test_a_clause_counts_by_itself():
    whole = "I look after four sites, and if it is the wrong month, just leave this lying."
    assert chance(whole, "way_out") > 0.5


def test_nothing_is_said_by_nothing():
    assert 0.0 <= chance("", "job") < 0.5


def test_what_is_written_is_read_again(tmp_path):
    halves = np.array([[0.5, -0.5]], dtype=np.float32)
    weights = Weights(["ask", "plain"], ["call"], np.ones(1, np.float32), halves, np.zeros(2, np.float32))
    model = Purposes(weights, np.zeros((64, 2), np.float32), frozenset({"you", "me"}))
    model.write(tmp_path / "some.npz")
    again = Purposes.of(ArrayFile.read(tmp_path / "some.npz"))
    assert again.frequent == model.frequent
    assert again.chances("Call me") == model.chances("Call me")
    assert again.chances("Call me")["ask"] > 0.5
