"""Conditions that let the reader off, asks without a verb, and cases that are only supposed."""

import pytest

from companion.domain.outreach.asking import asks_for_answer
from companion.domain.outreach.favours import asks_for_favour
from companion.domain.outreach.way_out import leaves_way_out


@pytest.mark.parametrize(
    ("sentence", "lets_off"),
    [
        ("In case your eleven wards want you more, they are right.", True),
        ("If the stocktake or the votes take all your evenings, rest, I do not wait for it.", True),
        ("If your bench is full, the bench goes first.", True),
        ("In case you would rather keep your evenings, keep them.", True),
        ("Were it inconvenient, I beg you to disregard these lines.", True),
        ("When the month is too thick, put this page with the others.", True),
        ("Tell me to look elsewhere and I will, with thanks.", True),
        ("If the stocktake takes your days, could we talk on the Sunday?", False),
        ("If the press takes the second table, I will send you the page.", False),
        ("If the sponsor wants a name, please write me yours.", False),
        ("Would you rather rest, then rest.", True),
        ("If you want to leave it, please just leave it.", True),
        ("I need to talk, please talk to me.", False),
        ("You must answer, please answer.", False),
        ("I prefer to call, please call me.", False),
        ("I would rather talk, then talk to me.", False),
        ("You have to decide, just decide.", False),
        ("If you prefer to call, call me.", False),
        ("You want to see my page, see it.", False),
    ],
)
def test_what_keeps_the_reader_busy_goes_first(sentence, lets_off):
    assert leaves_way_out(sentence) is lets_off


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("Two sentences, at whatever hour, no more.", True),
        ("One reply, however short, by any route.", True),
        ("An answer the length of a text message suffices.", True),
        ("Just the sentence, in an email.", True),
        ("Two lines of the report were wrong.", False),
        ("Three notes hang over my desk.", False),
    ],
)
def test_an_answer_is_asked_for_without_a_verb(sentence, asks):
    assert asks_for_answer(sentence) is asks


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("If you could save only one tool, which would it be?", False),
        ("If you could send me your template, which page matters?", True),
        ("Could you forward my note to your brother?", True),
    ],
)
def test_a_supposed_case_asks_for_no_favour(sentence, asks):
    assert asks_for_favour(sentence) is asks
