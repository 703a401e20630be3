import pytest

from tests.domain.cases import severities, with_sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "I was on sick leave with burnout.",
        "My work permit runs out in May.",
        "I earn 2,400 euros a month.",
        "I am divorced.",
        "As a Catholic I do not bake on Sunday.",
        "I am 52 years old, divorced, and ready to move.",
        "My boss is incompetent.",
        "This is confidential: the shop will be sold.",
    ],
)
def test_private_matters_fail(sentence):
    assert severities(with_sentence(sentence), "O19") == {"fail"}


def test_an_age_is_the_senders_to_tell():
    assert severities(with_sentence("I am 52 years old."), "O19") == {"warn"}


@pytest.mark.parametrize(
    "sentence",
    [
        "My patients have diabetes.",
        "We sell 2,400 loaves a month.",
        "My mother ran the bakery before me.",
        "God bless your work.",
        "The oven is 52 years old.",
        "My boss is away on Mondays.",
        "Our prices are public.",
    ],
)
def test_what_a_trade_speaks_of_passes(sentence):
    assert severities(with_sentence(sentence), "O19") == set()
