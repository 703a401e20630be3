"""Sentences that no form knows, read by how such sentences sound."""

import pytest

from companion.domain.rules.begging import sounds_like_begging
from companion.domain.rules.easy_no import lets_go
from companion.domain.rules.request import asks
from tests.domain.cases import BODY, severities
from tests.domain.rules.test_request import ASK


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("If the ewes are dropping, the ewes come first and this waits or goes.", True),
        ("Nothing is asked for yet.", True),
        ("If the pump stops, we close the yard.", False),
        ("Which of the two gates did you shut first?", False),
        ("I must have your answer by Friday, so please do not leave me waiting.", False),
    ],
)
def test_a_way_out_by_sound(sentence, does):
    assert lets_go(sentence) is does


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("Would one line in writing be possible?", True),
        ("Down for ten minutes on the phone?", True),
        ("Nothing is asked for yet.", False),
        ("I am not asking for anything today.", False),
        ("How long did the kiln take to cool?", False),
    ],
)
def test_an_ask_by_sound(sentence, does):
    assert asks(sentence) is does


@pytest.mark.parametrize("sentence", ["Would one line on it be possible?", "Would one line, in writing, be possible?"])
def test_an_ask_for_a_line_is_no_question_for_anybody(sentence):
    body = BODY.replace(ASK, sentence)
    assert sentence in body
    assert severities(body, "O6") == set()
    assert "fail" not in severities(body, "O7")


def test_a_long_time_in_what_only_sounds_like_an_ask_is_asked_about():
    asked = "Set aside a whole morning for me, some Saturday, and I will bring the case."
    assert severities(BODY.replace(ASK, asked), "O6") == {"warn"}


def test_what_is_asked_to_know_about_hiring_is_no_begging():
    assert sounds_like_begging("How would you word it so that a recruiter reads on?") is None
