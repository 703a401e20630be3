from types import SimpleNamespace
from typing import Any

import pytest

from companion.domain.grounding.grounding import Grounded
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import MessageKind
from companion.domain.rules import findings
from companion.domain.rules.particular import line_in_common
from companion.domain.rules.substance import nothing_invented
from tests.domain.cases import BODY, case, found, severities, with_sentence, without

GENERAL = "Dear Rune,\n\n" + "I run a bakery and good people are hard to find these days. " * 5 + "\n\nOdile"


def test_the_good_message_has_no_findings():
    assert findings(case()) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (BODY, set()),
        (GENERAL, {"fail"}),
        (GENERAL.replace("I run", "You took down the box for near misses. I run", 1), set()),
        (GENERAL.replace("I run", "You took down the box for near misses in 2011. I run", 1), set()),
    ],
)
def test_names_their_work(body, expected):
    assert severities(body, "O4") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You took down the box in 2019.", set()),
        ("You took down the box in 2011.", {"fail"}),
        ("Your book on flour is on my desk.", {"fail"}),
        ("I have two ovens from 1988.", set()),
    ],
)
def test_nothing_invented(sentence, expected):
    assert severities(with_sentence(sentence), "O16") == expected


def test_what_only_the_sender_knows_is_asked_about():
    sentence = "You keep bees on the roof of the mill."
    assert [finding.severity for finding in found(f"Dear Rune,\n\n{sentence}", "O16", sentence)] == ["warn"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("In my bakery the apprentices stay silent when the mixer sounds wrong.", {"warn"}),
        (
            "In my bakery the apprentices stay silent when the mixer sounds wrong. "
            "I put up a board for faults and it stayed empty for six weeks.",
            set(),
        ),
        ("Nothing of this.", {"fail"}),
    ],
)
def test_own_words(typed, expected):
    lines = typed.replace(". I", ".\nI").split("\n")
    assert {finding.severity for finding in found(BODY, "O17", *lines)} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Studies show that people stay silent.",
        "Psychologists agree that lateness is contagious.",
        "It has been shown that boards decide within four minutes.",
        "Nine in ten people never say a word.",
        "Three quarters of all first-time leads fail in the first year.",
        "According to recent research, silence is costly.",
        "80 % of employees keep quiet.",
    ],
)
def test_general_claims_fail(sentence):
    assert severities(with_sentence(sentence), "O20") == {"fail"}


@pytest.mark.parametrize(
    "sentence",
    [
        "I cut waste by 12 %.",
        "Half of our people come from the mill.",
        "Our survey showed that the apprentices are afraid.",
        "Two thirds of my bakers have left.",
        "The data show that the oven is too hot.",
        "Most of the letters came back.",
        "I teach evening classes on statistics.",
    ],
)
def test_ones_own_figures_pass(sentence):
    assert severities(with_sentence(sentence), "O20") == set()


def test_a_message_without_the_way_out_is_not_ready():
    assert [finding.rule for finding in findings(case(without(" If it does not suit, just say so.")))] == ["O8"]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "“0” stands in no line you typed. Is it so?"),
        (2, "“0” and “1” stand in no line you typed. Is it so?"),
        (4, "“0”, “1” and 2 more like them stand in no line you typed. Is it so?"),
    ],
)
def test_what_nobody_typed_is_asked_about_in_one_breath(count, said):
    read = [(Part(str(each), 0, 1), Grounded("unsupported", untyped=str(each))) for each in range(count)]
    many: Any = SimpleNamespace(read=lambda: read)
    assert [found.message for found in nothing_invented(many)] == [said]


def test_the_line_shown_has_something_in_common_or_none_is_shown():
    asked = case()
    assert line_in_common("walked about at night", "Fossen Mill", asked) == (
        "Took down the box for near misses in 2019 and walked the night shift instead."
    )
    assert line_in_common("led a choir in Lisbon", "Fossen Mill", asked) is None
    typed = "You led a choir in Lisbon."
    assert "no line of the profile says this" in found(with_sentence(typed), "O16", typed)[-1].message


@pytest.mark.parametrize(("kind", "asked"), [(MessageKind.UPDATE, False), (MessageKind.FIRST, True)])
def test_what_passed_between_the_two_is_asked_of_no_profile(kind, asked):
    told = "You told me to put the ninety inductions first."
    messages = [finding.message for finding in found(with_sentence(told), "O16", told, kind=kind)]
    assert any("inductions" in message for message in messages) is asked


def test_admiration_is_no_claim():
    typed = "You walked the night shift, and I admire that more than anything."
    assert not any("admire" in finding.message for finding in found(with_sentence(typed), "O16", typed))
