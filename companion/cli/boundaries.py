"""Boundaries at the command line: the command that reads a text for them, and how every answer shows what was met."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from companion.cli.inputs import text_given
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import boundaries as views

if TYPE_CHECKING:
    from companion.domain.boundaries.boundary import Boundary

NOT_READY = 3
"""Exit status: done, and a boundary stops or the draft has findings that fail."""


class Bounded(Protocol):
    """An answer to somebody's words."""

    @property
    def boundary(self) -> Boundary | None:
        """What the words come near to."""


Answer = TypeVar("Answer", bound=Bounded)


@click.command(cls=Command)
@click.option("--country", metavar="NAME", help="Whose contacts to name, such as Germany or DE.")
@click.argument("file", metavar="FILE")
@click.pass_obj
def boundaries(session: Session, file: str, country: str | None) -> int:
    """Read a text for what belongs with a human.

    What it comes near to, the words that say so, and whom to turn to. Nothing is stored. Status 3: a stop.
    """
    text = text_given(session, file, holding="the text")
    from companion.domain.boundaries.boundary import Boundary

    met = session.unopened.boundaries.read(text, country=country) or Boundary(stop=False, cases=[])
    session.show(met, views.boundary)
    return NOT_READY if met.stop else 0


def answered(session: Session, answer: Answer, view: Callable[[Answer], str]) -> int:
    """Show an answer, what its words come near to first; returns the exit status."""
    session.show(answer, lambda shown: views.before(shown.boundary, lambda: view(shown)))
    return NOT_READY if answer.boundary and answer.boundary.stop else 0
