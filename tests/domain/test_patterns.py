"""Every pattern the domain reads with, put to sentences nobody writes: none may hold the processor for long."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import companion.domain
from companion.text.sentences import LONGEST

BOUND_SECONDS = 1.0
"""Of the processor for the longest sentence there is, on a machine with other work: none takes a third of it alone. One that
tries every way to divide it takes minutes."""

PIECES = (
    "a", " ", "1,", ".", ", ", "'", "-", "a ", "I ", "Word ", "word, ", '"a" ', "if you ", "I hope you ", "not the ",
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each compiled pattern that a module of the domain holds, alone or in a table, by its name."""
    for module in pkgutil.walk_packages(companion.domain.__path__, "companion.domain."):
        for name, value in vars(importlib.import_module(module.name)).items():
            yield from ((f"{module.name}.{name}", found) for found in _within(value))


def _within(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and isinstance(value, dict):
        yield from (found for pair in value.items() for one in pair for found in _within(one, depth - 1))
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        yield from (found for one in value for found in _within(one, depth - 1))


def test_no_pattern_takes_long_over_the_longest_sentence() -> None:
    slow = {}
    for pattern, name in {found: name for name, found in patterns()}.items():
        for piece in PIECES:
            begun = time.process_time()
            for _ in pattern.finditer((piece * LONGEST)[: LONGEST - 2] + "!x"):
                pass
            if (took := time.process_time() - begun) > BOUND_SECONDS:
                slow[name, piece] = round(took, 1)
    assert slow == {}
