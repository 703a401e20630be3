"""Sentences of a text, none of its characters lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LANGUAGE = "en"

_NO_ABBREVIATION = re.compile(r"(?<![\w.])(?:(?:art|ill|may|me|miss|no|ore)\.\s+(?=[“\"‘(]?[A-ZÀ-ÖØ-ÞĀ-Ž])|me\.\s+(?=\d))")
"""Words in lower case that the library takes for abbreviations (Maine, Illinois, number) whatever follows them."""

_DAY = re.compile(r"\b(?:am|ab|dem|den|der|vom|zum|bis|und|oder)\s\d{1,2}\.\s+$")
_MONTH = re.compile(r"(?:Jänner|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b")
"""A German day before its month, "nach dem 7. Dezember": its point ends no sentence."""


def sentences(text: str) -> list[str]:
    """Sentences whose concatenation is the text. A line break ends a sentence; white space belongs to the one before."""
    return list(_with_months(_with_space_before(_pieces(text))))


def _pieces(text: str) -> Iterator[str]:
    from sentencex import segment

    for line in text.splitlines(keepends=True):
        found = list(segment(LANGUAGE, line)) if line.strip() else []
        for piece in found if "".join(found) == line else [line]:
            yield from _cut_behind_words(piece)


def _cut_behind_words(piece: str) -> Iterator[str]:
    start = 0
    for word in _NO_ABBREVIATION.finditer(piece):
        yield piece[start : word.end()]
        start = word.end()
    yield piece[start:]


def _with_space_before(pieces: Iterable[str]) -> Iterator[str]:
    """Join pieces of white space to the sentence before them, or to the first sentence at the very start."""
    held = ""
    for piece in pieces:
        if held.strip() and piece.strip():
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _with_months(pieces: Iterable[str]) -> Iterator[str]:
    """Join a month to the day it was cut from."""
    held = ""
    for piece in pieces:
        if held and not (_DAY.search(held) and _MONTH.match(piece)):
            yield held
            held = ""
        held += piece
    if held:
        yield held
