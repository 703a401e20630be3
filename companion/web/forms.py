"""A profile as a form's values, and a form's values as a profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from pydantic import ValidationError

from companion.domain.matching.hours import week
from companion.domain.people import Profile
from companion.errors import InputError
from companion.web import words
from companion.web.fields import Entries, Field


def shown(document: Mapping[str, Any], field: Field) -> Any:
    """A field's value as the form shows it: a string, or the list of ticked values."""
    value = at(document, field.path)
    if field.kind in ("lines", "commas"):
        items = [item.get(field.key or "", "") if isinstance(item, dict) else item for item in value or []]
        return ("\n" if field.kind == "lines" else ", ").join(str(item) for item in items if item)
    if field.kind == "many":
        return list(value or [])
    if field.kind == "yes":
        return ["yes"] if value else []
    return "" if value is None else str(value)


def entries(document: Mapping[str, Any], group: Entries) -> list[dict[str, Any]]:
    """A group's entries as they stand."""
    return [entry for entry in at(document, group.path) or [] if isinstance(entry, dict)]


def read_profile(document: Mapping[str, Any], given: Mapping[str, str | list[str]], parts: Iterable[Field | Entries]) -> Profile:
    """The profile with a form's values in it.

    Raises:
        InputError: a value is not what its field takes; the sentence names the field by its label.
    """
    parts = tuple(parts)
    changed = deepcopy(dict(document))
    for part in parts:
        if isinstance(part, Entries):
            _put(changed, part.path, _read_entries(entries(document, part), given, part))
        else:
            _put(changed, part.path, _read(given.get(part.path, ""), part, at(document, part.path)))
    try:
        return Profile.model_validate(changed)
    except ValidationError as error:
        raise _in_words(error, parts) from error


def with_zone(profile: Profile, zone: Callable[[str], str | None], *, before: Mapping[str, Any], today: date) -> Profile:
    """The profile with its time zone by its full name, where a city's was typed; one that was there before is left alone.

    Raises:
        InputError: no time zone is called so.
    """
    typed = profile.mentoring.timezone
    if not typed or typed == at(before, "mentoring.timezone"):
        return profile
    found = zone(typed) or (typed if week(typed, (), today) is not None else None)
    if found is None:
        raise InputError(f"Time zone: none is known as “{typed}”.", "Write it like Europe/Oslo; nothing was saved.")
    return profile.model_copy(update={"mentoring": profile.mentoring.model_copy(update={"timezone": found})})


def _read(given: str | list[str], field: Field, before: Any) -> Any:
    if field.kind == "many":
        return [given] if isinstance(given, str) and given else list(given)
    if field.kind == "yes":
        return bool(given)
    text = (given if isinstance(given, str) else " ".join(given)).replace("\r\n", "\n").strip()
    if field.kind in ("lines", "commas"):
        return _read_list(text, field, before or [])
    return text or None


def _read_list(text: str, field: Field, before: list[Any]) -> list[Any]:
    items = words.lines(text) if field.kind == "lines" else [item.strip() for item in re.split(r"[,;\n]", text) if item.strip()]
    if field.key is None:
        return items
    known = {str(entry.get(field.key)): entry for entry in before if isinstance(entry, dict)}
    return [known.get(item, {field.key: item}) for item in items]


def _read_entries(before: list[dict[str, Any]], given: Mapping[str, str | list[str]], group: Entries) -> list[dict[str, Any]]:
    numbers = {int(found[1]) for name in given if (found := re.fullmatch(re.escape(group.path) + r"\[(\d+)\]\..+", name))}
    read = []
    for number in sorted(numbers):
        entry = dict(before[number]) if number < len(before) else {}
        for field in group.fields:
            _put(entry, field.path, _read(given.get(f"{group.path}[{number}].{field.path}", ""), field, entry.get(field.path)))
        if any(entry.get(field.path) for field in group.fields):
            read.append(entry)
    return read


def at(document: Mapping[str, Any], path: str) -> Any:
    """What stands at a dotted path; None where nothing does."""
    value: Any = document
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _put(document: dict[str, Any], path: str, value: Any) -> None:
    *folders, last = path.split(".")
    for step in folders:
        if value in (None, [], False) and not document.get(step):
            return
        document[step] = document[step] if isinstance(document.get(step), dict) else {}
        document = document[step]
    if value in (None, []) or (value is False and last not in document):
        document.pop(last, None)
    else:
        document[last] = value


def _in_words(error: ValidationError, parts: Iterable[Field | Entries]) -> InputError:
    first = error.errors(include_url=False, include_input=False)[0]
    steps = [str(step) for step in first["loc"]]
    label = next((part.label for part in parts if ".".join(steps).startswith(part.path)), steps[-1] if steps else "The profile")
    problem = first["msg"].removeprefix("Value error, ")
    return InputError(f"{label}: {problem[0].lower()}{problem[1:]}.", "Nothing was saved; mend it and save again.")
