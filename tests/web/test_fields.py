"""A profile through its form and back."""

from __future__ import annotations

from typing import Any

import pytest

from companion.errors import InputError
from companion.web.audience import AND_LEADS, CARRIED, DECLINED, INTRODUCED, KEPT, PROBE, QUOTED, SEEKING, audience
from companion.web.fields import SIX, Entries, all_parts
from companion.web.forms import entries, read_profile, shown
from tests.web.fakes import mentee, mentor


def as_form(document: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends when nothing was changed."""
    given: dict[str, Any] = {}
    for part in all_parts():
        if isinstance(part, Entries):
            for number, entry in enumerate(entries(document, part)):
                given |= {f"{part.path}[{number}].{field.path}": shown(entry, field) for field in part.fields}
        else:
            given[part.path] = shown(document, part)
    return given


@pytest.mark.parametrize("person", [mentor(), mentee()], ids=["mentor", "mentee"])
def test_an_untouched_form_changes_nothing(person: Any) -> None:
    document = {**person.document(), "languages": [{"language": "Norwegian", "fluency": "native"}], "unplanned": {"kept": 1}}
    assert read_profile(document, as_form(document), all_parts()).document() == document


def test_what_is_typed_arrives() -> None:
    given = {
        "basics.name": " Ada Ek ",
        "basics.location.countryCode": "SE",
        "languages": "Swedish, Finnish; Sámi",
        "mentoring.can_help_with": "Rust\r\n\r\n  Paint systems  ",
        "mentoring.roles": ["mentor", "mentee"],
        "mentoring.capacity": "0",
        "mentoring.paused_until": "2027-01-10",
        "mentoring.consent.listed": "yes",
        "work[3].position": "Bridge painter",
        "work[3].highlights": "Nine bridges\nOne ferry",
        "mentoring.transitions[0].year": "2019",
        "mentoring.transitions[0].to": "painter",
    }
    profile = read_profile({"id": "p-1"}, given, all_parts())
    assert profile.name == "Ada Ek"
    assert [one.language for one in profile.languages] == ["Swedish", "Finnish", "Sámi"]
    assert profile.mentoring.can_help_with == ["Rust", "Paint systems"]
    assert profile.mentoring.roles == ["mentor", "mentee"]
    assert profile.mentoring.capacity == 0
    assert str(profile.mentoring.paused_until) == "2027-01-10"
    assert profile.mentoring.consent.listed
    assert not profile.mentoring.consent.model
    assert profile.work[0].highlights == ["Nine bridges", "One ferry"]
    assert profile.mentoring.transitions[0].year == 2019
    assert profile.basics.location is not None
    assert profile.basics.location.countryCode == "SE"


def test_an_emptied_field_and_a_dropped_entry_go_away() -> None:
    document = mentor().document()
    given = as_form(document)
    given["basics.summary"] = "  "
    given = {name: value for name, value in given.items() if not name.startswith("work[0]")}
    profile = read_profile(document, given, all_parts())
    assert profile.basics.summary is None
    assert profile.work == []
    assert "work" not in profile.document()


def test_a_withdrawn_consent_is_kept_as_a_no() -> None:
    document = mentor().document()
    given = {**as_form(document), "mentoring.consent.listed": []}
    assert read_profile(document, given, all_parts()).document()["mentoring"]["consent"] == {"listed": False}


@pytest.mark.parametrize(
    ("path", "value", "label"),
    [
        ("basics.name", "", "Name"),
        ("basics.email", "ada@", "E-mail"),
        ("mentoring.capacity", "many", "Places"),
        ("mentoring.available", "Monday", "Usually free"),
        ("mentoring.focus_areas", "a\nb\nc", "At most two things to work on"),
        ("mentoring.stage", "boss", "Career stage"),
        ("mentoring.paused_until", "soon", "Paused until"),
        ("basics.summary", "x" * 20_001, "In their own words"),
        ("work[0].startDate", "May", "Positions"),
    ],
)
def test_a_wrong_value_is_named_by_its_label(path: str, value: str, label: str) -> None:
    with pytest.raises(InputError, match=rf"^{label}: ") as caught:
        read_profile({"id": "p-1", "basics": {"name": "Ada"}}, {"basics.name": "Ada", path: value}, all_parts())
    assert "pydantic" not in str(caught.value)
    assert "Nothing was saved" in caught.value.remedy


def test_the_short_form_needs_only_a_name() -> None:
    assert read_profile({"id": "p-1"}, {"basics.name": "Ada"}, SIX).name == "Ada"


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("basics.name", CARRIED),
        ("basics.label", QUOTED),
        ("basics.email", INTRODUCED),
        ("languages", CARRIED),
        ("basics.location.city", CARRIED),
        ("mentoring.organisation", CARRIED),
        ("mentoring.stage", CARRIED),
        ("mentoring.roles", CARRIED),
        ("mentoring.why_this_matters", CARRIED),
        ("work", QUOTED),
        ("mentoring.can_help_with", QUOTED),
        ("mentoring.transitions", QUOTED),
        ("mentoring.goal", SEEKING),
        ("mentoring.topics_declined", DECLINED),
        ("mentoring.capacity", CARRIED),
        ("mentoring.formats", CARRIED),
        ("mentoring.blocks", KEPT),
        ("mentoring.reports_to", KEPT),
        ("mentoring.constraints", KEPT),
        ("mentoring.available", KEPT),
        ("mentoring.timezone", KEPT),
    ],
)
def test_who_sees_a_field(path: str, who: str) -> None:
    assert audience(path) == who


@pytest.mark.parametrize("part", all_parts(), ids=lambda part: part.path)
def test_the_probe_has_something_in_every_field(part: Any) -> None:
    assert entries(PROBE, part) if isinstance(part, Entries) else shown(PROBE, part)


@pytest.mark.parametrize("part", all_parts(), ids=lambda part: part.path)
def test_where_people_sign_in_it_is_said_what_whoever_leads_reads(part: Any) -> None:
    assert (AND_LEADS in audience(part.path, led=True)) is (part.path != "mentoring.blocks")
    assert AND_LEADS not in audience(part.path)
