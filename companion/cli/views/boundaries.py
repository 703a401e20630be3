"""Boundaries as text: whom to turn to first, then why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.cli.text import wrapped

if TYPE_CHECKING:
    from companion.domain.boundaries.boundary import Boundary, BoundaryCase, HandTo


def boundary(met: Boundary) -> str:
    """Each case: contacts, then what is said, then the words it rests on."""
    return "\n\n".join(_case(case) for case in met.cases) or "Nothing in this text needs anybody else's help first."


def before(met: Boundary | None, view: Callable[[], str]) -> str:
    """A stop stands alone; a gentle line stands before the answer."""
    if met is None:
        return view()
    return boundary(met) if met.stop else f"{boundary(met)}\n\n{view()}"


def _case(case: BoundaryCase) -> str:
    contacts = [wrapped(_contact(one)) for one in case.hand_to]
    words = "; ".join(f"“{words}”" for words in case.words)
    because = wrapped(f"Read from: {words}") if words else ""
    return "\n".join(part for part in (*contacts, wrapped(case.message), because) if part)


def _contact(one: HandTo) -> str:
    seen = f" (checked {one.checked:%d %B %Y})" if one.checked else ""
    return f"{one.name}: {one.contact}{seen}"
