"""What the commands about notes, promises and relationships share: who acts, whose record is meant, what stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from companion.cli.inputs import clean
from companion.cli.session import Session
from companion.cli.views import boundaries as views
from companion.errors import InputError

if TYPE_CHECKING:
    from companion.domain.boundaries.boundary import Boundary
    from companion.services.sessions.sessions import SessionKeeping

NOT_READY = 3

Function = TypeVar("Function", bound=Callable[..., Any])


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """Its id."""


Record = TypeVar("Record", bound=Identified)


def who_option(function: Function) -> Function:
    """`--who`: whose notes, promises or answers these are. Nobody reads or changes what is somebody else's."""
    return click.option("--who", metavar="WHO", required=True, help="Who acts: whose own this is.")(function)


def other_option(*, required: bool = True) -> Callable[[Function], Function]:
    """`--with`: the one they talk with."""
    return click.option("--with", "other", metavar="WHO", required=required, help="The one they talk with.")


def the_one(records: Sequence[Record], beginning: str, *, named: str) -> Record:
    """The record whose id begins so. Raises InputError when there is none, or more than one."""
    wanted = clean(beginning).strip()
    found = [one for one in records if wanted and one.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"{len(found)} {named}s have an id that begins with {wanted}.", "Write more of it.")
    raise InputError(f"There is no {named} {wanted!r} of theirs.", f"List them: companion {named}s list --who WHO")


def stopped(
    session: Session, keeping: SessionKeeping, who: str, *texts: str, to_somebody: bool = False, **empty: object
) -> Boundary | None:
    """What words come near to; where it stops, that has been shown, with the fields that would have been there as `empty`.

    `to_somebody`: the words speak to a person, and ask nothing of the companion.
    """
    boundary = keeping.met(who, *texts, to_somebody=to_somebody)
    if boundary is not None and boundary.stop:
        session.show({**empty, "boundary": boundary}, lambda _: views.boundary(boundary))
    return boundary
