"""Money asked for by verbs of lending and paying, small words behind a name, and what is enough of an answer."""

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
        ("Would you lend us part of the tuition this term?", True),
        ("Can you pay half of the rent for me?", True),
        ("Could you cover my ticket to Oslo?", True),
        ("Would you meet my costs for one season?", True),
        ("Could you settle our bills, please?", True),
        ("Could you front the fee for us?", True),
        ("Could you give me the price of flour?", False),
        ("Would you quote me a price?", False),
        ("Would you share with me the costs you met?", False),
        ("Can you send me the ticket?", False),
        ("Could you draw me the cost curve?", False),
        ("Could you meet my wages clerk?", False),
        ("Could you meet us about the fees?", False),
        ("If you had my CV on your table, what would you want to see on the first half page?", False),
        ("If you saw my résumé, which line would you cut?", False),
        ("If you had my CV on your table, could you pass it on?", True),
        ("Could you look at my CV and say what you would cut?", True),
        ("If you had a job for me, what would it be?", True),
    ],
)
def test_a_sum_that_is_handed_over(sentence, asks):
    assert bool(begs_for_work(sentence)) is asks


@pytest.mark.parametrize(
    ("greeting", "rightly"),
    [
        ("Dear Yusuf dada,", True),
        ("Salam Yusuf hoca", True),
        ("Assalomu alaykum Yusuf,", True),
        ("Dear Pavel dada,", False),
        ("dear pavel,", False),
    ],
)
def test_a_small_word_behind_a_name_honours_it(greeting, rightly):
    assert names_rightly(greeting, "Yusuf Karimov") is rightly


ASKED = "Twenty minutes by phone in the week of 18 January would be plenty."


@pytest.mark.parametrize(
    "ask",
    [
        "One number is enough.",
        "Name me the page.",
        "So a short mail, some Monday.",
        "Mark the line you would cut.",
        "One line is fine.",
        "Please name which page you open first.",
        "If the week allows, tell me the page.",
    ],
)
def test_what_is_enough_is_an_ask(ask):
    assert severities(BODY.replace(ASKED, ask), "O6") == set()
    assert severities(BODY.replace(ASKED + " ", ""), "O6") == {"fail"}


@pytest.mark.parametrize(
    "told",
    [
        "In the morning I count, mark the loaves and go home.",
        "Show business is my trade.",
        "Record shops were my first job.",
        "Then the ten minutes were over.",
        "My notes are good.",
        "Let me tell you why.",
        "Put simply, I am stuck.",
        "Then a line in the paper was wrong.",
        "The pay is not enough.",
    ],
)
def test_what_is_told_is_no_ask(told):
    assert severities(BODY.replace(ASKED, told), "O6") == {"fail"}


def test_a_long_subject_is_told_what_is_long():
    said = "Interpreting cardiopulmonary rehabilitation appointments between Portuguese-speaking neighbours together"
    assert "characters" in next(concrete_subject(case(BODY, subject=said))).message
