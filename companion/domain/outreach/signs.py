"""What is seen of a sentence before its purpose is read: its words, how it begins and ends, its build, and what it speaks of.

The build is the sentence with only its frequent words left standing, "if you _, _ it _.", in runs of two to four: it reaches
trades and pictures no case spoke of. What it speaks of is the mean of the vectors of its words, the rarer the heavier.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from companion.domain.words.folding import without_marks
from companion.domain.words.word_vectors import Floats, word_vectors

PIECES = (3, 4)
"""Letters of a piece of a word: pieces reach what is misspelt or inflected."""

RUNS = (2, 3, 4)
"""Places of a run of the build."""

OPENS, CLOSES = (1, 2, 3), (1, 2)
"""Words of a beginning and of an end."""

_WORD = re.compile(r"\w+")
_WORD_OR_MARK = re.compile(r"\w+|[,;:–—.!?]")
_QUESTION = re.compile(r"\?[\"'”’) ]*$")


def signs(text: str, frequent: Collection[str]) -> list[str]:
    """Everything seen of a sentence but its meaning; `frequent` words stand in its build."""
    plain, words = without_marks(text), words_of(text)
    return [*terms(words), *_edges(words, asks=bool(_QUESTION.search(text))), *_build(plain, frequent)]


def words_of(text: str) -> list[str]:
    """The words of a sentence, folded."""
    return _WORD.findall(without_marks(text))


def terms(words: Sequence[str]) -> list[str]:
    """Words, pairs of neighbouring words and pieces of words."""
    edged = [f"_{word}_" for word in words]
    pieces = [
        f"~{word[start : start + length]}" for word in edged for length in PIECES for start in range(len(word) - length + 1)
    ]
    return [*words, *(f"{one} {other}" for one, other in pairwise(words)), *pieces]


def meaning(text: str) -> Floats:
    """What a sentence speaks of, of unit length; zeros where no word is known. Shape: (dimensions,)."""
    known = word_vectors()
    rows = [row for word in words_of(text) if (row := known.row(word)) is not None]
    found = known.rarity(rows) @ known.vectors(rows)
    length = np.linalg.norm(found)
    return np.asarray(found / length if length else found, dtype=np.float32)


def _edges(words: Sequence[str], *, asks: bool) -> list[str]:
    mark = "?" if asks else "."
    opens = [f"^{' '.join(words[:count])}" for count in OPENS]
    return [mark, *opens, *(f"${' '.join(words[-count:])}" for count in CLOSES), f"^{' '.join(words[:1])}{mark}"]


def _build(plain: str, frequent: Collection[str]) -> list[str]:
    places = ["^", *(_place(token, frequent) for token in _WORD_OR_MARK.findall(plain)), "$"]
    return [f"={' '.join(places[at : at + run])}" for run in RUNS for at in range(len(places) - run + 1)]


def _place(token: str, frequent: Collection[str]) -> str:
    if token in frequent or token == "?":
        return token
    if token[0].isalnum():
        return "#" if token[0].isdigit() else "_"
    return "." if token in ".!" else ","
