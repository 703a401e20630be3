"""The rules of a plan as a TOML file, for people to read, change and plan with."""

from __future__ import annotations

import json
from collections.abc import Iterator

from companion.domain.cohort.carried import Carried
from companion.domain.cohort.rules import PlanCondition, PlanRules


def written(carried: Carried) -> str:
    """A sentence's rules as the file that `cohort plan --rules` reads; what a plan cannot keep stands in it as comments."""
    return "\n".join(_lines(carried)) + "\n"


def _lines(carried: Carried) -> Iterator[str]:
    yield f"# {_one_line(carried.text)}"
    for one in carried.always:
        yield f"# “{_one_line(one.words)}”: {one.because}"
    for one in carried.left:
        yield f"# Not kept by a plan: “{_one_line(one.words)}”. {_one_line(one.because)}"
    yield ""
    for key, value in _plain(carried.rules):
        came_from = carried.limits.get(key)
        yield f"{key} = {_value(value)}{f'  # {_one_line(came_from)}' if came_from else ''}"
    for side in ("mentees", "mentors"):
        for condition in getattr(carried.rules, side):
            yield from _condition(side, condition)


def _plain(rules: PlanRules) -> Iterator[tuple[str, object]]:
    """What is otherwise than by default, besides the conditions on people."""
    for key, field in PlanRules.model_fields.items():
        value = getattr(rules, key)
        if key not in ("mentees", "mentors") and value != field.default:
            yield key, value


def _condition(side: str, condition: PlanCondition) -> Iterator[str]:
    yield ""
    yield f"[[{side}]]"
    for key, value in condition.model_dump(mode="json", by_alias=True, exclude_defaults=True).items():
        yield f"{key} = {_value(value)}"


def _value(value: object) -> str:
    """A value as TOML writes it: strings, numbers and lists as JSON does, tables in one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_value(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    """A text that cannot leave its comment."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
