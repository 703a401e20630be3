"""What a text meets when it comes near a boundary."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from companion.errors import BoundaryStop


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
    """What a text meets: whether anything is prepared from it at all, and every case, stops first.

    `may_go_through`: marks of the sentences it stops for, where whoever wrote or received them may say on the page that they
    were not meant so; other faces do not speak of it.
    """

    stop: bool
    cases: list[BoundaryCase]
    may_go_through: list[str] = Field(default=[], exclude=True)


class StoppedAt(BoundaryStop):
    """A stop that is raised, with all that a page shows of it."""

    def __init__(self, boundary: Boundary) -> None:
        first = next(case for case in boundary.cases if case.stop)
        super().__init__(" ".join(f"{one.name}: {one.contact}." for one in first.hand_to), first.message)
        self.boundary = boundary
