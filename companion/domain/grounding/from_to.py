"""Figures that something went from and to: "from 41 to 6", "from 70 to 22 and back to 55", "19 in 2019 and 6 in 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from companion.domain.words.hard_facts import NUMBER_WORDS

FIGURE = rf"(?:\d[\d.,]*|{'|'.join(NUMBER_WORDS)})"

_WAY = re.compile(
    rf"\bfrom (?:\w+ )?(?P<low>{FIGURE})\b[^.;,]{{0,30}}? (?:to|down to|up to) (?:\w+ )?(?P<high>{FIGURE})\b", re.IGNORECASE
)
_ONWARD = re.compile(
    rf"[^.;]{{0,30}}?\b(?:and|then|before|later)\b[^.;]{{0,25}}?\bto (?:\w+ )?(?P<high>{FIGURE})\b", re.IGNORECASE
)
"""How a way goes on behind its first end: "and back to 55"."""

_DATED = re.compile(
    rf"(?<![\d.,])\b(?P<low>{FIGURE}) [^.;,\d]{{0,40}}?in (?P<since>(?:19|20)\d\d),? (?:and|but|to) (?P<high>{FIGURE}) "
    r"(?:[^.;,\d]{0,40}? )?in (?P<until>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?:grew|grown|rose|risen|went|gone|came|come|fell|fallen|dropped|sank|shrank|climbed|cut|brought|reduced|lowered|raised|"
    rf"down|up)\b(?:\s+[\w’'-]+){{0,6}}?\s+to\s+(?:\w+\s+)?(?P<figure>{FIGURE})\b",
    re.IGNORECASE,
)


def order_differs(claim: str, line: str) -> bool:
    """Whether figures are told in another order: "from 41 to 6" and "from 6 to 41" hold the same."""
    told = _ways(line)
    return any(way not in told and _is_other_way(*way, told) for way in _ways(claim))


def _is_other_way(low: str, high: str, told: frozenset[tuple[str, str]]) -> bool:
    """Whether the line goes from the one to the other the other way round, or from the same figure to another."""
    return (high, low) in told or any((low == begun) != (high == ended) for begun, ended in told)


def end_differs(claim: str, line: str) -> bool:
    """Whether what was left is told as what was reached: "grew to 212" where the line goes from 212 to 64."""
    told = _ways(line)
    if not told or _ways(claim):
        return False
    begun, ended = {low for low, _ in told}, {high for _, high in told}
    return any(figure(found["figure"]) in begun - ended for found in _REACHED.finditer(claim))


@lru_cache(maxsize=8192)
def _ways(text: str) -> frozenset[tuple[str, str]]:
    """Each two figures of a way, the earlier one first."""
    dated = {(figure(found["low"]), figure(found["high"])) for found in _DATED.finditer(text) if found["since"] < found["until"]}
    return frozenset(dated.union(*(combinations(stations, 2) for stations in _stations(text))))


def _stations(text: str) -> Iterator[tuple[str, ...]]:
    """The figures of each way, in their order."""
    for found in _WAY.finditer(text):
        stations = [figure(found["low"]), figure(found["high"])]
        onward = _ONWARD.match(text, found.end())
        while onward:
            stations.append(figure(onward["high"]))
            onward = _ONWARD.match(text, onward.end())
        yield tuple(stations)


def figure(word: str) -> str:
    """A figure in digits."""
    return NUMBER_WORDS.get(word.lower(), word)
