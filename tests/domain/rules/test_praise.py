import pytest

from tests.domain.cases import BODY, severities, with_sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You are an amazing leader, I am a huge fan of you, and I am in awe.", {"fail"}),
        ("You are such an inspiration. Nobody is better than you. I look up to you.", {"fail"}),
        ("Wonderful! Great! Yes!", {"fail"}),
        ("I admire you.", {"warn"}),
        ("Your piece is brilliant, and your career is amazing.", {"warn"}),
        ("What was your best night?", set()),
        ("A short call would be wonderful.", set()),
        ("The new oven is amazing.", set()),
        ("Our head baker is brilliant at it.", set()),
        ("It works!", set()),
        ("Your work with the crews is truly remarkable and an inspiration to every mill.", {"warn"}),
        ("You walked the night shift, which is simply wonderful and so moving.", {"warn"}),
        ("What you do is extraordinary.", {"warn"}),
        ("I have rarely admired anybody so much.", {"warn"}),
        ("You are a hero to me, and the night walk is the most beautiful idea I have ever read.", {"warn"}),
        ("What you do is extraordinary, your patience is stunning, and you are a living legend.", {"fail"}),
        ("I had a wonderful apprentice.", set()),
        ("I have rarely admired anybody more than my first foreman.", set()),
        ("You were a beacon keeper on the coast.", set()),
        ("I have read your page with big interest.", set()),
        ("Your piece is clear and useful.", set()),
        ("Your piece made me think that our oven is amazing.", set()),
        ("Which of your nights was the most beautiful?", set()),
        ("Your board was the inspiration for our board.", set()),
        ('You told the crew "your work is amazing" once.', set()),
    ],
)
def test_flattery(sentence, expected):
    assert severities(with_sentence(sentence), "O12") == expected


@pytest.mark.parametrize(
    ("greeting", "expected"),
    [("Hello Rune, legend", {"warn"}), ("Dear Rune,", set()), ("Dear Legend Falck,", set())],
)
def test_a_name_of_honour_in_the_greeting(greeting, expected):
    assert severities(BODY.replace("Dear Rune,", greeting), "O12") == expected
