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


@pytest.mark.parametrize(
    "sentence",
    [
        "My boss will close the shop, and the others don't know yet.",
        'My manager said "we correct it quietly next year".',
        "The foreman told us to keep quiet.",
        "They swept it under the carpet.",
        "You left the winder after a stroke.",
    ],
)
def test_what_is_kept_quiet_and_their_health_are_asked_about(sentence):
    assert severities(with_sentence(sentence), "O19") == {"warn"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The others don't know yet how to read a drawing.",
        "Nobody knows why the pump fails.",
        "He works quietly at the back.",
        "You told me not to write more than a page.",
        "They did not know.",
        "You came back after a holiday.",
    ],
)
def test_what_is_only_not_known_is_no_secret(sentence):
    assert severities(with_sentence(sentence), "O19") == set()
