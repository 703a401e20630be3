"""Rosters of known programs: what a heading means there, and what its cells do. Their list is `presets.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from companion.importers.fields import IGNORE, field_named
from companion.importers.headings import plain_heading


class Preset(NamedTuple):
    """One program's roster."""

    title: str
    signs: frozenset[str]
    first: str
    columns: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]

    def reads(self, headings: Sequence[str]) -> dict[str, str]:
        """The field of each heading that means something of its own in this program."""
        known = {heading: self.columns.get(plain_heading(heading)) for heading in headings}
        return {heading: field for heading, field in known.items() if field}

    def meant(self, headings: Sequence[str]) -> dict[int, Mapping[str, str]]:
        """By the position of a column, what its cells mean, in lower case."""
        plain = [plain_heading(heading) for heading in headings]
        return {position: self.words[heading] for position, heading in enumerate(plain) if heading in self.words}


@cache
def presets() -> tuple[Preset, ...]:
    """Every program that is known. Raises UsageError when the list names a field that there is not."""
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(_preset(**entry) for entry in listed.values())


def _preset(
    title: str,
    signs: Sequence[str] = (),
    first: str = "",
    columns: Mapping[str, str] | None = None,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> Preset:
    for field in (columns or {}).values():
        if field != IGNORE:
            field_named(field)
    return Preset(title, frozenset(signs), first, columns or {}, words or {})


def preset_of(headings: Sequence[str]) -> Preset | None:
    """The program that a table with these headings comes from, where its signs stand in it."""
    plain = [plain_heading(heading) for heading in headings]
    return next((one for one in presets() if _is_of(one, plain)), None)


def _is_of(preset: Preset, plain: Sequence[str]) -> bool:
    starts = not preset.first or plain[:1] == [preset.first]
    return starts and preset.signs <= set(plain)
