import pytest

from companion.domain.outreach.outreach import MessageKind
from tests.domain.cases import BODY, found, severities, with_sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rune says on his page that he spent a year there.", {"warn"}),
        ("I read that Rune Falck has trained nine crews.", {"warn"}),
        ("Rune, how did you start?", set()),
        ("My colleague Rune says hello.", set()),
        ('My foreman said "Rune has no time".', set()),
    ],
)
def test_the_reader_is_not_spoken_of_as_somebody_else(sentence, expected):
    assert severities(with_sentence(sentence), "O15") == expected


@pytest.mark.parametrize(
    ("sentence", "fix"),
    [
        ("Rune writes that the box was empty.", "You write"),
        ("I read that Rune has trained nine crews.", "you have"),
        ("Rune says that he was an operator.", None),
    ],
)
def test_the_fix_says_you_where_nothing_else_would_change(sentence, fix):
    assert [finding.fix for finding in found(with_sentence(sentence), "O15")] == [fix]


def test_told_about_her_in_the_first_sentence_means_the_reader():
    told = BODY.replace("Dear Rune,\n\n", "Dear Rune,\n\nLitia told me about him. ")
    assert [finding.fix for finding in found(told, "O15")] == ["you"]
    for theirs in ("My aunt told me about her years in a choir.", "My aunt told me about her."):
        assert severities(BODY.replace("Dear Rune,\n\n", f"Dear Rune,\n\n{theirs} "), "O15") == set()
    assert severities(BODY.replace("Dear Rune,\n\n", "Dear Rune,\n\nHe said that they told me about him. "), "O15") == set()


def test_whoever_asks_for_an_introduction_speaks_of_the_reader():
    blurb = "Dear Rune, could you ask Rune Falck? Rune Falck has trained nine crews."
    assert "warn" not in severities(blurb, "O15", kind=MessageKind.INTRO_REQUEST, mutual="Litia Koroibulu")
