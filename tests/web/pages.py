"""Presses buttons of the page without a browser: what an event is called with, and what it changes."""

from __future__ import annotations

from typing import Any

from companion.web.actor import LOCAL
from companion.web.events import Answer, Call
from companion.web.panel import Act
from tests.web.hostile import read


def pressed(do: str = "x", *, on: str = "", kept: Any = None, also: Any = None, **fields: Any) -> Call:
    """A press in a panel that keeps `kept`; `also` is a second input. Fields are named with `__` for `.` and `_` for `-`."""
    return Call(LOCAL, Act(do=do, on=on, fields={_name(name): value for name, value in fields.items()}), (kept, also))


def given(*inputs: Any) -> Call:
    """An event of ordinary components."""
    return Call(LOCAL, Act(do=""), inputs)


def words_of(answer: Answer, component: Any) -> str:
    """What a panel says after an event, in single-spaced words."""
    return " ".join(read(answer.changes[component]["html"]).split())


def html_of(answer: Answer, component: Any) -> str:
    """A panel's HTML after an event."""
    return str(answer.changes[component]["html"])


def _name(name: str) -> str:
    return name.replace("__", ".").replace("_", "-")
