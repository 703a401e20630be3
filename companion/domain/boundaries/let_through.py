"""Sentences that were not meant so, as whoever wrote or received them says: let through for that visit, and kept nowhere.

Only a danger that is read from the meaning may be misread so. Where a sign says it in words anybody can read, or the companion is
asked for what it does not do, there is no way past.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256

from companion.domain.boundaries.reading import DANGER, Met

LETTERS = 24
"""Letters of a mark: too many for two sentences of one visit to share one."""

_LET_THROUGH: ContextVar[frozenset[str]] = ContextVar("let_through", default=frozenset())


def mark_of(sentence: str) -> str:
    """What stands for a sentence, so that it need not be held itself: another word, and it is another one."""
    return sha256(" ".join(sentence.split()).encode()).hexdigest()[:LETTERS]


def let_through(marks: Iterable[str]) -> None:
    """From here on, in this context, the sentences of these marks stop nothing that they only lean to."""
    _LET_THROUGH.set(frozenset(marks))


@contextmanager
def nothing_let_through() -> Iterator[None]:
    """For what is read of one person to be shown to others: nobody who is there may say that it was not meant so."""
    before = _LET_THROUGH.set(frozenset())
    try:
        yield
    finally:
        _LET_THROUGH.reset(before)


def goes_through(met: Met) -> bool:
    """Whether what was met is a danger that a sentence only leans to, and its writer did not mean it so."""
    return _is_leaning(met) and all(mark_of(sentence) in _LET_THROUGH.get() for sentence in met.leaning)


def may_go_through(found: Sequence[Met]) -> list[str]:
    """The marks of the sentences for which a text stops, where they may be let through; none where they may not."""
    stops = [met for met in found if met.stop]
    return [mark_of(sentence) for met in stops for sentence in met.leaning] if all(map(_is_leaning, stops)) else []


def _is_leaning(met: Met) -> bool:
    return met.stop and met.case in DANGER and bool(met.leaning)
