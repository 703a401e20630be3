"""What goes out of other people's texts when somebody is forgotten: the sentences that name them, and those that quote them.

What others wrote of themselves stays theirs. A quotation is told from a turn of phrase that two people share by its length, or
by a word that hardly anybody else writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

TAKEN_OUT = "[A line of somebody who left was taken out.]"
"""Stands where the sentence stood."""

RUN, RUN_LETTERS = 6, 22
"""So many words in a row, with so many letters, are a quotation. Conventions of this program."""

SHORT_RUN, SHORT_LETTERS = 4, 20
"""A whole line of a profile that is shorter than a run is one from here on."""

ODD_LETTERS, LONG_LETTERS = 8, 16
"""A word with letters and figures, and any word, of so many characters is told from all others."""

TELLING_LETTERS, NAME_LETTERS = 7, 3
"""In what was written to the one who left, a word of theirs of so many letters is enough, and a part of their name."""

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_ESCAPED = re.compile(r"\\[nrt]")
_BETWEEN = re.compile(r"((?<=[.!?…。！？])\s+|(?<=[.!?…][\"”’»)])\s+|\n+)")


@dataclass(frozen=True)
class Leaver:
    """Somebody who is forgotten, or several: what they are called, what their profiles say, and its words."""

    addresses: frozenset[str] = frozenset()
    names: frozenset[tuple[str, ...]] = frozenset()
    runs: frozenset[tuple[str, ...]] = frozenset()
    odd: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def is_in(self, text: str, *, closely: bool = False) -> bool:
        """Whether a text names or quotes them. `closely`: it was written to them, so that a word of theirs is enough."""
        if self._is_addressed_in(text):
            return True
        words = _words(text)
        if self.odd.intersection(words) or self._has_run(words):
            return True
        return closely and (bool(self.words.intersection(words)) or bool(self._parts.intersection(words)))

    def may_be_in(self, document: str) -> bool:
        """Whether it is worth looking for them in a document: quick, and never wrongly no."""
        words = set(_words(_ESCAPED.sub(" ", document)))
        return bool(words & self._marks) or self._is_addressed_in(document)

    def without(self, text: str, *, mark: str = TAKEN_OUT, closely: bool = False) -> tuple[str, int]:
        """A text without the sentences that name or quote them, and how many these were."""
        if not self.is_in(text, closely=closely):
            return text, 0
        parts = _BETWEEN.split(text)
        theirs = {part for part in parts if self.is_in(part, closely=closely)}
        left = "".join(mark if part in theirs else part for part in parts).strip()
        if self.is_in(left, closely=closely):
            return mark, 1  # a quotation that runs over the end of a sentence
        return left, len(theirs)

    def cleared(self, value: Any) -> tuple[Any, int]:
        """The same for every text in a document of plain JSON values, names of answers and all."""
        if isinstance(value, str):
            return self.without(value)
        if isinstance(value, list):
            items = [self.cleared(item) for item in value]
            return [item for item, _ in items], sum(gone for _, gone in items)
        if isinstance(value, dict):
            pairs = [(self.without(name), self.cleared(item)) for name, item in value.items()]
            return {name: item for (name, _), (item, _) in pairs}, sum(one[1] + other[1] for one, other in pairs)
        return value, 0

    def _is_addressed_in(self, text: str) -> bool:
        lower = text.casefold()
        return any(address in lower for address in self.addresses) and bool(self._addressed.search(lower))

    @cached_property
    def _addressed(self) -> re.Pattern[str]:
        """One of the addresses, and none that another one ends with or begins with."""
        return re.compile(rf"(?<![\w.+-])(?:{'|'.join(map(re.escape, self.addresses))})(?![\w-]|\.\w)")

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(part for name in self.names for part in name if len(part) >= NAME_LETTERS)

    @cached_property
    def _said(self) -> frozenset[tuple[str, ...]]:
        return self.runs | self.names

    @cached_property
    def _marks(self) -> frozenset[str]:
        """Of each name and each run its longest word, and every odd one."""
        return self.odd | {max(said, key=len) for said in self._said}

    @cached_property
    def _lengths(self) -> frozenset[int]:
        return frozenset(map(len, self._said))

    def _has_run(self, words: list[str]) -> bool:
        windows = (tuple(words[at : at + length]) for length in self._lengths for at in range(len(words) - length + 1))
        return any(window in self._said for window in windows)


def leaver(*, addresses: Iterable[str], names: Iterable[str], texts: Iterable[str]) -> Leaver:
    """Whoever is called so and wrote these texts. A name of one word names many, and is no name here."""
    every = [words for text in texts if (words := _words(text))]
    called = [words for name in names if len(words := _words(name)) > 1]
    return Leaver(
        addresses=frozenset(address.casefold() for address in addresses if "@" in address),
        names=frozenset(map(tuple, called)),
        runs=frozenset(run for words in every for run in _runs(words)),
        odd=frozenset(word for words in every for word in words if _is_odd(word)),
        words=frozenset(word for words in every for word in words if len(word) >= TELLING_LETTERS),
    )


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    if len(words) < RUN:
        if len(words) >= SHORT_RUN and sum(map(len, words)) >= SHORT_LETTERS:
            yield tuple(words)
        return
    for at in range(len(words) - RUN + 1):
        run = tuple(words[at : at + RUN])
        if sum(map(len, run)) >= RUN_LETTERS:
            yield run


def _is_odd(word: str) -> bool:
    mixed = any(one.isdigit() for one in word) and any(one.isalpha() for one in word)
    return len(word) >= (ODD_LETTERS if mixed else LONG_LETTERS)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
