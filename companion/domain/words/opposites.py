"""Words that are each other's contrary, and whether claim and line give contraries to the same thing.

"The regulation comes last and the danger first" holds every word of its reverse; what each contrary stands beside differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from companion.domain.words.word_forms import Stems, base, is_light, roots

_PAIRS = (
    "first last", "first second", "second third", "more less", "more fewer", "increase reduce", "raise lower",
    "rise fall", "grow shrink",
    "early late", "earlier later", "open closed", "open shut", "inside outside", "day night", "morning evening",
    "buy sell", "win lose", "accept refuse", "hire dismiss", "high low", "long short", "left right", "public private",
    "paid unpaid", "junior senior", "largest smallest", "add remove", "join leave", "arrive leave", "pass fail", "lend borrow",
    "weekly monthly", "daily weekly", "north south", "east west", "summer winter", "spring autumn", "fast slow", "full empty",
    "release stop", "release hold", "approve reject", "accept reject", "approve refuse", "praise criticise", "hide show",
    "gain lose",
    "give take", "lengthen shorten", "deny admit", "win lose", "start end", "begin end", "build demolish", "enter leave",
    "import export", "promote demote", "strengthen weaken", "widen narrow", "push pull", "employ dismiss",
    "men women", "boys girls", "hot cold", "start stop", "keep drop", "allow forbid", "easy hard", "right wrong", "easier harder",
    "correct wrong", "grow cut", "pay refuse", "grant refuse",
    "love hate", "remember forget", "find lose", "thank blame", "trust doubt", "save waste",
    "same different", "cheap expensive", "better worse", "best worst",
)  # fmt: skip


_CALENDAR = tuple(
    re.compile(rf"\b({row.replace(' ', '|')})s?\b", re.IGNORECASE)
    for row in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "january february march april june july august september october november december",
        "spring summer autumn winter",
    )
)


_MEANS = (
    r"\bin person\b|\bface to face\b",
    r"\bby (?:letter|post|mail)\b|\bin writing\b",
    r"\bby e-?mail\b",
    r"\b(?:by|over the|on the) (?:tele)?phone\b",
    r"\b(?:by|on|over) video\b|\bonline\b",
)


def other_means(claim: str, line: str) -> bool:
    """Whether claim and line name ways of telling somebody something, and none in common."""
    claimed, held = ({way for way in _MEANS if re.search(way, text, re.IGNORECASE)} for text in (claim, line))
    return bool(claimed) and bool(held) and not claimed & held


def another_day(claim: str, line: str) -> bool:
    """Whether claim and line name days of the week, months or seasons, and none in common."""
    return any(
        bool(claimed) and bool(held) and not claimed & held
        for claimed, held in ((_named(row, claim), _named(row, line)) for row in _CALENDAR)
    )


def _named(row: re.Pattern[str], text: str) -> set[str]:
    return {word.lower() for word in row.findall(text)}


@lru_cache(maxsize=8)
def _contraries(stems: Stems) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _PAIRS:
        words = {_form(word, stems) for word in row.split()}
        for word in words:
            found.setdefault(word, set()).update(words - {word})
    return {word: frozenset(others) for word, others in found.items()}


def _form(token: str, stems: Stems) -> str:
    """A word as it is looked up: its root, or itself where it has none."""
    return next(iter(roots(token, stems)), base(token))


def contrary_of(claim: str, line: str, stems: Stems) -> bool:
    """Whether claim and line put contraries beside the same word, and the line nowhere puts the claimed one there."""
    held = set(_beside(line, stems))
    contraries = _contraries(stems)
    return any(
        (word, near) not in held and any((other, near) in held for other in contraries[word])
        for word, near in _beside(claim, stems)
    )


@lru_cache(maxsize=8192)
def _beside(text: str, stems: Stems) -> tuple[tuple[str, str], ...]:
    return tuple(pair for clause in re.split(r"[.;:!?]", text) for pair in _of_clause(clause, stems))


def _of_clause(clause: str, stems: Stems) -> Iterator[tuple[str, str]]:
    """Each word that has a contrary, with the heavy word nearest to it on either side; "even" is no evening."""
    said = [token.rstrip("s") if token.endswith("days") else token for token in re.findall(r"[^\W_]+", clause.lower())]
    tokens = [_form(token, stems) for token in said]
    contraries = _contraries(stems)
    heavy = {place: root for place, token in enumerate(said) if (root := _heavy(token, stems)) and root not in contraries}
    compares = "than" in said
    for place, token in enumerate(tokens):
        if token in contraries and said[place] != "even" and not (compares and said[place] in {"more", "less", "few", "fewer"}):
            near = min(((abs(other - place), other > place, other) for other in heavy), default=None)
            if near and near[0] <= _REACH:
                yield token, heavy[near[2]]


_REACH = 4
"""Words over which a word may speak of another."""


def _heavy(token: str, stems: Stems) -> str | None:
    found = roots(token, stems)
    return found[0] if found and not is_light(found[0]) else None
