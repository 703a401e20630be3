"""Sentences a person wrote by hand about their reader: what fails, what they are asked about, what passes."""

from datetime import date

import pytest

from companion.domain.grounding.grounding import Records, ground
from companion.domain.people import Profile
from companion.text.lexicon import EnglishLexicon

READER = Profile.model_validate(
    {
        "id": "p-1",
        "basics": {"name": "Marit Oduya", "label": "Court clerk turned judge, no university degree"},
        "work": [
            {
                "position": "District court judge",
                "name": "Lindvik Court",
                "startDate": "2019",
                "summary": "Seven clerks; family cases",
            },
            {
                "position": "Court clerk",
                "name": "Lindvik Court",
                "startDate": "2002",
                "endDate": "2019",
                "summary": "Registry; learned sign language here",
            },
        ],
        "mentoring": {"roles": ["mentor"], "why_this_matters": "In 2006 I had an accident and needed one calm colleague"},
    }
)
SENDER = Profile.model_validate(
    {"id": "p-2", "basics": {"name": "Jon Ek", "label": "Court clerk"}, "work": [{"position": "Court clerk"}]}
)


def read(sentence: str, **more: bool):
    lexicon = EnglishLexicon()
    records = Records(READER, SENDER, (), lexicon.stems, written_by_sender=True, by_hand=True, today=date(2026, 11, 22), **more)
    return ground(sentence, records)


@pytest.mark.parametrize(
    "sentence",
    [
        "How did your university degree open doors at Lindvik Court?",
        "You learned sign language only after you had become district court judge.",
        "You lead 19 clerks in family cases.",
        "In your book “Quiet Files” you tell of the registry.",
    ],
)
def test_what_the_profile_speaks_against_fails(sentence):
    assert read(sentence).origin == "unsupported"


@pytest.mark.parametrize(
    "sentence",
    [
        "You went from the clerk's desk to the bench, and I would like to know how.",
        "How long did you wait before you sat with learners again?",
        "You are probably tired of such letters by now.",
    ],
)
def test_what_is_asked_or_supposed_is_never_refused(sentence):
    assert read(sentence).origin != "unsupported"


def test_what_both_were_present_at_is_asked_about():
    said = "On the panel you were cut off after one sentence about the forms."
    assert read(said).origin == "unsupported" or read(said).unsure
    assert read(said, met=True).origin != "unsupported"


@pytest.mark.parametrize(
    "sentence",
    [
        "You write of your accident on your profile very openly, thank you for that.",
        "Did you learn sign language before you crossed over, or after?",
        "Court clerk, 5 years, 1,200 files.",
    ],
)
def test_what_is_told_freely_passes(sentence):
    assert read(sentence).origin != "unsupported"


TRAINER = Profile.model_validate(
    {
        "id": "p-3",
        "basics": {"name": "Alma Reyes", "label": "Trainer of drivers", "summary": "Fifteen years on the trucks, six teaching."},
        "work": [
            {
                "position": "Trainer",
                "name": "Depot North",
                "highlights": [
                    "Cut the slides from nine days to three and gave the time to reversing and talk-back.",
                    "Cut spilt diesel from 38 to 21 litres a week by moving the pump back two metres.",
                ],
            }
        ],
        "publications": [{"name": "Who signed this at 07:58?", "publisher": "Depot Days"}],
        "mentoring": {"roles": ["mentor"]},
    }
)


def read_of_trainer(sentence: str):
    lexicon = EnglishLexicon()
    records = Records(TRAINER, SENDER, (), lexicon.stems, written_by_sender=True, by_hand=True, today=date(2026, 11, 22))
    return ground(sentence, records)


def test_half_a_compound_is_no_deed_to_deny():
    assert read_of_trainer("You went from the trucks to teaching and you don't talk fancy.").origin != "unsupported"


def test_an_hour_and_its_minutes_are_one_figure():
    assert read_of_trainer("I have read your piece about signing at 07:58.").origin != "unsupported"


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("You moved the pump back two metres and the spilt diesel fell from 38 to 21 litres.", True),
        ("You moved the pump back two metres and the spilt diesel fell from 38 to 12 litres.", False),
        ("You moved the pump back two metres and the spilt diesel fell from 21 to 38 litres.", False),
    ],
)
def test_two_clauses_of_one_line_with_its_figures_pass(sentence, passes):
    found = read_of_trainer(sentence)
    assert (found.origin != "unsupported" and not found.unsure) is passes
