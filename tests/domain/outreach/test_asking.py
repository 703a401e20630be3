import pytest

from companion.domain.outreach.asking import asks_for_answer, asks_for_time, gives_back


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Twenty minutes by phone in January would be plenty.", True),
        ("Could I ring you for a quarter of an hour one evening?", True),
        ("Half an hour some evening after New Year is all I am asking.", True),
        ("Kindly allow me a call of not more than 20 minutes.", True),
        ("We talked for an hour at the fair.", False),
        ("What did you do in the first twenty minutes of the night?", False),
        ("What did the 40 hour course not teach you?", False),
        ("After two hours of waiting, what did you say?", False),
        ("Which hour of the night do you ring the owner?", False),
        ("When would you have twenty minutes?", True),
        ("Could we talk about the 40 hour course for 20 minutes?", True),
        ("My thanks would be an hour with any slow spreadsheet of yours.", False),
        ("I will tell you how it went.", False),
        ("Give me a quarter of an hour on the phone, any hour.", True),
        ("If half an hour by video were possible in February, I would bring our figures along.", True),
        ("20 minutes by video, any week but the last of January, your choice of time.", True),
        ("I could do a quarter-hour call any night after eight.", True),
        ("I may teach now four hours in the week.", False),
        ("I will carry on with my one hour.", False),
        ("Do I write it up now, or do I talk to him again?", False),
        ("Should I speak to my foreman first?", False),
        ("Would you meet them with me for ten minutes?", True),
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
