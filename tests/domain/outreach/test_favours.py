import pytest

from companion.domain.outreach.favours import asks_for_favour, requests


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
