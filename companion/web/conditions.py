"""Conditions as a person sets them: which there are, what each is called, and typed words as its values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from companion.domain.needs import INDUSTRIES, Filter, FilterField
from companion.errors import EmptyText, UsageError
from companion.web import words


@dataclass(frozen=True)
class Settable:
    """One condition a person can set: what it is called, an example of its values, and all of them where they are few."""

    field: FilterField
    label: str
    hint: str
    values: tuple[str, ...] = ()
    one_value: bool = False


SETTABLE = (
    Settable("industry", "Industry", "healthcare, education", tuple(name.replace("-", " ") for name in INDUSTRIES)),
    Settable("language", "Language", "Norwegian, Spanish"),
    Settable("country", "Country", "Norway, Denmark"),
    Settable("region", "Part of the world", "Europe, Latin America"),
    Settable("timezone", "Hours in common with", "Europe/Oslo"),
    Settable("stage", "Career stage", words.STAGES["mid"], tuple(words.STAGES.values())),
    Settable("format", "Kind of exchange", words.FORMATS["one_off"], tuple(words.FORMATS.values())),
    Settable("channel", "Way of talking", words.CHANNELS["phone"], tuple(words.CHANNELS.values())),
    Settable("capacity", "Places", "open", ("open",)),
    Settable("done", "Lived through", "moved from teaching into product work", one_value=True),
    Settable("organisation", "Organisation", "its name, or own"),
    Settable("person", "Person", "a name, or manager"),
)
"""What a person may ask of people by hand. What somebody knows is an aspect, found by meaning."""

_BY_FIELD = {one.field: one for one in SETTABLE}
_CODES = {said.casefold(): code for names in (words.STAGES, words.FORMATS, words.CHANNELS) for code, said in names.items()} | {
    name.replace("-", " "): name for name in INDUSTRIES
}
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+or\s+")


def condition(field: str, op: str, typed: str, *, before: Filter | None = None) -> Filter:
    """A condition from typed words; of one that is changed, `before` keeps what the words do not say.

    Raises:
        EmptyText: there are no words.
        UsageError: there is no such condition.
    """
    settable = next((one for one in SETTABLE if one.field == field), None)
    if settable is None or op not in ("in", "not_in"):
        raise UsageError("That is no condition there is.", "Choose one from the list.")
    if not typed.strip():
        raise EmptyText("The condition has no value.", f"Write one, such as “{settable.hint}”.")
    parts = [typed.strip()] if settable.one_value else [part for part in _BETWEEN.split(typed.strip()) if part]
    hours = _hours(before)
    values: list[Any] = [_CODES.get(part.casefold(), part) for part in parts] if settable.values else list(parts)
    if field == "timezone" and hours is not None:
        values = [{"zone": zone, "overlap_hours": hours} for zone in values]
    return Filter.model_validate({"field": field, "op": op, "value": values})


def editable(one: Filter) -> bool:
    """Whether a condition's value can be typed; those that know one value only, or people by their ids, are dropped instead."""
    return one.field in _BY_FIELD and one.field != "capacity" and one.from_ != words.TURNED_DOWN


def typed(one: Filter) -> str:
    """A condition's values as a person would type them."""
    return ", ".join(_typed(one.field, value) for value in one.value)


def values_of(one: Filter) -> str:
    """The name under which the page lists a field's values; empty where any words will do."""
    settable = _BY_FIELD.get(one.field)
    return one.field if settable and settable.values else ""


def _typed(field: str, value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("zone", ""))
    names = {"stage": words.STAGES, "format": words.FORMATS, "channel": words.CHANNELS}.get(field, {})
    return names.get(str(value), str(value).replace("-", " ") if field == "industry" else str(value))


def _hours(before: Filter | None) -> float | None:
    asked = [value for value in before.value if isinstance(value, dict)] if before else []
    return float(asked[0].get("overlap_hours", 1)) if asked else None
