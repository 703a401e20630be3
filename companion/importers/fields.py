"""The fields a table of people can fill. Their list, with the headings people use, is `fields.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from companion.errors import UsageError

LIST_KINDS = frozenset({"list", "named", "languages", "choices", "crossings", "times"})
NAME_FIELDS = frozenset({"name", "first_name", "last_name"})
IGNORE = "ignore"
"""The target of `--map COLUMN=ignore`: a column that is not to be read."""

NEVER_USED = frozenset({"timestamp", "start time", "completion time", "submitted at", "response id", "submission id"})
"""Headings that form tools add; leaving them out needs no remark."""


class Field(NamedTuple):
    """One field of the flattened profile: its place in a profile, how its cells are read, and what its columns are called."""

    name: str
    path: str
    kind: str
    headings: tuple[str, ...]

    @property
    def many(self) -> bool:
        """Whether several columns may fill it together."""
        return self.kind in LIST_KINDS or self.path == "mentoring.roles"


@cache
def all_fields() -> tuple[Field, ...]:
    """Every field, in the order of a profile."""
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(_field(name, **entry) for name, entry in listed.items())


def _field(name: str, path: str = "", kind: str = "text", headings: tuple[str, ...] = ()) -> Field:
    return Field(name, path or f"mentoring.{name}", kind, (name.replace("_", " "), *headings))


def field_called(name: str) -> Field | None:
    """The field with a flattened name such as `goal`, or a dotted path such as `mentoring.goal`."""
    wanted = name.strip()
    return next((field for field in all_fields() if wanted in (field.name, field.path)), None)


def field_named(name: str) -> Field:
    """As `field_called`.

    Raises:
        UsageError: there is no such field; the choices are named.
    """
    if found := field_called(name):
        return found
    choices = ", ".join(sorted(field.name for field in all_fields()))
    raise UsageError(f"There is no field {name!r} to read a column as.", f"Choose one of {choices}, or {IGNORE}.")


def field_at(path: str) -> str:
    """The flattened name of the field at a place such as `basics.email`; the place itself where it is no field of a table."""
    inside = [field for field in all_fields() if path == field.path or path.startswith((f"{field.path}.", f"{field.path}["))]
    return max(inside, key=lambda field: len(field.path)).name if inside else path
