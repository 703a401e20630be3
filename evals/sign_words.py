"""Which words each pattern cannot match without, so that a text is only tried by the few patterns it may match.

A pattern is taken apart into sets of strings of which every match holds one; the set that the texts of `boundaries.yaml` hold
most seldom is kept. `python -m evals boundaries --fit` writes them beside the patterns.
"""

from __future__ import annotations

import json
import re._parser as parser  # the standard library's own reader of patterns; used here alone, never by the program
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from re._constants import ASSERT, ASSERT_NOT, AT, BRANCH, IN, LITERAL, MAX_REPEAT, MIN_REPEAT, SUBPATTERN

from companion.domain.boundaries.signs import Signs, name_of

Strings = frozenset[str]
Tree = Sequence[tuple[object, object]]

MOST = 60
"""Strings of a set; a longer one says too little."""

SHORTEST, LONGEST = 3, 7
"""Letters of a word that is looked for; the beginning of a longer one is enough."""

COST = 0.3
"""What one more word to look for weighs beside one more text that holds one, of four hundred."""

EMPTY: Strings = frozenset({""})


def words(signs: Signs, texts: Sequence[str]) -> str:
    """`signs.json`: the words by the name of each pattern; left out are patterns that may match anything."""
    heard = [text.casefold().replace("’", "'") for text in texts]
    found = {name_of(each.line): _needed(each.line, lambda some: _share(some, heard)) for each in signs.every()}
    return json.dumps({name: sorted(some) for name, some in sorted(found.items()) if some}, ensure_ascii=False, indent=0) + "\n"


def _share(some: Strings, texts: Sequence[str]) -> float:
    return sum(any(word in text for word in some) for text in texts) * 400 / len(texts)


def _needed(line: str, share: Callable[[Strings], float]) -> Strings:
    usable = [_short(each) for each in _sets(parser.parse(line)) if min(map(len, each)) >= SHORTEST]
    return min(usable, key=lambda some: (share(some) + COST * len(some), len(some), sorted(some)), default=frozenset())


def _short(some: Strings) -> Strings:
    """Their beginnings, without those in which another one stands."""
    cut = {each[:LONGEST] for each in some}
    return frozenset(each for each in cut if not any(other != each and other in each for other in cut))


def _sets(tree: Tree) -> Iterator[Strings]:
    """Sets of strings of which every match holds one, somewhere."""
    run = EMPTY
    for operator, argument in tree:
        one = _strings(operator, argument)
        if one is not None and len(run) * len(one) <= MOST:
            run = _joined(run, one)
            continue
        yield run
        run = EMPTY if one is None else one
        if one is None:
            yield from _inside(operator, argument)
    yield run


def _inside(operator: object, argument) -> Iterator[Strings]:
    if operator is SUBPATTERN:
        yield from _sets(argument[3])
    elif operator in (MAX_REPEAT, MIN_REPEAT) and argument[0] >= 1:
        yield from _sets(argument[2])
    elif operator is BRANCH:
        longest = [max(_sets(each), key=lambda some: min(map(len, some))) for each in argument[1]]
        yield frozenset().union(*longest)


def _strings(operator: object, argument) -> Strings | None:
    """Everything it can match, when that is little; None else."""
    if operator is LITERAL:
        return frozenset({chr(argument)})
    if operator in (ASSERT, ASSERT_NOT, AT):
        return EMPTY
    if operator is SUBPATTERN:
        return _whole(argument[3])
    if operator is BRANCH:
        return _either([_whole(each) for each in argument[1]])
    if operator is IN and all(kind is LITERAL for kind, _ in argument):
        return frozenset(chr(letter) for _, letter in argument)
    if operator in (MAX_REPEAT, MIN_REPEAT) and tuple(argument[:2]) in ((0, 1), (1, 1)):
        return _either([_whole(argument[2]), EMPTY if argument[0] == 0 else frozenset()])
    return None


def _whole(tree: Tree) -> Strings | None:
    found = EMPTY
    for operator, argument in tree:
        one = _strings(operator, argument)
        if one is None or len(found) * len(one) > MOST:
            return None
        found = _joined(found, one)
    return found


def _either(each: Sequence[Strings | None]) -> Strings | None:
    known = [one for one in each if one is not None]
    found = frozenset[str]().union(*known)
    return found if len(known) == len(each) and len(found) <= MOST else None


def _joined(before: Strings, after: Strings) -> Strings:
    return frozenset(one + other for one, other in product(before, after))
