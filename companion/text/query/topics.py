"""What nobody took of a lead's sentence: what people should know, or words that could not be used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from companion.domain.query.query import Rule
from companion.text.needs.aspects import aspects_of
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Reading
from companion.text.needs.strength import Scope, strength_of
from companion.text.query.pieces import pieces
from companion.text.stems import stem, stems


def topics(reading: Reading, taken: Sequence[Found], over: Sequence[Scope]) -> tuple[list[tuple[int, Rule]], list[str]]:
    """Rules of what people should know, each with where it begins; and the words that name nothing to find."""
    dropped = [Found(hit.first, hit.end) for hit in reading.search(pattern("query.dropped"))]
    cues = [scope.cue for scope in over]
    if _all_taken(reading, [*taken, *dropped, *cues]):
        return [], []
    used = [*taken, *dropped, *cues]
    phrases, left_over = aspects_of(reading, used, of_lead=True)
    found, unread = [], list(left_over)
    every = [named for phrase in phrases for named in _named(reading, phrase, used)]
    for phrase, first, end, goes_on in every:
        if _names_something(phrase) and not goes_on:
            said = reading.said(first, end)
            rule = Rule(field="topic", value=[phrase], from_=said, strength=strength_of(first, end, over))
            found.append((first, rule))
        elif _names_something(phrase, beside="query.search"):
            unread.append(phrase)
    return found, unread


class _Named(NamedTuple):
    """Words that are left over, with their place. `goes_on`: they stand behind a gap, and say of nobody that they know it."""

    phrase: str
    first: int
    end: int
    goes_on: bool = False


def _named(reading: Reading, phrase: str, used: Sequence[Found]) -> list[_Named]:
    """A phrase, or each thing of one that goes on behind a gap, a comma or the beginning of a limit."""
    first, end = _place(reading, phrase)
    within = {reading.word(at) for at in range(first, end)}
    leads = reading.word(first) in words("limits.people") and end - first > 1
    if phrase in reading.text and not leads and words("limits.topic_ends").isdisjoint(within):
        return [_Named(phrase, first, end)]
    found = pieces(reading, first, end, used)
    if found == [(first, end)]:
        return [_Named(phrase, first, end)]
    gaps = {at for one in used for at in range(one.first, one.end)}
    whole = [one for one in found if _names_something(reading.said(*one))]
    if not whole:
        return [_Named(phrase, first, end)]
    return [_Named(reading.said(*one), *one, goes_on=not gaps.isdisjoint(range(whole[0].first, one.first))) for one in whole]


def _all_taken(reading: Reading, taken: Sequence[Found]) -> bool:
    """Whether nothing is left over: then there is nothing to find by meaning."""
    used = {at for found in taken for at in range(found.first, found.end)}
    left = " ".join(token.word for at, token in enumerate(reading.tokens) if at not in used and not token.is_break)
    return not _names_something(left, beside="query.search")


def _names_something(phrase: str, *, beside: str = "") -> bool:
    """Whether a phrase says more than that somebody is looked for, and than how they are picked; or than one list of words."""
    passed = _stems_of(beside) if beside else _stems_of("query.search") | _stems_of("query.process")
    return any(found not in passed for found in stems(phrase) if not found.isdigit())


@cache
def _stems_of(name: str) -> frozenset[str]:
    """The stems of a list of words, and the list itself."""
    return frozenset(stem(word) for word in words(name)) | words(name)


def _place(reading: Reading, phrase: str) -> tuple[int, int]:
    """Where the words of a phrase stand, from the first to the last: other words may stand between them."""
    at = reading.text.find(phrase)
    if at >= 0:
        inside = [i for i, token in enumerate(reading.tokens) if token.start < at + len(phrase) and token.end > at]
        return inside[0], inside[-1] + 1
    wanted = {word.casefold().strip(",.;:!?()") for word in phrase.split()}
    inside = [i for i, token in enumerate(reading.tokens) if token.word in wanted] or [0]
    return inside[0], inside[-1] + 1
