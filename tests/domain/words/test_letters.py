import pytest

from companion.domain.words.letters import honorific, letter_words, plain_letter_words, sign_off


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("hello tam", 1),
        ("good morning tam", 2),
        ("hello and good day tam", 4),
        ("to whom it may concern", 5),
        ("good bread takes time", 0),
        ("dear anna and cara", 1),
        ("hello and", 1),
        ("hello and anna", 1),
        (" ".join(["hello and"] * 2_000), 3_999),
        ("dear cara", 1),
        ("and hello", 0),
        ("", 0),
    ],
)
def test_as_many_words_greet_as_belong_to_a_greeting(said, length):
    assert letter_words().greeting_length(said.split(), names=frozenset({"cara"})) == length


@pytest.mark.parametrize(("said", "length"), [("kind regards petra", 2), ("many thanks", 2), ("many of us", 0), ("petra", 0)])
def test_as_many_words_close_as_end_with_one_that_does(said, length):
    assert letter_words().closing_length(said.split()) == length


def test_folded_words_have_no_marks():
    assert "chere" in plain_letter_words().greetings
    assert ("buenos", "dias") in plain_letter_words().greeting_phrases


@pytest.mark.parametrize("line", ["With kind regards,", " yours truly", "Thanks again!", "all  the best"])
def test_a_line_that_closes_a_letter_is_known(line):
    assert sign_off().fullmatch(line)


@pytest.mark.parametrize("line", ["thanks to you I bake", "best of all, it rose", "kind"])
def test_a_line_that_goes_on_is_none(line):
    assert not sign_off().fullmatch(line)


def test_what_is_joined_to_a_name_is_taken_off():
    assert honorific().sub("", "Morishita-san and Rahim-bhai") == "Morishita and Rahim"
