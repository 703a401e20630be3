"""Small lists in running text: 'Spanish or Portuguese', 'in finance, insurance or law'."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from companion.text.needs.reading import Reading
from companion.text.needs.tokens import COMMA
from companion.text.stems import STOP_WORDS

Item = TypeVar("Item")
ItemAt = Callable[[int], tuple[Item, int] | None]
"""Reads one item at a position: what it is, and where it ends."""

_LONGEST_RUN = 12
_LONGEST_LIST = 24
_AND = frozenset("or and nor".split())
_NOT = frozenset("not no nor neither".split())
_OWNERS = frozenset("my our the their his her a an own".split())
_MOST_WORDS = 2
_REPEATED = frozenset("in from either else elsewhere anywhere somewhere even maybe perhaps another any".split())


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


def apposition_end(reading: Reading, first: int, comma: int, end: int) -> int | None:
    """Where it ends, if what follows a comma only names things that belong to the phrase before it.

    So do 'environmental work, water or soil' and 'saying no to clients, my boss and my family'; 'pricing, hiring or firing' is a
    list of topics.
    """
    before = [reading.word(at) for at in range(max(first, comma - _LONGEST_LIST), comma) if not reading.tokens[at].is_break]
    last = min(end - 1, comma + _LONGEST_RUN)
    end = next((at for at in range(comma + 1, last) if _breaks_off(reading, at)), end)
    items = bare_nouns(reading, comma + 1, end)
    if len(before) < _MOST_WORDS or len(items) < _MOST_WORDS:
        return None
    owned = all(item[0] in _OWNERS for item in items)
    chosen = any(reading.word(at) == "or" for at in range(comma + 1, end))
    goes_somewhere = "from" in before and "to" in before
    acts = any(word.endswith("ing") for item in items for word in item)
    return end if owned or (chosen and (goes_somewhere or not acts)) else None


def _breaks_off(reading: Reading, at: int) -> bool:
    """'water or soil, with someone who …': a comma before a word of grammar."""
    return reading.word(at) == COMMA and reading.word(at + 1) in STOP_WORDS - _OWNERS - _AND - {"and"}


def bare_nouns(reading: Reading, first: int, end: int) -> list[list[str]]:
    """The items of a short list of bare nouns that runs to the end; none where anything else stands there."""
    if end - first > _LONGEST_RUN:
        return []
    while reading.word(end - 1) == COMMA and end > first:
        end -= 1
    items: list[list[str]] = [[]]
    for at in range(first, end):
        word = reading.word(at)
        if word in ("or", "and", COMMA):
            items += [[]] if items[-1] else []
        elif word in STOP_WORDS - _OWNERS:
            return []
        else:
            items[-1].append(word)
    return items if all(map(_is_noun, items)) else []


def _is_noun(item: list[str]) -> bool:
    """One or two words; one behind 'my', because 'my sister bakes' is a sentence."""
    meant = [word for word in item if word not in _OWNERS]
    return 0 < len(meant) <= (1 if len(meant) < len(item) else _MOST_WORDS)
