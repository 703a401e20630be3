"""Small lists in running text: 'Spanish or Portuguese', 'in finance, insurance or law'."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from companion.text.needs.reading import Reading
from companion.text.needs.tokens import COMMA

Item = TypeVar("Item")
ItemAt = Callable[[int], tuple[Item, int] | None]
"""Reads one item at a position: what it is, and where it ends."""

_LONGEST_RUN = 12
_LONGEST_LIST = 24
_AND = frozenset("or and nor".split())
_NOT = frozenset("not no nor neither".split())
_REPEATED = frozenset("in from either even maybe perhaps another any".split())


def listed(reading: Reading, first: int, item_at: ItemAt[Item], *, denied: bool = False) -> tuple[list[Item], int]:
    """The items of a list that begins at a position, and its end; no items where none begins.

    `denied`: a list of what is ruled out; 'not' may be said again in it, and ends any other list.
    """
    items: list[Item] = []
    end = at = first
    while len(items) < _LONGEST_LIST and (found := item_at(at)):
        items.append(found[0])
        end = found[1]
        at = _next_item(reading, end, denied=denied)
        if at == end:
            break
    return items, end


def _next_item(reading: Reading, end: int, *, denied: bool) -> int:
    """Where the next item would begin: behind a comma, 'or', and words that are said again ('or in', 'not in')."""
    at = any_number(reading, end, frozenset({COMMA}))
    joined = any_number(reading, at, _AND | _NOT if denied else _AND)
    if joined == end:
        return end
    return any_number(reading, joined, _REPEATED) if joined > at or not denied else joined


def any_number(reading: Reading, at: int, words: frozenset[str]) -> int:
    """The position behind the run of certain words that begins at `at`; a run longer than anybody writes is not followed."""
    end = at
    while end - at < _LONGEST_RUN and reading.word(end) in words:
        end += 1
    return end
