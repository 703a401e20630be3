"""One part of the program as it was found, and how a look at it becomes one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel

from companion.errors import CompanionError

State = Literal["ok", "degraded", "down"]


class Part(BaseModel):
    """One part of the program: how it is, in a word and in a sentence, and what to do when it is not well."""

    name: str
    state: State
    detail: str
    remedy: str = ""


def well(name: str, detail: str) -> Part:
    """A part that works."""
    return Part(name=name, state="ok", detail=detail)


def poor(name: str, detail: str, remedy: str) -> Part:
    """A part that works, though not as it should."""
    return Part(name=name, state="degraded", detail=detail, remedy=remedy)


def down(name: str, error: CompanionError) -> Part:
    """A part that does not work."""
    return Part(name=name, state="down", detail=error.happened, remedy=error.remedy)


def looked_at(name: str, look: Callable[[], Part]) -> Part:
    """What a look finds; an error is a part that does not work."""
    try:
        return look()
    except CompanionError as error:
        return down(name, error)
