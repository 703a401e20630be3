import pytest

from companion.domain.outreach.outreach import Channel
from tests.domain.cases import BODY, severities, with_sentence

ASK = "Twenty minutes by phone in the week of 18 January would be plenty."


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (ASK, set()),
        ("Two lines in writing would be plenty.", set()),
        ("I would be glad of a short call, 15 minutes or so.", set()),
        ("May I ask for a written answer of a few lines?", set()),
        ("I would be glad of a conversation, however long it takes.", {"fail"}),
        ("Could we sit together for an hour and a half in January?", {"fail"}),
        ("Could I ring you for ten minutes tomorrow?", {"fail"}),
        ("Could I ring you for ten minutes the moment you have read this?", {"fail"}),
        ("Could I ring you for ten minutes this Thursday?", {"warn"}),
        ("Ten minutes by phone would do, and could you also read my plan?", {"fail"}),
        ("It rains here.", {"fail"}),
        ("I would be glad to ring you for a quarter of an hour in January, at an hour that suits you.", set()),
        ("Could we talk for an hour in January?", {"fail"}),
    ],
)
def test_one_small_ask(ask, expected):
    assert severities(BODY.replace(ASK, ask), "O6") == expected


@pytest.mark.parametrize(
    ("way_out", "expected"),
    [
        ("If it does not suit, just say so.", set()),
        ("Say no and I'll think no less of you.", set()),
        ("Not this month? Then not this month.", set()),
        ("I am counting on you.", {"fail"}),
        ("I won't take no for an answer.", {"fail"}),
        ("It would mean the world to me.", {"fail"}),
    ],
)
def test_an_easy_no(way_out, expected):
    assert severities(BODY.replace("If it does not suit, just say so.", way_out), "O8") == expected


@pytest.mark.parametrize("rule", ["O6", "O8"])
def test_a_note_has_no_room_for_them(rule):
    assert severities("Hello Rune, your piece on the alarm is my bakery. Odile", rule, channel=Channel.NOTE) == set()


def test_a_return_is_no_second_ask():
    assert severities(with_sentence("I would send you the page which people have started to photocopy."), "O6") == set()


def test_begging_for_work_is_no_second_ask_as_well():
    assert severities(with_sentence("Could you put in a good word for me?"), "O6") == set()
    assert severities(with_sentence("Could you put in a good word for me?"), "O10") == {"fail"}


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        ("Would you look at one page of my fault list and tell me what you would strike out first?", set()),
        ("Could you read a paragraph of mine and tell me where you stop believing it?", set()),
        ("Could you read a paragraph of mine and write me two lines about the board?", {"fail"}),
        ("Could you read a paragraph of mine and would you also review my plan?", {"fail"}),
    ],
)
def test_a_page_looked_at_for_its_answer_is_one_ask(ask, expected):
    assert severities(BODY.replace(ASK, ask), "O6") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Maybe I could sit in on one of your rounds.", {"fail"}),
        ("And I could come to Oslo in March.", {"warn"}),
        ("It would be grand to see a lesson.", {"warn"}),
        ("If you have your first sheet, I'd be glad of a copy.", {"warn"}),
        ("Also, do you know anyone in France who does this?", {"warn"}),
        ("I could come to your office for it, if that is easier.", set()),
        ("I'd love to hear how you did it.", set()),
        ("I could come in early and count the loaves.", set()),
        ("It would be good to see my daughter in the evenings.", set()),
        ("Or please put this one away with good conscience.", set()),
    ],
)
def test_a_wish_may_be_a_second_ask(sentence, expected):
    assert severities(with_sentence(sentence), "O6") == expected


def test_a_wish_by_itself_is_the_ask():
    assert "fail" not in severities(BODY.replace(ASK, "Could I come and watch a round of yours one evening?"), "O6")


def test_a_length_in_a_question_is_not_the_length_of_the_talk():
    assert severities(with_sentence("What did the 40 hour course not teach you?"), "O6") == set()
