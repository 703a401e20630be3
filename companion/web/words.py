"""Plain words for what the inside keeps as codes: places in a profile, conditions, ways to meet, dates, counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from companion.domain.matching.eligibility import FROM_PROFILE
from companion.domain.matching.matches import Closeness, Match
from companion.domain.needs import Filter
from companion.services.matching.aspects import WHOLE_NEED

CHANNELS = {"video": "video", "phone": "phone", "in_person": "in person", "text": "in writing"}
FORMATS = {
    "one_off": "a single talk",
    "series": "a short series",
    "written": "written answers",
    "peer": "as peers",
    "reverse": "reverse mentoring",
}
STAGES = {
    "early": "early in a career",
    "mid": "in mid-career",
    "senior": "senior",
    "executive": "executive",
    "retired": "retired",
}
ALWAYS = {
    "consent": "have not agreed to be suggested",
    "available": "are not available now",
    "reporting": "are in the same reporting line",
}
"""Conditions nobody asked for and that always hold. `available` sums closed, paused and blocked: whose block stays untold."""

QUOTED = 2
"""Quotations on a card."""

TURNED_DOWN = "none of these"
"""What a condition that leaves out the people already shown says it came from."""

_ABOUT = "anything about “"
"""How what is not known begins where it is a part of the need."""

_UNDIVIDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
"""Latin letters that have no accent to take off."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """'one person', 'three people', '1,200 people'."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    many = one + "s" if many is None else many
    return f"{small[number] if number < len(small) else f'{number:,}'} {one if number == 1 else many}"


def how_many(number: int) -> str:
    """'none', 'one', 'three', '1,200'."""
    return "none" if number == 0 else counted(number, "", "").strip()


def either(parts: Iterable[str], last: str = "or") -> str:
    """'a', 'a or b', 'a, b or c'."""
    items = list(parts)
    return f" {last} ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def day(value: date) -> str:
    """'3 October 2026'."""
    return f"{value.day} {value:%B %Y}"


def short_day(value: date, today: date) -> str:
    """'3 Oct', with its year when that is not this one."""
    return f"{value.day} {value:%b}" + ("" if value.year == today.year else f" {value.year}")


def condition(one: Filter) -> str:
    """A filter as one would say it: 'not technology', 'speaks Spanish or Portuguese'."""
    said = "anybody shown so far" if one.from_ == TURNED_DOWN else _SAID.get(one.field, _plain)(one.value)
    said = f"not {said}" if one.op == "not_in" else said
    return f"if possible: {said}" if one.wish else said


def came_from(one: Filter) -> str:
    """The words a condition came from, as they were typed; empty where nobody typed any, or where it says just them."""
    said = "" if one.from_ in (TURNED_DOWN, FROM_PROFILE) or one.from_.startswith("--") else one.from_
    return "" if folded(said) == folded(condition(one)) else said


def set_by(one: Filter) -> str:
    """What set a condition that nobody typed."""
    return FROM_PROFILE if one.from_ == FROM_PROFILE else ""


def removed_by(one: Filter) -> str:
    """Why people were left out, as the end of a sentence about them."""
    return ALWAYS.get(one.field) or f"do not fit “{condition(one)}”"


def _plain(values: Sequence[Any]) -> str:
    return either(str(value).replace("_", " ").replace("-", " ") for value in values)


def _after(word: str, names: dict[str, str] | None = None) -> Callable[[Sequence[Any]], str]:
    return lambda values: f"{word} {either((names or {}).get(str(value), str(value)) for value in values)}".strip()


def _hours(values: Sequence[Any]) -> str:
    asked = [value for value in values if isinstance(value, dict)]
    return either(f"{one.get('overlap_hours', '?')} hours in common with {_city(str(one.get('zone', '')))} time" for one in asked)


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _people(values: Sequence[Any]) -> str:
    known = {"manager": "your manager"}
    named = [known.get(str(value), str(value)) for value in values]
    return either(named) if len(named) < 4 else f"any of {counted(len(named), 'person', 'people')}"


_SAID: dict[str, Callable[[Sequence[Any]], str]] = {
    "stage": _after("", STAGES),
    "language": _after("speaks"),
    "country": _after("in"),
    "region": _after("in"),
    "timezone": _hours,
    "channel": _after("by", {**CHANNELS, "in_person": "meeting in person", "text": "writing"}),
    "format": _after("", FORMATS),
    "capacity": lambda _: "has places open",
    "done": _after(""),
    "person": _people,
    "organisation": _after("from", {"own": "your organisation"}),
    "topic": _after("knows"),
}


def ways(one: Match, today: date) -> str:
    """How somebody likes to be asked, how much room there is, and when that was last confirmed."""
    confirmed = one.availability_confirmed
    parts = (
        either(FORMATS.get(name, name) for name in one.formats),
        either(CHANNELS.get(name, name) for name in one.channels),
        "open" if one.capacity is None else counted(one.capacity, "place"),
        f"availability confirmed {short_day(confirmed, today)}" if confirmed else "availability not confirmed",
    )
    return " · ".join(part for part in parts if part)


def other_parts(one: Match) -> list[tuple[str, Closeness]]:
    """The parts of the need that no quotation on a card stands for, each with how close the person comes to it."""
    quoted = {reason.aspect for reason in one.reasons[:QUOTED]} | {WHOLE_NEED}
    alone = ", by itself" if one.only_together else ""
    return [(f"{share.aspect}{alone}", share.closeness) for share in one.arithmetic if share.aspect not in quoted]


def other_unknowns(one: Match) -> list[str]:
    """What is not known beside the parts of the need, which have a word of their own on a card."""
    return [unknown for unknown in one.unknowns if not unknown.startswith(_ABOUT)]


def in_quotes(parts: Iterable[str]) -> list[str]:
    """Each of the parts in quotation marks."""
    return [f"“{part}”" for part in parts]


def folded(text: str) -> str:
    """Words for comparing: lower case, without accents, so that “Munoz” finds “Muñoz” and “Soren” finds “Søren”."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_UNDIVIDED)


def sentence(text: str) -> str:
    """The words as a sentence: a capital in front, a full stop behind."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def lines(text: str) -> list[str]:
    """The non-empty lines of a field that holds one thing a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
