"""The figures a text in another language holds: digits as they are grouped there, and number words, joined or apart.

Method: a word is cut into the number words it is joined of, "achtundachtzig", and what stands next to each other is put together
as it is said: tens take ones, a hundred multiplies what stands before it and takes what follows, German names the ones first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from companion.domain.outreach.tongue_files import between_numbers, finds, number_words, straight
from companion.domain.words.folding import without_marks
from companion.domain.words.hard_facts import NUMBER

_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:[. '](?=\d{3})\d{3})+(?![\d])")
_WORD = re.compile(r"[^\W\d_]+")


class Figure(NamedTuple):
    """A figure of a text, as it is compared, and where it stands."""

    value: str
    start: int
    in_digits: bool


def figures(code: str, text: str) -> list[Figure]:
    """The figures of a text from two up, in their order; those of links and clock times aside."""
    text = straight(text)
    grouped = _GROUPED.sub(lambda found: _kept_length(re.sub(r"\D", "", found.group()), found.group()), text)
    digits = [Figure(_plain(found.group()), found.start(), in_digits=True) for found in NUMBER.finditer(grouped)]
    spelt = [Figure(str(value), start, in_digits=False) for value, start in _spelt(code, text) if value > 1]
    return sorted([*digits, *spelt], key=lambda one: one.start)


def _kept_length(digits: str, written: str) -> str:
    """Digits without what groups them, as long as they were, so that places stay."""
    return digits + " " * (len(written) - len(digits))


def _plain(written: str) -> str:
    """A figure as records have it: "4,3" is 4.3."""
    bare = written.replace(" ", "").rstrip(".,")
    return bare.replace(",", ".") if re.fullmatch(r"\d+,\d{1,2}%?", bare) else bare


class _Part(NamedTuple):
    """A number word or an "and", where its word stands, and which word of the text it is part of."""

    value: int | None
    start: int
    word: int


def _spelt(code: str, text: str) -> Iterator[tuple[int, int]]:
    """The values of number words, and where each begins."""
    run: list[_Part] = []
    for place, found in enumerate(_WORD.finditer(text)):
        parts = _parts(code, without_marks(found.group()))
        joined = not run or re.fullmatch(r"[\s-]*", text[_end(run, text) : found.start()])
        if parts and joined:
            run += [_Part(value, found.start(), place) for value in parts]
            continue
        yield from _values(run, code, text)
        run = [_Part(value, found.start(), place) for value in parts or ()]
    yield from _values(run, code, text)


def _end(run: Sequence[_Part], text: str) -> int:
    found = _WORD.match(text, run[-1].start)
    return found.end() if found else run[-1].start


def _values(run: Sequence[_Part], code: str, text: str) -> Iterator[tuple[int, int]]:
    """The numbers of a run of number words: "two hundred and twelve" is one, "three, four" are two."""
    total = current = start = 0
    joined = False
    for part in run:
        if part.value is None:
            joined = bool(current)
            continue
        taken = _joined(current, part.value, joined=joined)
        if taken is None and current and part.value != 1000:
            yield from _said(total + current, start, run, code, text)
            total, current = 0, 0
        if not (total or current):
            start = part.start
        if part.value == 1000:
            total, current = 1000 * max(1, current), 0
        else:
            current = part.value if taken is None else taken
        joined = False
    if total or current:
        yield from _said(total + current, start, run, code, text)


def _said(value: int, start: int, run: Sequence[_Part], code: str, text: str) -> Iterator[tuple[int, int]]:
    """A value with its place, unless it is a single word that counts nothing there: a name, "you are", "take care"."""
    alone = sum(part.value is not None for part in run) == 1
    if not (alone and any(found.start() == start for found in finds(code, "no_figure", text))):
        yield value, start


def _joined(current: int, value: int, *, joined: bool) -> int | None:
    """What a number becomes by the word behind it; None where that begins another."""
    if not current:
        return value
    if value == 100:
        return current * 100 if current < 100 else None
    if value == 20 and current % 100 == 4 and not joined:
        return current - 4 + 80  # quatre-vingts
    if value < 10 and current % 10 == 0 and current % 100 != 10:
        return current + value
    if value < 20 and current % 100 in {60, 80} and value >= 10:
        return current + value  # soixante-dix, quatre-vingt-onze
    if current % 100 == 10 and value in {7, 8, 9} and not joined:
        return current + value  # dix-sept
    if joined and 20 <= value < 100 and 0 < current % 100 < 10:
        return current + value  # achtundachtzig
    return current + value if current % 100 == 0 and value < 100 else None


def _parts(code: str, word: str) -> list[int | None] | None:
    """The number words a word is joined of, an "and" as None; None where it is anything else."""
    if word == between_numbers(code):
        return [None]
    whole, piece = _patterns(code)
    if not whole.fullmatch(word):
        return None
    values = _folded_words(code)
    return [values.get(found.group()) for found in piece.finditer(word)]


@lru_cache(maxsize=8)
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word made of number words alone, and one of those."""
    known = sorted(_folded_words(code), key=len, reverse=True)
    one = "|".join([*known, between_numbers(code)]) if code in {"de", "nl"} else "|".join(known)
    return re.compile(rf"(?:{'|'.join(known)})(?:{one})*"), re.compile(one)


@lru_cache(maxsize=8)
def _folded_words(code: str) -> Mapping[str, int]:
    return {without_marks(word): value for word, value in number_words(code).items() if "-" not in word}
