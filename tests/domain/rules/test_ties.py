import pytest

from companion.domain.outreach.outreach import Evidence, WarmPath
from tests.domain.cases import BODY, severities, with_sentence

PATH = WarmPath(kind="employer", quotes=[Evidence(who="mentor", source="work[0].name", quote="Fossen Mill")])
KNOWN = WarmPath(kind="contact", quotes=[Evidence(who="mentor", source="basics.name", quote="Rune Falck")])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Karin Solheim suggested that I write to you.", {"fail"}),
        ("I got your address from Pieter Maes.", {"fail"}),
        ("Our mutual friend Hélène told me about you.", {"fail"}),
        ("Colleagues suggested that I write to you.", set()),
        ("My foreman Dave said the board is ugly.", set()),
        ("You told me to write.", set()),
    ],
)
def test_a_mutual_contact_agrees_first(sentence, expected):
    assert severities(with_sentence(sentence), "O24") == expected
    assert severities(with_sentence(sentence), "O24", mutual_agreed=True) == set()


def test_the_mutual_contact_that_was_given():
    assert severities(with_sentence("Karin and I spoke of the mill."), "O24", mutual="Karin Solheim") == {"fail"}
    assert severities(BODY, "O24", mutual="Karin Solheim") == set()


@pytest.mark.parametrize(
    ("paths", "sentence", "expected"),
    [
        ((), "It rains.", set()),
        ((PATH,), "It rains.", {"warn"}),
        ((PATH,), "I was at Fossen in 2010.", set()),
        ((KNOWN,), "It rains.", {"warn"}),
        ((KNOWN,), "We met at the fair.", set()),
    ],
)
def test_a_warm_path_is_used(paths, sentence, expected):
    assert severities(with_sentence(sentence), "O27", warm_paths=paths) == expected


def test_how_they_know_each_other_is_a_warm_path():
    assert severities(BODY, "O27", warm_paths=(PATH,), how_known="We met in 2020.") == set()
