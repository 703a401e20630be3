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

LONGEST = 1_500
"""Characters of a sentence. Nobody writes a longer one, and reading one takes time that grows faster than it does."""


STRETCH = 5_000
"""Characters that are given to the library at once: of a line of opening marks it takes time that grows with the square."""


def sentences(text: str) -> list[str]:
    """Sentences whose concatenation is the text. A line break ends a sentence; white space belongs to the one before.

    What goes on for more than `LONGEST` characters is cut behind a word.
    """
    return [part for piece in _with_months(_with_space_before(_pieces(text))) for part in _cut_to_length(piece)]


def _cut_to_length(piece: str) -> Iterator[str]:
    while len(piece) > LONGEST:
        at = _behind_word(piece, LONGEST)
        yield piece[:at]
        piece = piece[at:]
    yield piece


def _behind_word(text: str, most: int) -> int:
    return text.rfind(" ", 0, most) + 1 or most


def _pieces(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        for piece in _segments(line):
            yield from _cut_behind_words(piece)


def _segments(line: str) -> Iterator[str]:
    """The sentences of a line by the library, a stretch at a time; one that may go on behind it is read again with the next."""
    while len(line) > STRETCH:
        whole = _segmented(line[:STRETCH])[:-1] or [line[: _behind_word(line, STRETCH)]]
        yield from whole
        line = line[sum(map(len, whole)) :]
    yield from _segmented(line)


def _segmented(text: str) -> list[str]:
    from sentencex import segment

    found = list(segment(LANGUAGE, text)) if text.strip() else []
    return found if "".join(found) == text else [text]


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
