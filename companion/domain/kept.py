"""What was worked out of people's words: kept while one thing is done with them, and gone with it.

A check reads the same line for many rules. Nothing of it outlives the check, so that a server holds nobody's words between two
requests; where nothing is opened by `at_work`, every call works anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")

_HELD: ContextVar[dict[Hashable, Any] | None] = ContextVar("held", default=None)
_NOTHING = object()


@contextmanager
def at_work() -> Iterator[None]:
    """Until its end, what is marked by `kept` is worked out once. Within another it adds to that one."""
    if _HELD.get() is not None:
        yield
        return
    before = _HELD.set({})
    try:
        yield
    finally:
        _HELD.reset(before)


def kept(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Marks a function of hashable arguments, without side effects, whose answers are kept while something is at work."""

    @wraps(make)
    def once(*args: Given.args, **options: Given.kwargs) -> Made:
        held = _HELD.get()
        if held is None:
            return make(*args, **options)
        key = (make, args, *options.items())
        found = held.get(key, _NOTHING)
        if found is _NOTHING:
            found = held[key] = make(*args, **options)
        answer: Made = found
        return answer

    return once
