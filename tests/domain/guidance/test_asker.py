"""Who asks, as far as the words say so."""

import pytest

from companion.domain.guidance.asker import said_by, speaks_of_nobody_named


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("My mentee never comes prepared", {"mentor"}),
        ("How do I begin as a mentor?", {"mentor"}),
        ("my new mentor is late", {"mentee"}),
        ("My mentee also has another mentor; does my mentor know?", {"mentor"}),
        ("Two pairs in our programme have stopped", {"lead"}),
        ("Do our mentors need training?", {"lead"}),
        ("How do I say no?", set()),
        ("", set()),
    ],
)
def test_who_asks(question, who):
    assert said_by(question) == who


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what if she says no?", True),
        ("They never prepare", True),
        ("My mentee says she has no time", False),
        ("too many e-mails?", False),
        ("The theory of this", False),
    ],
)
def test_who_is_only_a_pronoun(question, expected):
    assert speaks_of_nobody_named(question) is expected
