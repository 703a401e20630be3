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
