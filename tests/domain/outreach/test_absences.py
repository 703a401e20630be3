"""When somebody says in words that they are away."""

from datetime import date

import pytest

from companion.domain.outreach.absences import absences
from companion.domain.people import Profile

TODAY = date(2026, 11, 23)


def away(text: str) -> list[tuple[str, str, bool]]:
    person = Profile.model_validate({"id": "p", "basics": {"name": "A B"}, "mentoring": {"constraints": text}})
    return [(f"{one.first:%m-%d}", f"{one.last:%m-%d}", one.promised_from) for one in absences(person, TODAY, own=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On the ice from 2 to 20 January without a telephone.", [("01-02", "01-20", False)]),
        ("Harvest, so not before 15 December.", [("11-23", "12-14", False)]),
        ("From 9 February on; I am in the field until then.", [("11-23", "02-08", False)]),
        ("Away until March.", [("11-23", "02-28", False)]),
        ("The shop is closed in January and February.", [("01-01", "02-28", False)]),
        ("Travelling Dec 5 - Dec 19", [("12-05", "12-19", False)]),
        ("No talks between 28 and 4 January.", [("12-28", "01-04", False)]),
        ("The crew list comes on the 27th; I can only say a day after that.", [("11-23", "11-26", True)]),
        ("Away until 3 October.", []),
        ("Not before 14:00, I am asleep.", []),
        ("Off season only, and not during hunting week.", []),
        ("We start again in May.", []),
        ("Only free again from 11 January.", [("11-23", "01-10", False)]),
        ("From 14 December on.", [("11-23", "12-13", False)]),
        ("Abroad from 14 December.", [("12-14", "02-12", False)]),
        ("From 14 December I have no telephone.", [("12-14", "02-12", False)]),
        ("Running the night bakery since March.", []),
        ("Abroad since April, and glad of letters.", []),
        ("After 8 January my letters are longer.", []),
        ("Best by post from January.", []),
        ("From January on I also teach harness making.", []),
        ("Ten minutes from April lane.", []),
        ("Write out of hours from January.", []),
        ("On leave until 29 February.", [("11-23", "02-27", False)]),
        ("Abroad until 31 February.", [("11-23", "02-27", False)]),
        ("Gone until 99 December.", []),
        ("Closed from 0 to 6 December.", []),
        ("Travelling 00-6 Dec.", []),
        ("Away from 40 November to 6 December.", []),
        ("Away from 3 to 77 December.", []),
    ],
)
def test_what_is_said_of_being_away(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert away(text) == expected


def test_what_somebody_keeps_to_themselves_is_read_for_them_alone() -> None:
    person = Profile.model_validate({"id": "p", "basics": {"name": "A B"}, "mentoring": {"constraints": "Away until March."}})
    assert absences(person, TODAY, own=True)
    assert absences(person, TODAY, own=False) == []


def test_the_words_are_quoted_whole() -> None:
    text = "From 9 February on; I am in the field until then."
    person = Profile.model_validate({"id": "p", "basics": {"name": "A B"}, "mentoring": {"style": text}})
    assert [one.said for one in absences(person, TODAY, own=False)] == [text]
