"""What is wrong with a profile, in plain words: pydantic's errors as sentences a person can act on."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

SHOWN = 60
"""Characters of a wrong value that a sentence quotes."""


class Fault(NamedTuple):
    """The place of a wrong value, such as `work[0].startDate`, and what is wrong with it."""

    path: str
    sentence: str


def faults_of(error: ValidationError) -> list[Fault]:
    """Every error as a fault, in the order of the profile's fields."""
    return [Fault(_path(details["loc"]), _sentence(details)) for details in error.errors(include_url=False)]


def _path(place: tuple[int | str, ...]) -> str:
    path = ""
    for step in place:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _sentence(details: ErrorDetails) -> str:
    kind, bounds = details["type"], details.get("ctx", {})
    shown = quoted(details["input"])
    match kind:
        case "value_error":
            return str(bounds["error"])
        case "missing":
            return "it is missing"
        case "string_too_long":
            return f"it is longer than {bounds['max_length']:,} characters"
        case "too_long":
            return f"it has {bounds['actual_length']} entries; at most {bounds['max_length']} are allowed"
        case "literal_error":
            return f"{shown} is not one of {str(bounds['expected']).replace(' or ', ', ').replace(chr(39), '')}"
        case "greater_than_equal":
            return f"{shown} is less than {bounds['ge']}"
        case "less_than_equal":
            return f"{shown} is more than {bounds['le']}"
        case "string_pattern_mismatch":
            return f"{shown} may hold only letters, digits and the signs . : @ + - _"
    return f"{shown} is not {_expected(kind)}"


def _expected(kind: str) -> str:
    words = {
        "string": "text",
        "list": "a list",
        "bool": "true or false",
        "int": "a whole number",
        "date": "a date such as 2027-01-10",
    }
    words |= {"model": "an object with fields", "dict": "an object with fields"}
    return words.get(kind.split("_")[0], "what this field takes")


def quoted(value: object) -> str:
    """A value as a sentence quotes it, shortened."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 4]}...{text[0] if text[0] in chr(39) + chr(34) else ''}"
