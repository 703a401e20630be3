"""Workers somewhere: what they are told, what is dealt out to them, and what they give back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from companion.domain.matching.pool import Vectors

Work = Callable[[Sequence[Any]], Vectors]
"""What a worker does with the texts of a part."""


class Instructions(Protocol):
    """What every worker is told, once."""

    @property
    def verb(self) -> str:
        """What they do, in one word."""

    def work(self) -> Work:
        """The work itself, as a worker makes it for itself, once it has seen that it does the same as the machine that asks.

        Raises:
            ModelError: the program, the model or what comes of it is another here.
            SettingsError: there is no such model here.
        """


class Dealt(Protocol):
    """A part of the work."""

    @property
    def key(self) -> str:
        """Names it."""

    @property
    def texts(self) -> Sequence[Any]:
        """What the work is done with."""


Piece = TypeVar("Piece", bound=Dealt)


class Crew(Protocol):
    """Workers somewhere."""

    @property
    def is_here(self) -> bool:
        """Whether all of them are on this machine."""

    def worked(self, told: Instructions, parts: Iterable[Piece]) -> Iterator[tuple[Piece, Vectors]]:
        """Each part with what was made of it, as they come; the parts of a worker that is lost go to another.

        Raises:
            ModelError: a worker does not do what this machine does, or none is left.
        """
