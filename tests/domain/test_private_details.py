import pytest

from companion.domain.people import Profile
from companion.domain.private_details import without_contact, without_person
from tests.domain.made import RUNE, profile

LEFT_OUT = "[left out]"


@pytest.mark.parametrize(
    "hidden",
    [
        "odile@bakery.example", "o.m+x@sub.bakery.example", "+33 6 12 34 56 78", "0033612345678", "(020) 7946 0958",
        "07700 900123",
        "https://intern.bakery.example/board?x=1", "www.bakery.example", "14 Mill Street", "221B Baker Street", "Storgata 12",
        "Hauptstraße 7", "rue des Lilas 12", "bakery.example/board",
    ],
)  # fmt: skip
def test_ways_to_reach_somebody_are_left_out(hidden: str) -> None:
    text = without_contact(f"Before {hidden} after.")
    assert hidden not in text
    assert text.startswith("Before [left out]")
    assert text.rstrip(".").endswith("after")


@pytest.mark.parametrize(
    "text",
    [
        "From 2019 to 2021 I led 14 people.", "Between 2019-2021 and on 2019-06-30.", "We sold 1200 loaves at 3.50 each.",
        "I wrote 10 000 lines.", "A road that leads nowhere.", "On 12.03.2024 we met.", "In 2018, 2019 and 2020.",
    ],
)  # fmt: skip
def test_plain_figures_and_dates_stay(text: str) -> None:
    assert without_contact(text) == text


def test_contact_fields_of_a_profile_are_known_whatever_they_look_like() -> None:
    person = Profile.model_validate(
        {
            "id": "p", "basics": {"name": "P", "phone": "ext. forty-two", "location": {"address": "The old mill"},
                                  "profiles": [{"network": "x", "username": "millkeeper", "url": "x.example/millkeeper"}]},
        }
    )  # fmt: skip
    assert (
        without_contact("At The old mill, ext. forty-two, as millkeeper.", person) == "At [left out], [left out], as [left out]."
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Dear Rune, I liked Falck's piece.", ("I liked",)),
        ("You hung a telephone beside every machine and I wondered.", ("and I wondered",)),
        ("“The alarm nobody pressed” is my back room.", ("is my back room",)),
        ("As safety lead, paper mill people know this.", ("people know this",)),
    ],
)
def test_a_persons_name_and_words_are_taken_out_of_a_text(text: str, kept: tuple[str, ...]) -> None:
    left = without_person(text, profile(RUNE))
    for word in ("Rune", "Falck", "telephone beside", "alarm nobody", "paper mill"):
        assert word.casefold() not in left.casefold()
    assert all(part in left for part in kept)
