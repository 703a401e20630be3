from datetime import date

import pytest

from companion.domain.asking import (
    asks_for_answer,
    asks_for_favour,
    asks_for_time,
    gives_back,
    is_courtesy,
    minutes_named,
    requests,
)
from companion.domain.way_out import leaves_way_out
from companion.domain.windows import rush, short_window

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Twenty minutes by phone in January would be plenty.", True),
        ("Could I ring you for a quarter of an hour one evening?", True),
        ("Half an hour some evening after New Year is all I am asking.", True),
        ("Kindly allow me a call of not more than 20 minutes.", True),
        ("We talked for an hour at the fair.", False),
        ("What did you do in the first twenty minutes of the night?", True),
        ("My thanks would be an hour with any slow spreadsheet of yours.", False),
        ("I will tell you how it went.", False),
        ("Give me a quarter of an hour on the phone, any hour.", True),
        ("If half an hour by video were possible in February, I would bring our figures along.", True),
        ("20 minutes by video, any week but the last of January, your choice of time.", True),
        ("I could do a quarter-hour call any night after eight.", True),
        ("I may teach now four hours in the week.", False),
        ("I will carry on with my one hour.", False),
        ("What did it cost you in lost running hours?", False),
        ("You help people speak up to a captain.", False),
        ("I have half an hour free at three, so ring me then or just write.", True),
        ("If a call is too much, the name of the one label you regret would do.", False),
        ('Your "Call me at noon" hangs above my desk, as my notes should.', False),
    ],
)
def test_asks_for_time(sentence, expected):
    assert asks_for_time(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two lines in writing would help.", True),
        ("A letter or an e-mail whenever the bees let you would be more than enough.", True),
        ("One paragraph in reply would be plenty.", True),
        ("A short answer in writing, whenever it suits you, is all I ask.", True),
        ("If the answer is no, that is an answer too.", False),
        ("I put up a board for notes and it stayed empty.", False),
        ("Ring me then or just write.", True),
        ('Your "Two lines of forty characters" hangs above my desk, because it is what my notes should be.', False),
    ],
)
def test_asks_for_answer(sentence, expected):
    assert asks_for_answer(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Could you also read my nine pages?", True),
        ("Would you be so kind as to introduce me to two of your members?", True),
        ("Please forward this to your board.", True),
        ("Could you tell me what you said?", False),
        ("What would you cross out first?", False),
        ("Please ignore this if it does not suit.", False),
        ("If you could spare ten minutes, I would be glad.", False),
        ("If you are busy please forget it.", False),
        ("I kindly ask for fifteen minutes on the phone.", False),
        ("Please permit me to write to you.", False),
    ],
)
def test_asks_for_favour(sentence, expected):
    assert asks_for_favour(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("20 minutes", [20]),
        ("15-20 minutes", [20]),
        ("an hour and a half", [90]),
        ("two hours", [120]),
        ("half an hour", [30]),
        ("a quarter of an hour", [15]),
        ("twenty-five minutes", [25]),
        ("some minutes", []),
    ],
)
def test_minutes_named(sentence, minutes):
    assert [found.minutes for found in minutes_named(sentence)] == minutes


@pytest.mark.parametrize(
    "sentence",
    [
        "If it does not suit, just say so.",
        "“Not now” is a perfectly good answer.",
        "No worries if it's a bad week.",
        "If it is not possible, a short “no” is enough.",
        "Say no and I'll think no less of you.",
        "I shall not be offended by a refusal, nor by silence.",
        "Should it not be, I would quite understand.",
        "Not this month? Then not this month.",
        "When it is not possible, then not, and I thank you for reading.",
        "You would be doing nothing wrong by saying you haven't.",
        "Do not trouble yourself if the desk is full.",
        "If you can't, you can't.",
        "It is entirely fine to say that it does not fit.",
        "No answer is fine too.",
        "It costs you nothing to decline.",
        "In case you have no possibility, please do not feel obliged to answer.",
        "Feel free to ignore this.",
    ],
)
def test_a_way_out_in_many_words(sentence):
    assert leaves_way_out(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I will not take no for an answer.",
        "I understand you are busy, but please answer.",
        "I am counting on your reply.",
        "It would mean a great deal to a person in my position.",
        "There is no sign of it, and I know that is fine with them.",
        "What did you not say when the report was refused?",
    ],
)
def test_what_is_no_way_out(sentence):
    assert not leaves_way_out(sentence)


@pytest.mark.parametrize(
    "words", ["today", "ASAP", "the moment you have read this", "before the day is out", "within the hour", "tonight"]
)
def test_words_that_hurry(words):
    assert rush(f"Could we talk for ten minutes {words}?")


@pytest.mark.parametrize(
    ("words", "soon"),
    [
        ("this Tuesday", True),
        ("by 25 November", True),
        ("in the next few days", True),
        ("from 25 November", False),
        ("in the week of 18 January", False),
        ("on a Tuesday in December", False),
        ("29 Feb", False),
    ],
)
def test_a_window_under_five_days_is_soon(words, soon):
    assert bool(short_window(f"Could we talk for ten minutes {words}?", TODAY)) is soon


@pytest.mark.parametrize(
    ("sentence", "gives"),
    [
        ("Whatever we try, I will tell you how it went.", True),
        ("In return I can show you photographs.", True),
        ("You would get my times from line 5.", True),
        ("Happy to look over your ladder.", True),
        ("I put up a board.", False),
    ],
)
def test_gives_back(sentence, gives):
    assert gives_back(sentence) is gives


@pytest.mark.parametrize(
    ("sentence", "courtesy"),
    [
        ("Thank you for reading.", True),
        ("A short call next week would be enough.", True),
        ("You led the merger of the two mills.", False),
        ("My mixer sounds wrong.", False),
    ],
)
def test_courtesy_claims_nothing(sentence, courtesy):
    assert is_courtesy(sentence) is courtesy


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("Kindly let me see your slides.", True),
        ("Kindly put me in touch with your buyer.", True),
        ("Kindly feed back on my plan.", True),
        ("You kindly let me see your slides.", False),
        ("You kindly agreed to it.", False),
        ("You kindly said yes.", False),
    ],
)
def test_kindly_asks_unless_it_was_done(sentence, asks):
    assert bool(requests(sentence)) is asks
