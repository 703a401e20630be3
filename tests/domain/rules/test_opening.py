import pytest

from companion.domain.outreach.outreach import Channel
from tests.domain.cases import BODY, severities

WHO = 'I run a bakery with eleven people, and your piece "The alarm nobody pressed" describes my back room. In my bakery the \
apprentices stay silent when the mixer sounds wrong. I put up a board for faults and it stayed empty for six weeks.'
WHY_ONLY = 'Your piece "The alarm nobody pressed" is on my table. I would like to learn more about it.'
WHO_ONLY = "I run a bakery with eleven people. The apprentices stay silent when the mixer sounds wrong."


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (WHO, set()),
        (WHY_ONLY, {"fail"}),
        (WHO_ONLY, {"fail"}),
        ('Eleven people bake with me. Your piece "The alarm nobody pressed" describes my back room.', set()),
        ('I analyse faults for a county and your piece "The alarm nobody pressed" is on my wall.', set()),
        ("I run a bakery. I would be honoured to work in your esteemed organisation.", {"fail"}),
        ('Second year at the ovens of a bakery. You wrote "The alarm nobody pressed".', set()),
    ],
)
def test_who_and_why(opening, expected):
    assert severities(BODY.replace(WHO, opening), "O5") == expected


def test_the_line_under_the_name_says_who():
    body = BODY.replace(WHO, WHY_ONLY).replace("Odile Marchand", "Odile Marchand\nBaker, Lyon")
    assert severities(body, "O5") == set()


def test_a_network_shows_who_is_writing():
    assert severities(BODY.replace(WHO, WHY_ONLY), "O5", channel=Channel.LINKEDIN) == set()
