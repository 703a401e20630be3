import pytest

from companion.domain.outreach.purposes import chance, does


@pytest.mark.parametrize(
    "sentence",
    [
        "If the boat is in dock and you are under it, let this one drift past.",
        "Any answer is welcome, and so is none.",
    ],
)
def test_a_way_out_in_new_words(sentence):
    assert does(sentence, "way_out")


@pytest.mark.parametrize(
    "sentence",
    [
        "Which furnace did you buy first?",
        "We counted the crates twice that winter.",
        "You moved from the cab to the planning office in 2019.",
    ],
)
def test_what_does_none_of_these(sentence):
    assert not any(does(sentence, purpose) for purpose in ("way_out", "job", "pressure", "ask"))


def test_an_ask_in_new_words():
    assert does("A quarter of an hour over the phone would be very welcome.", "ask")


def test_a_clause_counts_by_itself():
    whole = "I look after four sites, and if it is the wrong month, just leave this lying."
    assert chance(whole, "way_out") > 0.5


def test_nothing_is_said_by_nothing():
    assert 0.0 <= chance("", "job") < 0.5
