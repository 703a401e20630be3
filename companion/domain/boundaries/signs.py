"""What a text says, as patterns anybody can read (`signs.toml`). Figures of speech and words of a trade are set aside first.

A pattern is compiled when a text first holds one of the words it cannot match without (`signs.json`, which
`python -m evals boundaries --fit` writes); most texts hold such words for some five of five hundred patterns.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import resources
from typing import NamedTuple
from zlib import crc32

FILE_NAME, WORDS_FILE_NAME = "signs.toml", "signs.json"
STOP, GENTLE = "stop", "gentle"
_LIST = re.compile(r"\{([a-z]+)\}")
DEPTH = 4
"""Lists that stand in lists: `boss` in `they` in `someone`."""

START = 3
"""Letters by which the words of patterns are looked up; none is shorter."""

SET_ASIDE = "#"
"""What stands in the place of an idiom; no pattern matches it."""


class Sign(NamedTuple):
    """Patterns of one case and outcome that match a text, and the words they match. `sure` is enough by itself."""

    case: str
    outcome: str
    sure: tuple[str, ...]
    maybe: tuple[str, ...]


class Pattern:
    """A pattern, its lists written out. `words`: every text it matches holds one of them; none of them: any text may match."""

    def __init__(self, line: str, words: Sequence[str]) -> None:
        self.line, self.words = line, tuple(words)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """With word borders around it. Raises re.error for a pattern that is damaged."""
        return re.compile(rf"(?<!\w)(?:{self.line})(?!\w)")


class _Patterns(NamedTuple):
    case: str
    outcome: str
    sure: Sequence[Pattern]
    maybe: Sequence[Pattern]
    every: frozenset[Pattern]


class Signs:
    """The patterns. Raises KeyError for a file that is damaged."""

    def __init__(self) -> None:
        folder = resources.files(__package__)
        source = tomllib.loads(folder.joinpath(FILE_NAME).read_text(encoding="utf-8"))
        self._words: dict[str, list[str]] = json.loads(folder.joinpath(WORDS_FILE_NAME).read_bytes())
        self._lists: dict[str, str] = source.pop("lists")
        self._idioms = self._patterns(source.pop("idioms")["patterns"])
        trades = source.pop("trades")
        self._trades, self._own = self._patterns(trades["frames"]), self._patterns(trades["own"])
        self._somebody = self._patterns(trades["somebody"])
        self._cases = [
            _of_case(case, outcome, self._patterns(lines["sure"]), self._patterns(lines["maybe"]))
            for case, outcomes in source.items()
            for outcome, lines in outcomes.items()
        ]

    def of(self, text: str) -> list[Sign]:
        """Every sign of a text, in the order of the cases."""
        heard = self._heard(text)
        near = self._near(heard)
        cases = (each for each in self._cases if not near.isdisjoint(each.every))
        signs = [Sign(each.case, each.outcome, _found(each.sure, near, heard), _found(each.maybe, near, heard)) for each in cases]
        return [self._of_a_trade(sign, heard) for sign in signs if sign.sure or sign.maybe]

    def every(self) -> Iterator[Pattern]:
        """All patterns, those of figures of speech and trades among them."""
        yield from (*self._idioms, *self._trades, *self._own, *self._somebody)
        for each in self._cases:
            yield from (*each.sure, *each.maybe)

    def _heard(self, text: str) -> str:
        heard = text.casefold().replace("’", "'")
        near = self._near(heard)
        for pattern in self._idioms:
            if pattern in near:
                heard = pattern.compiled.sub(lambda found: SET_ASIDE * len(found[0]), heard)
        return heard

    def _near(self, text: str) -> set[Pattern]:
        """The patterns that are worth trying on a text."""
        starts = {text[at : at + START] for at in range(len(text) - START + 1)}
        held = {pattern for start in starts & self._by_start.keys() for word, pattern in self._by_start[start] if word in text}
        return held | self._anywhere

    @cached_property
    def _by_start(self) -> Mapping[str, Sequence[tuple[str, Pattern]]]:
        """Words and their patterns by their first letters."""
        found: dict[str, list[tuple[str, Pattern]]] = {}
        for pattern in self.every():
            for word in pattern.words:
                found.setdefault(word[:START], []).append((word, pattern))
        return found

    @cached_property
    def _anywhere(self) -> set[Pattern]:
        return {pattern for pattern in self.every() if not pattern.words}

    def _of_a_trade(self, sign: Sign, heard: str) -> Sign:
        """Somebody who speaks of their work with people in need, and of nobody in particular, is not in need by that."""
        of_nobody = self._any(self._trades, heard) and not self._any(self._somebody, heard)
        if not of_nobody or any(self._any(self._own, words) for words in sign.sure):
            return sign
        return sign._replace(sure=(), maybe=(*sign.sure, *sign.maybe))

    def _any(self, patterns: Sequence[Pattern], text: str) -> bool:
        near = self._near(text)
        return any(pattern.compiled.search(text) for pattern in patterns if pattern in near)

    def _patterns(self, lines: Iterable[str]) -> list[Pattern]:
        expanded = (self._expanded(line) for line in lines)
        return [Pattern(line, self._words.get(name_of(line), ())) for line in expanded]

    def _expanded(self, line: str) -> str:
        for _ in range(DEPTH):
            line = _LIST.sub(lambda found: self._lists.get(found[1], found[0]), line)
        return line


def name_of(line: str) -> str:
    """What a pattern is called in `signs.json`: one that was changed since is not found there, and tried on every text."""
    return f"{crc32(line.encode()):08x}"


def _of_case(case: str, outcome: str, sure: Sequence[Pattern], maybe: Sequence[Pattern]) -> _Patterns:
    return _Patterns(case, outcome, sure, maybe, frozenset((*sure, *maybe)))


def _found(patterns: Sequence[Pattern], near: set[Pattern], text: str) -> tuple[str, ...]:
    tried = (pattern.compiled for pattern in patterns if pattern in near)
    matches = (found[0].strip(" ,.") for pattern in tried for found in pattern.finditer(text))
    return tuple(dict.fromkeys(words for words in matches if words))
