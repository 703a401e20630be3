import pytest

from tests.domain.cases import RUNE, severities, with_sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I am passionate about bread and want to pick your brain.", {"fail"}),
        ("I want to leverage my network and add value.", {"fail"}),
        ("I am passionate about bread.", {"warn"}),
        ("We pay value added tax.", set()),
        ("The journey to the mill takes an hour.", set()),
        ("We use a lever to open the oven.", set()),
        ("The ecosystem of a sourdough is old.", set()),
    ],
)
def test_buzzwords(sentence, expected):
    assert severities(with_sentence(sentence), "O13") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "You are my only hope.",
        "I am desperate.",
        "I would be devastated.",
        "This is my last chance.",
        "You owe it to the young.",
        "People like you always ignore such letters.",
        "Nobody else will help me.",
        "My whole career depends on your answer.",
        "Please do not let me down.",
        "It hurts to be ignored by you.",
        "I will ring your office until I reach you.",
        "Please answer this time.",
    ],
)
def test_pressure_and_pity_fail(sentence):
    assert severities(with_sentence(sentence), "O18") == {"fail"}


@pytest.mark.parametrize(
    "sentence",
    [
        "It was the last chance to change the dough.",
        "If you would rather ignore this, that is fine.",
        "Nobody helps with the night shift.",
        "The bread depends on the flour.",
        "When you have to call the crew, who speaks?",
        "It was a last resort and it worked.",
        "I let the team down that winter.",
        "I did not understand that you had left.",
        "I'll ask about your work first.",
    ],
)
def test_plain_trouble_is_no_pressure(sentence):
    assert severities(with_sentence(sentence), "O18") == set()


def test_what_is_quoted_presses_nobody():
    assert severities(with_sentence('The owner said "you are my only hope" that night.'), "O18") == set()
    assert severities(with_sentence('The owner said "no" that night, and you are my only hope.'), "O18") == {"fail"}


def test_the_readers_own_words_press_nobody():
    told = RUNE.mentoring.model_copy(update={"can_help_with": ["Interrupting people above you in a room, politely and at once"]})
    mentor = RUNE.model_copy(update={"mentoring": told})
    sentence = "You offer help with interrupting people above you in a room, politely and at once."
    assert severities(with_sentence(sentence), "O18", mentor=mentor) == set()
