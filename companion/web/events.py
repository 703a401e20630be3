"""What happens on the page, in words of our own: an event as a handler gets it, and the change it answers with."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from companion.errors import UsageError
from companion.web.actor import Actor
from companion.web.bounds import MOST_KEPT, is_too_much
from companion.web.panel import Act, data_of, view
from companion.web.render import render

Kept = TypeVar("Kept", bound=BaseModel)

MOST_TOLD = 3
"""Fields that are named where several do not fit."""


@dataclass(frozen=True)
class Call:
    """One event: who caused it, what was pressed where it came from a panel, and the inputs as they stood."""

    who: Actor
    act: Act
    inputs: tuple[Any, ...] = ()

    def kept(self, kind: type[Kept], *, at: int = 0, most: int = MOST_KEPT) -> Kept:
        """The data a panel kept, checked again: it has been in the browser. `at` is the panel's place among the inputs.

        Raises:
            UsageError: it is not what a panel keeps, or more than `most` characters.
        """
        return held(kind, self.inputs[at], most=most)


@dataclass
class Answer:
    """What an event changes on the page, and what the status line says about it; an empty sentence leaves the line.

    `trouble` marks a sentence about something that went wrong although something was stored.
    """

    changes: dict[Any, Any] = field(default_factory=dict)
    said: str = ""
    trouble: bool = False

    def and_also(self, other: Answer) -> Answer:
        """Both changes; the other's sentence wins when it has one."""
        trouble = other.trouble if other.said else self.trouble
        return Answer({**self.changes, **other.changes}, other.said or self.said, trouble)


Answers = Answer | Iterator[Answer]
"""One change of the page, or several, one after another, while something grows."""

Handler = Callable[[Call], Answer]
GrowingHandler = Callable[[Call], Answers]


def status_line(sentence: str, *, trouble: bool = False) -> dict[str, Any]:
    """The status line with a sentence in it; its random mark makes the same sentence count as new, to be read out again."""
    return view(render("status.html", sentence=sentence, trouble=trouble, mark=secrets.token_hex(4)))


def held(kind: type[Kept], value: object, *, most: int = MOST_KEPT) -> Kept:
    """What came back with a panel. Raises UsageError where this is not what it keeps, or more than `most` characters."""
    try:
        data = data_of(value)
        if is_too_much(data, most):
            raise stale()
        return kind.model_validate(data)
    except ValidationError as error:
        raise stale() from error


def unfit(error: ValidationError) -> UsageError:
    """What does not fit, field by field, and why; without what stands in the fields."""
    told = (f"{' '.join(map(str, one['loc'])) or 'the whole'}: {one['msg']}" for one in error.errors(include_input=False))
    named = "; ".join(islice(told, MOST_TOLD))
    return UsageError(f"Something here does not fit ({named}).", "Change it, or load the page again.")


def stale() -> UsageError:
    """What is pressed on a page that was changed since.

    Made anew each time: one that is kept holds on to whatever was at hand where it was raised.
    """
    return UsageError("That belongs to an earlier state of the page.", "Load the page again.")
