"""Work that is stopped by whoever waits for it. Set where the work begins, and seen by whatever it calls."""

from __future__ import annotations

from contextvars import ContextVar
from threading import Event

from companion.errors import Stopped

_WANTED_NO_MORE: ContextVar[Event | None] = ContextVar("wanted_no_more", default=None)


def stopped_by(wanted_no_more: Event) -> None:
    """From here on, in this context, work ends once this is set."""
    _WANTED_NO_MORE.set(wanted_no_more)


def may_be_stopped() -> bool:
    """Whether somebody waits who could stop the work."""
    return _WANTED_NO_MORE.get() is not None


def go_on() -> None:
    """Nothing, while the work is wanted. Raises Stopped once it no longer is."""
    wanted_no_more = _WANTED_NO_MORE.get()
    if wanted_no_more is not None and wanted_no_more.is_set():
        raise Stopped("Stopped.", "Nothing was changed: what you typed, and the text there was, stay.")
