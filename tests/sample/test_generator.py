from collections import Counter
from itertools import islice

import pytest

from companion.domain.matching.passages import passages
from companion.sample import generator


@pytest.fixture(scope="module")
def crowd():
    return list(generator.people(1_000))


@pytest.mark.parametrize("number", [1, 5, 77, 999_999, 1_000_000])
def test_a_number_is_always_the_same_person(number):
    person = generator.person(number)
    assert person == generator.person(number)
    assert person.id == f"s-{number:07d}"
    assert person.email == f"s-{number:07d}@generated.example"


def test_no_more_are_made_than_are_asked_for():
    assert [one.id for one in islice(generator.people(), 2)] == ["s-0000001", "s-0000002"]
    assert [one.id for one in generator.people(2, first=9)] == ["s-0000009", "s-0000010"]


def test_they_are_known_by_heart(crowd):
    """Figures measured on generated people stay comparable only while these people stay the same."""
    first = crowd[0]
    assert first.basics.summary == "33 years in the same building site near Osaka, most of them spent on subcontractors."
    assert first.mentoring.can_help_with[0] == "Explaining subcontractors with 48 people when nobody wrote down how it was done"


def test_they_have_about_eight_passages_and_many_different_ones(crowd):
    lines = [line.quote for one in crowd for line in passages(one, lambda text: [text])]
    assert 7 < len(lines) / len(crowd) < 9
    assert len(set(lines)) > len(lines) / 2


def test_they_are_of_every_kind(crowd):
    assert Counter(role for one in crowd for role in one.mentoring.roles) == {"mentor": 800, "mentee": 200}
    assert {one.mentoring.stage for one in crowd} >= {"early", "mid", "senior", "executive", "retired"}
    assert len({one.mentoring.industry for one in crowd}) > 40
    assert any(one.mentoring.transitions for one in crowd)
    assert all(one.mentoring.consent.listed and not one.mentoring.consent.model for one in crowd)
