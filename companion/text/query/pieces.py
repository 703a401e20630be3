"""A leftover of a lead's sentence as the things it names: what people should know ends where another thing begins.

Words that a rule took leave a gap, behind which something else goes on; so do a comma, and words that begin a limit ('nobody',
'each', 'not'). A row of labels ('Excel, SQL and Python') stays one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from companion.text.needs.phrasebook import words
from companion.text.needs.reading import Found, Reading
from companion.text.needs.scaffolding import bare
from companion.text.needs.tokens import COMMA

_LABEL = 3
"""Words of a label in a row of them."""


class Piece(NamedTuple):
    """Words of the text that follow one another, end exclusive."""

    first: int
    end: int


def pieces(reading: Reading, first: int, end: int, taken: Sequence[Found]) -> list[Piece]:
    """The things that the words from `first` to `end` name, without what was taken of them and the words around what is meant."""
    used = {at for found in taken for at in range(found.first, found.end)}
    runs = [_bared(reading, run) for run in _runs(reading, first, end, used)]
    return [run for run in runs if run.end > run.first]


def _runs(reading: Reading, first: int, end: int, used: set[int]) -> Iterator[Piece]:
    """Stretches between gaps and ends; a row of labels is one of them."""
    labels = _is_row(reading, first, end, used)
    start = first
    for at in range(first, end + 1):
        ends = at == end or at in used or _is_end(reading.word(at), labels=labels)
        if ends:
            if at > start:
                yield Piece(start, at)
            start = at + 1


def _is_end(word: str, *, labels: bool) -> bool:
    return word in words("limits.topic_ends") and not (labels and word == COMMA)


def _is_row(reading: Reading, first: int, end: int, used: set[int]) -> bool:
    """Whether commas part labels only: short, with nothing between them that was taken and no verb's small words inside."""
    if any(at in used for at in range(first, end)):
        return False
    said = " ".join(reading.word(at) for at in range(first, end)).split(f" {COMMA} ")
    behind = [part.split() for part in said[1:]]
    return all(len(part) <= _LABEL + 1 and words("limits.topic_breaks").isdisjoint(part) for part in behind)


def _bared(reading: Reading, run: Piece) -> Piece:
    """Without the small words at either end, and without the scaffolding of a request."""
    first, end = run
    begin, last = bare([reading.word(at) for at in range(first, end)])
    first, end = first + begin, first + last
    while first < end and reading.word(first) in words("limits.topic_joins"):
        first += 1
    while first < end and reading.word(end - 1) in words("limits.topic_joins"):
        end -= 1
    return Piece(first, end)
