"""What a text says, as patterns anybody can read (`signs.toml`). Figures of speech and words of a trade are set aside first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

FILE_NAME = "signs.toml"
STOP, GENTLE = "stop", "gentle"
_LIST = re.compile(r"\{([a-z]+)\}")
DEPTH = 4
"""Lists that stand in lists: `boss` in `they` in `someone`."""

SET_ASIDE = "#"
"""What stands in the place of an idiom; no pattern matches it."""


class Sign(NamedTuple):
    """Patterns of one case and outcome that match a text, and the words they match. `sure` is enough by itself."""

    case: str
    outcome: str
    sure: tuple[str, ...]
    maybe: tuple[str, ...]


class _Patterns(NamedTuple):
    case: str
    outcome: str
    sure: Sequence[re.Pattern[str]]
    maybe: Sequence[re.Pattern[str]]


class Signs:
    """The patterns, compiled once. Raises KeyError or re.error for a file that is damaged."""

    def __init__(self) -> None:
        source = tomllib.loads(resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8"))
        self._lists: dict[str, str] = source.pop("lists")
        self._idioms = self._compiled(source.pop("idioms")["patterns"])
        trades = source.pop("trades")
        self._trades, self._own = self._compiled(trades["frames"]), self._compiled(trades["own"])
        self._somebody = self._compiled(trades["somebody"])
        self._cases = [
            _Patterns(case, outcome, self._compiled(lines["sure"]), self._compiled(lines["maybe"]))
            for case, outcomes in source.items()
            for outcome, lines in outcomes.items()
        ]

    def of(self, text: str) -> list[Sign]:
        """Every sign of a text, in the order of the cases."""
        heard = self._heard(text)
        signs = [Sign(each.case, each.outcome, _found(each.sure, heard), _found(each.maybe, heard)) for each in self._cases]
        return [self._of_a_trade(sign, heard) for sign in signs if sign.sure or sign.maybe]

    def _heard(self, text: str) -> str:
        heard = text.casefold().replace("’", "'")
        for pattern in self._idioms:
            heard = pattern.sub(lambda found: SET_ASIDE * len(found[0]), heard)
        return heard

    def _of_a_trade(self, sign: Sign, heard: str) -> Sign:
        """Somebody who speaks of their work with people in need, and of nobody in particular, is not in need by that."""
        speaks_of_work = any(pattern.search(heard) for pattern in self._trades)
        of_somebody = any(pattern.search(heard) for pattern in self._somebody)
        if not speaks_of_work or of_somebody or any(pattern.search(words) for pattern in self._own for words in sign.sure):
            return sign
        return sign._replace(sure=(), maybe=(*sign.sure, *sign.maybe))

    def _compiled(self, lines: Sequence[str]) -> list[re.Pattern[str]]:
        return [re.compile(rf"(?<!\w)(?:{self._expanded(line)})(?!\w)") for line in lines]

    def _expanded(self, line: str) -> str:
        for _ in range(DEPTH):
            line = _LIST.sub(lambda found: self._lists.get(found[1], found[0]), line)
        return line


def _found(patterns: Sequence[re.Pattern[str]], text: str) -> tuple[str, ...]:
    matches = (found[0].strip(" ,.") for pattern in patterns for found in pattern.finditer(text))
    return tuple(dict.fromkeys(words for words in matches if words))
