"""Contacts by purpose, the nearest to a country."""

import pytest

from companion.domain.boundaries.cases import Sayings
from companion.domain.boundaries.contacts import ContactTable
from companion.errors import SettingsError

TABLE = ContactTable.read()
WORDS_OF_A_STOP = 90


@pytest.mark.parametrize(
    ("country", "regions", "first"),
    [
        (None, (), "112 in the European Union, 911 in the United States and Canada, 999 in the United Kingdom"),
        ("United Kingdom", ("Europe",), "999"),
        ("Norway", ("Europe",), "112"),
        ("Canada", ("North America",), "911"),
        ("Kenya", ("Africa",), "112 in the European Union, 911 in the United States and Canada, 999 in the United Kingdom"),
    ],
)
def test_the_contact_of_the_country_comes_first(country: str | None, regions: tuple[str, ...], first: str) -> None:
    assert TABLE.for_each(["emergency"], country=country, regions=regions)[0].contact == first


def test_a_programme_adds_its_own() -> None:
    own = ContactTable.read('[[contact]]\nfor = ["programme"]\nname = "Ada"\ncontact = "ext. 12"\nchecked = 2026-01-02\n')
    [ada] = own.for_each(["programme", "crisis"])
    assert (ada.name, ada.contact, str(ada.checked)) == ("Ada", "ext. 12", "2026-01-02")


@pytest.mark.parametrize(
    "text", ["[[contact", '[[contact]]\nname = "Ada"\n', '[[contact]]\nfor=["a"]\nname="b"\ncontact="c"\nfax=1\n']
)
def test_a_damaged_table_is_said(text: str) -> None:
    with pytest.raises(SettingsError, match=r"contacts\.toml"):
        ContactTable.read(text)


@pytest.mark.parametrize("case", [f"B{number}" for number in range(1, 25)])
@pytest.mark.parametrize("stop", [True, False])
@pytest.mark.parametrize("country", [None, "Germany", "United States"])
def test_every_case_has_words_few_and_a_human(case: str, stop: bool, country: str | None) -> None:
    said = Sayings().case(case, stop=stop, words=[], contacts=TABLE, country=country)
    assert said.hand_to
    assert said.message
    assert len(said.message.split()) <= WORDS_OF_A_STOP
    assert said.message.count("?") == (1 if case == "B20" else 0)
