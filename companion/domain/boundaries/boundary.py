"""What a text meets when it comes near a boundary."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel


class HandTo(BaseModel):
    """Somebody to turn to. `checked` is the day a person last looked whether the contact is right; None: nobody has."""

    name: str
    contact: str
    checked: date | None = None


class BoundaryCase(BaseModel):
    """One boundary that a text meets. `words` are those of the text it rests on, so that everybody can see why."""

    id: str
    stop: bool
    message: str
    hand_to: list[HandTo] = []
    words: list[str] = []


class Boundary(BaseModel):
    """What a text meets: whether anything is prepared from it at all, and every case, stops first."""

    stop: bool
    cases: list[BoundaryCase]
