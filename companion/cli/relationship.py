"""Commands about a relationship as the two tell it, and about a mentor's places. No reason is asked and none is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from companion.cli import choices
from companion.cli.inputs import clean
from companion.cli.kept import other_option, who_option
from companion.cli.program import Command, Program
from companion.cli.session import Session
from companion.cli.views import keeping as views
from companion.errors import InputError, UsageError

if TYPE_CHECKING:
    from companion.domain.relationship import Agreement, Relationship

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group(cls=Program)
def relationship() -> None:
    """Say where two people are: contact, first talk, series, occasional, ended. People move it; nothing is watched."""


@relationship.command(cls=Command)
@who_option
@other_option(required=False)
@click.pass_obj
def show(session: Session, who: str, other: str | None) -> None:
    """Show one's relationships, or those with one person."""
    service = session.companion.relationships
    _show(session, service.between(who, other) if other else service.of(who))


@relationship.command(cls=Command)
@who_option
@other_option()
@click.option("--as", "side", type=click.Choice(choices.SIDES), required=True, help="As what --who takes part.")
@click.pass_obj
def begin(session: Session, who: str, other: str, side: str) -> None:
    """Note that two people are in contact, or again."""
    mentee, mentor = (who, other) if side == "mentee" else (other, who)
    _show(session, [session.companion.relationships.begin(who, mentee=mentee, mentor=mentor)])


def _pair_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--who`, `--with`, and `--as` where the two are each other's mentors."""
    with_side = click.option("--as", "side", type=click.Choice(choices.SIDES), help="Needed where each is the other's mentor.")
    return who_option(other_option()(with_side(function)))


@relationship.command(cls=Command)
@_pair_options
@click.argument("phase", type=click.Choice(choices.PHASES))
@click.pass_obj
def move(session: Session, who: str, other: str, side: str | None, phase: str) -> None:
    """Move it to another phase."""
    from companion.domain.relationship import Phase

    known = _the_one(session, who, other, side)
    _show(session, [session.companion.relationships.move(who, known.id, Phase(phase), expected_version=known.version)])


@relationship.command(cls=Command)
@_pair_options
@click.pass_obj
def end(session: Session, who: str, other: str, side: str | None) -> None:
    """End it, without a reason and without fault."""
    known = _the_one(session, who, other, side)
    _show(session, [session.companion.relationships.end(who, known.id, expected_version=known.version)])


@relationship.command(cls=Command)
@_pair_options
@click.option("--length", metavar="TEXT", help="How many talks, or until when.")
@click.option("--rhythm", metavar="TEXT", help="How often.")
@click.option("--channel", type=click.Choice(choices.TALK_CHANNELS), help="How you talk.")
@click.option("--reply-time", metavar="TEXT", help="How soon each answers.")
@click.option("--confidentiality", metavar="TEXT", help="What stays between the two.")
@click.option("--limits", metavar="TEXT", help="Where that ends.")
@click.option("--review-on", metavar="DATE", type=_DAY, help="When you look at it again.")
@click.pass_obj
def agree(session: Session, /, who: str, other: str, side: str | None, **given: Any) -> None:
    """Write down what the two agreed on; what is not named stays as it was."""
    known = _the_one(session, who, other, side)
    agreed = _agreement(known.agreement, {name: value for name, value in given.items() if value is not None})
    _show(session, [session.companion.relationships.agree(who, known.id, agreed, expected_version=known.version)])


def _agreement(before: Agreement, said: dict[str, Any]) -> Agreement:
    """An agreement with what was said now. Raises UsageError where nothing was, InputError where it is too long."""
    from pydantic import ValidationError

    from companion.domain.relationship import Agreement

    if not said:
        raise UsageError("Nothing is said that was agreed on.", "Give --length, --rhythm or another of its parts.")
    plain = {name: _plain(value) for name, value in said.items()}
    try:
        return Agreement.model_validate({**before.model_dump(), **plain})
    except ValidationError as error:
        raise InputError("A part of the agreement is too long.", "Keep each to a few sentences.") from error


def _plain(value: str | datetime) -> object:
    return value.date() if isinstance(value, datetime) else clean(value)


def _the_one(session: Session, who: str, other: str, side: str | None) -> Relationship:
    """The relationship of two people. Raises InputError where there is none, or where it is not said which."""
    person = session.companion.profiles.get(who).id
    found = session.companion.relationships.between(who, other)
    if side is not None:
        found = [one for one in found if (one.mentee if side == "mentee" else one.mentor) == person]
    if not found:
        raise InputError(
            "Nothing is noted between these two.", "Begin it: companion relationship begin --who WHO --with WHO --as mentee"
        )
    if len(found) > 1:
        raise InputError("Each of these two is the other's mentor.", "Say which is meant: --as mentee or --as mentor.")
    return found[0]


def _show(session: Session, found: list[Relationship]) -> None:
    names = {who: session.companion.profiles.get(who).name for one in found for who in (one.mentee, one.mentor)}
    session.show({"relationships": found}, lambda _: views.relationships(found, names))


@click.command(cls=Command)
@who_option
@click.option("--places", metavar="N", help="How many people at once; `open` for no number.")
@click.option("--pause-until", metavar="DATE", help="From which day on new requests are welcome; `none` ends a pause.")
@click.pass_obj
def capacity(session: Session, who: str, places: str | None, pause_until: str | None) -> None:
    """Show or set a mentor's places, and a pause."""
    service = session.companion.capacity
    now = service.of(who)
    if places is not None or pause_until is not None:
        wanted = now.places if places is None else _places(places)
        paused = now.paused_until if pause_until is None else _pause(pause_until)
        now = service.change(who, places=wanted, paused_until=paused, expected_version=now.version)
    session.show(now, views.places)


def _places(text: str) -> int | None:
    if text.casefold() == "open":
        return None
    if not text.isdecimal():
        raise UsageError(f"--places takes no {clean(text)!r}.", "Give a number, or `open`.")
    return int(text)


def _pause(text: str) -> date | None:
    if text.casefold() == "none":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{clean(text)!r} is no day.", "Write it like 2027-01-31, or `none`.") from error
