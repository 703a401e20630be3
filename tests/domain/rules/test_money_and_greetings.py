"""Money asked for in whatever verb, small words behind a name, and what is enough of an answer."""

import pytest

from companion.domain.rules.begging import begs_for_work
from companion.domain.rules.naming import names_rightly
from companion.domain.rules.subject import concrete_subject
from tests.domain.cases import BODY, case, severities


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("Could you spot me the fee until March?", True),
        ("Could you front me half of the deposit?", True),
        ("Would you cover my course fee, and I pay you back in spring?", True),
        ("Can you float me a small sum till pay day?", True),
        ("How would you cover the rent of a first shop?", False),
        ("Could you tell me the fees of that course?", False),
        ("Could you send me the price list you put on the door?", False),
        ("Could you give me a sense of the costs of a stall?", False),
    ],
)
def test_a_sum_that_is_handed_over(sentence, asks):
    assert bool(begs_for_work(sentence)) is asks


@pytest.mark.parametrize(
    ("greeting", "rightly"),
    [
        ("Dear Yusuf aka,", True),
        ("Salam Yusuf hoca", True),
        ("Assalomu alaykum Yusuf,", True),
        ("Dear Pavel aka,", False),
        ("dear pavel,", False),
    ],
)
def test_a_small_word_behind_a_name_honours_it(greeting, rightly):
    assert names_rightly(greeting, "Yusuf Karimov") is rightly


@pytest.mark.parametrize("ask", ["One number is enough.", "Name me the page.", "So a short mail, some Monday."])
def test_what_is_enough_is_an_ask(ask):
    asked = "Twenty minutes by phone in the week of 18 January would be plenty."
    assert severities(BODY.replace(asked, ask), "O6") == set()
    assert severities(BODY.replace(asked + " ", ""), "O6") == {"fail"}


def test_a_long_subject_is_told_what_is_long():
    said = "Interpreting cardiopulmonary rehabilitation appointments between Portuguese-speaking neighbours together"
    assert "characters" in next(concrete_subject(case(BODY, subject=said))).message
