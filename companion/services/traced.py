"""A companion each of whose calls is a span of a trace, named by part and call and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from companion.seams import Spans


class Traced:
    """Stands in front of a companion. Its parts have the names of the companion's."""

    def __init__(self, companion: Any, spans: Spans) -> None:
        self._companion, self._spans = companion, spans

    def __getattr__(self, name: str) -> Any:
        part = getattr(self._companion, name)
        return part if name == "settings" else _Part(part, name, self._spans)


class _Part:
    """A part whose calls are spans."""

    def __init__(self, part: Any, name: str, spans: Spans) -> None:
        self._part, self._name, self._spans = part, name, spans

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._part, name)
        return _traced(found, f"{self._name}.{name}", self._spans) if callable(found) else found

    def __call__(self, *given: Any, **named: Any) -> Any:
        return _traced(self._part, self._name, self._spans)(*given, **named)


def _traced(call: Callable[..., Any], name: str, spans: Spans) -> Callable[..., Any]:
    @wraps(call)
    def spanned(*given: Any, **named: Any) -> Any:
        with spans.span("service", name):
            return call(*given, **named)

    return spanned
