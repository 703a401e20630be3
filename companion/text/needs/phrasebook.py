"""Words and patterns of needs, read from the files in `words/`: whoever knows English can read and extend them.

A pattern is a list of alternatives for whole words between single spaces, as `Reading.flat` has them; commas and full stops are
words. `{name}` stands for a fragment of the same file, or of `shared.toml`; `{greeting}` and `{closing}` for those of letters.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from companion.domain.words.letters import letter_words

_FRAGMENT = re.compile(r"\{([a-z_]+)\}")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Whole words anywhere in a line: `pattern("channel.phone")` is the list `phone` of `channel.toml`."""
    return re.compile(rf"(?<= )(?:{alternatives(name)})(?= )")


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Each alternative of a list by itself, for alternatives with groups of the same name."""
    return tuple(re.compile(rf"(?<= )(?:{each})(?= )") for each in _each(name))


@cache
def pattern_before(name: str) -> re.Pattern[str]:
    """Whole words that a line ends with."""
    return re.compile(rf"(?<= )(?:{alternatives(name)}) $")


def alternatives(name: str) -> str:
    """The alternatives of a list as one expression, its fragments filled in."""
    return "|".join(_each(name))


@cache
def beginnings(name: str) -> tuple[re.Pattern[str], ...]:
    """Each alternative by itself, for the beginning of a line and the space behind it."""
    return tuple(re.compile(rf"(?:{each}) ") for each in _each(name))


@cache
def endings(name: str) -> tuple[re.Pattern[str], ...]:
    """Each alternative by itself, for the end of a line and the space before it."""
    return tuple(re.compile(rf" (?:{each})$") for each in _each(name))


def _each(name: str) -> list[str]:
    return [_filled(each, name.partition(".")[0]) for each in _entry(name)]


@cache
def words(name: str) -> frozenset[str]:
    """A list of words."""
    return frozenset(_entry(name).split())


@cache
def section(name: str) -> tuple[str, ...]:
    """The names of the lists in a part of a file: `section("channel.way")`."""
    return tuple(f"{name}.{key}" for key in _entry(name))


def _filled(expression: str, topic: str) -> str:
    fragments = {**_of_letters(), **table("shared")["fragments"], **table(topic).get("fragments", {})}
    while _FRAGMENT.search(expression):
        expression = _FRAGMENT.sub(lambda found: f"(?:{fragments[found[1]]})", expression)
    return expression


def _of_letters() -> dict[str, str]:
    known = letter_words()
    return {"greeting": "|".join(known.greetings_written), "closing": "|".join(known.closings_written)}


def _entry(name: str) -> Any:
    topic, *path = name.split(".")
    entry: Any = table(topic)
    for key in path:
        entry = entry[key]
    return entry


@cache
def table(topic: str) -> Mapping[str, Any]:
    """One file of the phrase book."""
    return tomllib.loads(files("companion.text.needs").joinpath("words", f"{topic}.toml").read_text(encoding="utf-8"))
