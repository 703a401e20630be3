"""Figures with what they count: the unit behind a figure, and the part of a line a figure or a year belongs to.

A line often holds several figures. One of them belongs to a claim only where the claim's other words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from companion.domain.words.hard_facts import NUMBER_WORDS, numbers
from companion.domain.words.word_forms import Stems, is_light, roots

_UNITS = (
    "second seconds minute minutes hour hours day days night nights week weeks fortnight fortnights month months quarter "
    "quarters term terms season seasons year years decade decades",
    "mm millimetre millimetres cm centimetre centimetres m metre metres meter meters km kilometre kilometres mile miles foot "
    "feet inch inches yard yards",
    "g gram grams gramme grammes kg kilo kilos kilogram kilograms tonne tonnes ton tons pound pounds ounce ounces stone",
    "hectare hectares acre acres",
    "litre litres liter liters gallon gallons pint pints",
    "euro euros dollar dollars krone kroner yen franc francs rupee rupees",
)
_KIND = {word: number for number, row in enumerate(_UNITS) for word in row.split()}
_ALIKE = {"meter": "metre", "liter": "litre", "gramme": "gram", "feet": "foot", "inche": "inch", "m": "metre", "g": "gram",
          "kg": "kilogram", "kilo": "kilogram", "km": "kilometre", "mm": "millimetre", "cm": "centimetre"}  # fmt: skip
_MEASURED = re.compile(r"\b(?P<figure>\d[\d.,]*\d|\d|[a-z]+(?:-[a-z]+)?)(?=[\s-]+(?P<unit>[a-z]+)\b)", re.IGNORECASE)


class _Part(NamedTuple):
    """A stretch of a line between its joints: its roots that carry something, its figures and its years."""

    roots: frozenset[str]
    figures: frozenset[str]
    years: frozenset[str]


def other_unit(claim: str, line: str) -> bool:
    """Whether the line gives a figure of the claim in another unit of the same kind: eleven weeks, and eleven months."""
    held = set(_measured(line))
    return any(
        (figure, unit) not in held and any(figure == other and _kind(unit) == _kind(what) for other, what in held)
        for figure, unit in _measured(claim)
    )


@lru_cache(maxsize=8192)
def _measured(text: str) -> tuple[tuple[str, str], ...]:
    found = []
    for match in _MEASURED.finditer(text):
        named = numbers(match["figure"])
        if named and match["unit"].lower() in _KIND:
            found.append((named[0], _unit(match["unit"].lower())))
    return tuple(found)


def _unit(word: str) -> str:
    single = word.removesuffix("s") if word.endswith("s") else word
    return _ALIKE.get(single, single)


def _kind(unit: str) -> int:
    return _KIND[unit] if unit in _KIND else _KIND[f"{unit}s"]


def belongs_elsewhere(claim: str, line: str, stems: Stems) -> bool:
    """Whether a figure or year of the claim stands in one part of the line, and the claim's words in another with its own.

    "Refused nine ladders in 2017; in 2018 it was two" bears out no refusal of nine in 2018.
    """
    parts = _parts(line, stems)
    if len(parts) < 2:
        return False
    said = _carrying(_beside_figures(claim), stems)
    figures = frozenset(numbers(claim))
    years = frozenset(figure for figure in figures if _is_year(figure))
    return _misplaced(said, years, [(part.roots, part.years) for part in parts]) or _misplaced(
        said, figures - years, [(part.roots, part.figures) for part in parts]
    )


BESIDE = 5
"""Words on either side of a figure that say what it belongs to."""


def _beside_figures(claim: str) -> str:
    """The words of a claim that stand near one of its figures."""
    said = claim.split()
    held = [place for place, word in enumerate(said) if numbers(word)]
    return " ".join(word for place, word in enumerate(said) if any(abs(place - at) <= BESIDE for at in held))


def _misplaced(said: frozenset[str], wanted: frozenset[str], parts: list[tuple[frozenset[str], frozenset[str]]]) -> bool:
    if not wanted or not any(wanted & held for _, held in parts):
        return False
    with_it = max(len(said & roots_) for roots_, held in parts if wanted & held)
    others = [(len(said & roots_), held) for roots_, held in parts if held and not wanted & held]
    return any(shared > with_it for shared, _ in others)


@lru_cache(maxsize=8192)
def _parts(line: str, stems: Stems) -> tuple[_Part, ...]:
    return tuple(_read(text, stems) for text in _split(line))


def _split(line: str) -> Iterator[str]:
    yield from (part for part in _BETWEEN_PARTS.split(line) if part.strip())


_BETWEEN_PARTS = re.compile(r"[.;!?](?=\s|$)|:(?=\s(?!from\b)|$)|,\s|\s(?:and|but|then)\s(?!(?:(?:back|up|down|again)\s)?to\b)")
"""A way told behind a colon, "from 70 to 22 and back to 55", goes on with what stands before it."""


def _read(text: str, stems: Stems) -> _Part:
    figures = frozenset(numbers(text))
    years = frozenset(figure for figure in figures if _is_year(figure))
    return _Part(_carrying(text, stems), figures - years, years)


def _carrying(text: str, stems: Stems) -> frozenset[str]:
    """Roots of the words that carry something and are no figures."""
    found = (root for root in roots(text, stems) if not is_light(root) and not root[0].isdigit())
    return frozenset(root for root in found if root not in NUMBER_WORDS)


def _is_year(figure: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", figure))
