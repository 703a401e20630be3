"""What every seam leans on: time, progress, and that whoever stores a person can forget them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Literal, Protocol, runtime_checkable

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is; a total of 0 is unknown."""

Watch = Callable[[str], None]
"""Told, while a text grows, all of it so far."""


@runtime_checkable
class Forgets(Protocol):
    """Anything that stores something about a person."""

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete what is held about the person; how many records of each kind went."""


class Records(Forgets, Protocol):
    """Records that can forget many people in one transaction, as when the invented people are put away."""

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """Forget each of them; how many records of each kind went."""


class Clock(Protocol):
    """Time, so that tests can choose it."""

    def today(self) -> date:
        """The local date."""

    def now(self) -> datetime:
        """The moment, with its time zone."""


class Spans(Protocol):
    """How long what took, for traces. A span is named by a place in the code and says nothing of anybody."""

    @property
    def active(self) -> bool:
        """Whether anybody asked for traces."""

    def span(self, kind: Literal["request", "act", "service"], name: str) -> AbstractContextManager[None]:
        """A span for the length of a block."""

    def close(self) -> None:
        """Hand over what was not handed over yet."""
