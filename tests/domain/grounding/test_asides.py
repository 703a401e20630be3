import pytest

from companion.domain.grounding.asides import only_supposes, without_asides


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("You write of your accident on your profile, thank you for that.", "You write of your accident."),
        ("Your line about rent made me put the tea down.", "Your line about rent."),
        ("You left the sea for lime, which gives me courage.", "You left the sea for lime."),
        ("I say it so that you're not surprised.", "I say it."),
        ("As the man who felled the avenue you know the town.", "You felled the avenue you know the town."),
        ("Thank you for the figures on the rewrite.", "Thank you for the figures on the rewrite."),
        ("It made me laugh.", "It made me laugh."),
    ],
)
def test_what_a_sentence_says_of_the_reader(sentence, claims):
    assert without_asides(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You are probably in tech week.", True),
        ("I gather the calls stopped.", True),
        ("If you are in tech week, ignore me.", True),
        ("You run twelve kitchens.", False),
    ],
)
def test_what_is_only_supposed(sentence, expected):
    assert only_supposes(sentence) is expected
