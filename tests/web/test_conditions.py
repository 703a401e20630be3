"""Conditions as a person types them."""

from __future__ import annotations

from typing import Any

import pytest

from companion.domain.needs import Filter
from companion.services.matching.needs import CHOICES
from companion.web.conditions import SETTABLE, condition, editable, typed
from companion.web.words import TURNED_DOWN


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        ("industry", "healthcare, human resources", ["healthcare", "human-resources"]),
        ("language", "Norwegian or Spanish; Sami", ["Norwegian", "Spanish", "Sami"]),
        ("stage", "in mid-career", ["mid"]),
        ("stage", "mid", ["mid"]),
        ("format", "A single talk, written answers", ["one_off", "written"]),
        ("channel", "in person or in writing", ["in_person", "text"]),
        ("timezone", "Europe/Oslo", ["Europe/Oslo"]),
        ("done", "moved from teaching, law or trade into product", ["moved from teaching, law or trade into product"]),
        ("person", "manager", ["manager"]),
        ("organisation", "Open Hand", ["Open Hand"]),
    ],
)
def test_typed_words_become_values(field: str, text: str, values: list[str]) -> None:
    assert condition(field, "in", text).value == values


@pytest.mark.parametrize("one", [one for one in SETTABLE if one.values], ids=lambda one: one.field)
def test_every_value_offered_is_one_the_search_takes(one: Any) -> None:
    codes = [condition(one.field, "in", value).value[0] for value in one.values]
    assert set(codes) == set(CHOICES[one.field])


@pytest.mark.parametrize("one", SETTABLE, ids=lambda one: one.field)
def test_every_example_can_be_typed_again(one: Any) -> None:
    read = condition(one.field, "not_in", one.hint)
    assert condition(one.field, "not_in", typed(read)) == read


def test_a_changed_time_zone_keeps_its_hours() -> None:
    before = Filter(field="timezone", value=[{"zone": "Europe/Oslo", "overlap_hours": 3}], from_="three hours with Oslo")
    assert typed(before) == "Europe/Oslo"
    changed = condition("timezone", "in", "Asia/Tokyo", before=before)
    assert changed.value == [{"zone": "Asia/Tokyo", "overlap_hours": 3}]
    assert changed.from_ == ""


@pytest.mark.parametrize(
    ("field", "from_", "can"),
    [
        ("language", "", True),
        ("capacity", "", False),
        ("person", TURNED_DOWN, False),
        ("person", "not Ada", True),
        ("topic", "", False),
    ],
)
def test_what_can_be_changed(field: Any, from_: str, can: bool) -> None:
    assert editable(Filter(field=field, value=["x"], from_=from_)) is can
