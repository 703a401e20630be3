from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from companion.domain.people import Profile, value_at
from tests.domain.made import RUNE, profile


def made(**fields: Any) -> Profile:
    return Profile.model_validate({"id": "p", "basics": {"name": "Ann"}, **fields})


@pytest.mark.parametrize(
    ("fields", "place", "says"),
    [
        ({"basics": {"name": "  "}}, ("basics", "name"), "a name is needed"),
        ({"basics": {"name": "A", "email": "no address"}}, ("basics", "email"), "not an e-mail address"),
        ({"basics": {"name": "A", "email": "a@b.example,c@d.example"}}, ("basics", "email"), "not an e-mail address"),
        ({"work": [{"startDate": "spring"}]}, ("work", 0, "startDate"), "write YYYY"),
        ({"work": [{"startDate": "2019-13"}]}, ("work", 0, "startDate"), "write YYYY"),
        ({"mentoring": {"focus_areas": ["a", "b", "c"]}}, ("mentoring", "focus_areas"), "at most 2"),
        ({"mentoring": {"available": ["Monday noon"]}}, ("mentoring", "available", 0), "Mon 13:00-15:00"),
        ({"mentoring": {"capacity": -1}}, ("mentoring", "capacity"), "greater than or equal to 0"),
        ({"mentoring": {"roles": ["boss"]}}, ("mentoring", "roles", 0), "'mentor' or 'mentee'"),
        ({"mentoring": {"stage": "old"}}, ("mentoring", "stage"), "early"),
        ({"id": "a b"}, ("id",), "pattern"),
        ({"basics": {"name": "A", "summary": "x" * 20_001}}, ("basics", "summary"), "at most 20000"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(fields: dict[str, Any], place: tuple[str | int, ...], says: str) -> None:
    with pytest.raises(ValidationError) as caught:
        made(**fields)
    errors = {error["loc"]: error["msg"] for error in caught.value.errors()}
    assert says in errors[place]


def test_everything_but_a_name_is_optional_and_nothing_is_lost() -> None:
    given = {
        "id": "p",
        "basics": {"name": "Ann", "pet": "otter"},
        "work": None,
        "mentoring": {"transitions": [{"from": "a", "to": "b"}]},
        "x": [1],
    }
    document = Profile.model_validate(given).document()
    assert document == {**given, "work": []}


def test_consent_is_no_until_somebody_says_yes() -> None:
    assert made().mentoring.consent.listed is False
    assert made().mentoring.consent.model is False


@pytest.mark.parametrize(
    ("mentoring", "is_open"),
    [
        ({}, True),
        ({"capacity": None}, True),
        ({"capacity": 1}, True),
        ({"capacity": 0}, False),
        ({"paused_until": "2026-11-23"}, False),
        ({"paused_until": "2026-11-22"}, True),
    ],
)
def test_who_is_open(mentoring: dict[str, Any], is_open: bool) -> None:
    assert made(mentoring=mentoring).is_open(date(2026, 11, 22)) is is_open


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("work[0].highlights[1]", "Hung a telephone beside every machine."),
        ("mentoring.transitions[0].story", "The first week I pressed it myself."),
        ("basics.name", "Rune Falck"),
        ("work[7].name", None),
        ("work", None),
        ("nothing.here", None),
    ],
)
def test_a_source_leads_to_its_value(source: str, value: str | None) -> None:
    assert value_at(profile(RUNE).document(), source) == value


def test_a_person_is_found_by_id_or_address_in_any_case() -> None:
    rune = profile(RUNE)
    assert rune.is_called("rune")
    assert rune.is_called("RUNE@mill.example")
    assert not rune.is_called("Rune Falck")


def test_the_headline_falls_back_to_a_position() -> None:
    assert made(work=[{"name": "X"}, {"position": "Baker"}]).headline == "Baker"
    assert made().headline is None
