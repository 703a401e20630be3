import pytest

from companion.domain.unmarked import asks_unmarked


@pytest.mark.parametrize(
    "sentence",
    [
        "When you changed it what did the office people say about hoovers in the day.",
        "What would you cross out first.",
        "I have two pages, and how did you choose one.",
    ],
)
def test_the_word_order_of_a_question_asks(sentence):
    assert asks_unmarked(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "What you wrote stayed with me.",
        "I know how it is done.",
        "Where the road ends there is a depot.",
        "You kept what was yours.",
    ],
)
def test_a_clause_of_a_statement_does_not(sentence):
    assert not asks_unmarked(sentence)
