"""Figures of a text with what they count, and those that stand alone."""

from __future__ import annotations

import re
from functools import lru_cache

from companion.domain.words.hard_facts import NUMBER_WORDS, numbers, with_figures
from companion.domain.words.word_forms import Stems, roots

PLURAL = r"(?:[a-z]{2,}s|people|men|women|children)\b"
"""What may be counted, by its form."""

_ALONE = re.compile(rf"(?<![\w-])(?P<figure>\d+)\b(?![.,:]?\d)(?!(?:[ -](?:[a-z]+ )?|-){PLURAL})", re.IGNORECASE)


@lru_cache(maxsize=8192)
def standing_alone(line: str) -> frozenset[str]:
    """Figures of a line without a noun of their own, which count what was counted before: "used it four times, right three"."""
    return frozenset(found["figure"] for found in _ALONE.finditer(with_figures(line)))


@lru_cache(maxsize=8192)
def counts(text: str, stems: Stems) -> frozenset[tuple[str, str]]:
    """Figures with the noun right behind them: ("9", "minut"); "a" counts as one before a unit of time, and "your first three
    productions" counts none."""
    found = set()
    text = _RANGE.sub(r"\g<low> \g<what> to \g<high> \g<what>", with_figures(text))
    text = _RANGE_BEHIND.sub(r"\g<low> \g<what> to \g<high> \g<what>", text)
    text = _PART_OF.sub(r"\g<part> \g<what> of \g<whole> \g<what>", text)
    text = _LEFT_OF.sub(r"\g<part> \g<what> of \g<whole> \g<what>", text)
    for match in re.finditer(r"(?<!first )(?<!last )(?<!next )\b(\d+|[a-z]+(?:-[a-z]+)?)\s+(?=([a-z]{3,}))", text, re.IGNORECASE):
        word, noun = match.group(1).lower(), match.group(2).lower()
        one = word == "one" or (word in {"a", "an"} and noun.rstrip("s") in _TIME_UNITS)
        named = ["1"] if one else numbers(word)
        found |= {(number, root) for number in named[:1] for root in roots(noun, stems)[:1]}
    return frozenset(found)


_JOINT = r"(?:and|but|then|within|after|before|while|because|since|when|until|over|with)\b"

_RANGE = re.compile(
    r"(?<=\bfrom )(?P<low>\d+|[a-z]+)\s+(?P<what>[a-z]{3,})(?P<between>[^.;:]{0,30}?)\s+to\s+(?P<high>\d+)\b"
    rf"(?!\s+(?!{_JOINT})[a-z]{{3,}})",
    re.IGNORECASE,
)
_RANGE_BEHIND = re.compile(
    r"(?<=\bfrom )(?P<low>\d+|[a-z]+)\s+(?:down\s+|up\s+)?to\s+(?P<high>\d+|[a-z]+)\s+(?P<what>[a-z]{3,})", re.IGNORECASE
)
"""From 18 points to 6, or from 18 to 6 points: what one figure counts, the other counts too."""

_PART_OF = re.compile(
    rf"\b(?P<part>\d+|{'|'.join(NUMBER_WORDS)}) of (?:the |my |our |your |its |these |those )?"
    rf"(?P<whole>\d+|{'|'.join(NUMBER_WORDS)}) (?P<what>[a-z]{{3,}})",
    re.IGNORECASE,
)
"""Two of five shops are two shops."""

_LEFT_OF = re.compile(
    rf"\b(?P<part>\d+|{'|'.join(NUMBER_WORDS)}) (?P<what>[a-z]{{3,}}) (?:left|out) of (?:the |my |our |your |its )?"
    rf"(?P<whole>\d+|{'|'.join(NUMBER_WORDS)})\b(?! [a-z]{{3,}})",
    re.IGNORECASE,
)
"""Eleven words left of ninety are of ninety words."""

_TIME_UNITS = frozenset("year month week day hour minute term season".split())
