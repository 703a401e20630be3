import pytest

from companion.domain.grounding.claims import claims
from companion.domain.outreach.unmarked import asks_unmarked


@pytest.mark.parametrize(
    "sentence",
    [
        "When you changed it what did the office people say about hoovers in the day.",
        "What would you cross out first.",
        "I have two pages, and how did you choose one.",
        "I have two pages, which would you cut.",
        "When you left, who was the first to know.",
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
        "I run a bakery, which is my father's.",
        "I run a bakery – which was my father's – and a mill, which is my own.",
        "I work with my brother, who has the van.",
    ],
)
def test_a_clause_of_a_statement_does_not(sentence):
    assert not asks_unmarked(sentence)


def test_a_relative_clause_leaves_a_statement_a_claim():
    assert "which was your father's" in [claim.text for claim in claims("You ran the mill, which was your father's.")]
