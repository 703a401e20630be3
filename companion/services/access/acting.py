"""Who acts at the moment. Set where an event or a request begins, and carried into the threads that it starts."""

from __future__ import annotations

from contextvars import Context, ContextVar, copy_context

from companion.domain.access import Actor
from companion.errors import NotAllowed

_ACTING: ContextVar[Actor | None] = ContextVar("acting", default=None)


def acting() -> Actor:
    """Who acts. Raises NotAllowed where nobody does."""
    found = _ACTING.get()
    if found is None:
        raise NotAllowed("It is not known who asks.", "Load the page again.")
    return found


def now_acting(actor: Actor) -> None:
    """From here on, in this context, somebody acts."""
    _ACTING.set(actor)


def context_of(actor: Actor) -> Context:
    """A context in which somebody acts; run in it whatever they asked for."""
    context = copy_context()
    context.run(now_acting, actor)
    return context
