"""Figures said roughly: "more than three hundred" bears on 310, "a decade" on eleven years, "ten years ago" on a year.

Method: a rough figure of a claim is turned into the figure of the line that lies within it, so that everything else is compared
as if it had been said exactly. Where the line holds none, it stays as it is, and is found to differ.
"""

from __future__ import annotations

import re

from companion.domain.grounding.records import Entry
from companion.domain.words.hard_facts import NUMBER_WORDS, numbers, with_figures

_SLACK = 0.2
"""How far above "more than" or below "almost" the exact figure may lie, as a share of the rough one. A convention of speech."""

_ABOVE = r"more than|over|above|upwards? of|at least|well over|a good|beyond"
_BELOW = r"less than|fewer than|under|below|almost|nearly|close to|not quite|just under|at most|up to"
_ABOUT = r"about|around|some|roughly|approximately|or so|nearer to"
_ROUGH = re.compile(
    rf"\b(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})|(?P<about>{_ABOUT}))\s+(?P<figure>\d[\d,.]*\d|\d)(?![\d.,]*\d)", re.IGNORECASE
)
_DECADES = {"a decade": "10 years", "two decades": "20 years", "three decades": "30 years", "half a dozen": "6", "a dozen": "12"}
_DECADE = re.compile(rf"\b(?:{'|'.join(_DECADES)})\b", re.IGNORECASE)
_SOME_DECADES = re.compile(r"\b(?P<many>\d) decades\b", re.IGNORECASE)
_AGO = re.compile(r"\b(?P<figure>\d+) years?(?P<more>(?: and| or)? more| or so)? ago\b", re.IGNORECASE)
_SAYS_ROUGHLY = re.compile(
    rf"\b(?:{_ABOVE}|{_BELOW}|{_ABOUT})\s+(?:an?\s+)?(?:\d|{'|'.join(NUMBER_WORDS)}|decade|dozen)|\bdecades?\b|\bdozen\b|"
    r"\byears?(?:(?: and| or)? more| or so)? ago\b",
    re.IGNORECASE,
)


def says_roughly(text: str) -> bool:
    """Whether a text holds a rough figure or counts years back."""
    return bool(_SAYS_ROUGHLY.search(text))


def exact(text: str, entry: Entry) -> str:
    """The text with each rough figure turned into the one of the line that it means."""
    plain = _SOME_DECADES.sub(lambda found: f"{int(found['many']) * 10} years", with_figures(text))
    plain = _DECADE.sub(lambda found: _DECADES[found.group().lower()], plain)
    plain = _ROUGH.sub(lambda found: _meant(found, entry), with_figures(plain))
    return _AGO.sub(lambda found: _year_meant(found, entry), plain)


def _meant(found: re.Match[str], entry: Entry) -> str:
    said = _value(found["figure"])
    if said is None or said % 5 or _is_year(found["figure"]) or found["figure"].replace(",", "") in entry.numbers:
        return found.group()
    low = said * (1 if found["above"] else 1 - (_SLACK if found["below"] else _SLACK / 2))
    high = said * (1 if found["below"] else 1 + (_SLACK if found["above"] else _SLACK / 2))
    held = (number for number in sorted(entry.numbers | entry.lasted) if not _is_year(number))
    return next((number for number in held if (value := _value(number)) is not None and low <= value <= high), found.group())


def _year_meant(found: re.Match[str], entry: Entry) -> str:
    if entry.this_year is None:
        return found.group()
    year = entry.this_year - int(found["figure"])
    back = 4 if found["more"] else 1
    held = [int(number) for number in entry.years if year - back <= int(number) <= year + 1]
    return f"in {max(held)}" if held else found.group()


def _value(figure: str) -> float | None:
    bare = figure.replace(",", "").rstrip("%")
    return float(bare) if re.fullmatch(r"\d+(?:\.\d+)?", bare) else None


def _is_year(figure: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", figure)) and figure in numbers(figure)
