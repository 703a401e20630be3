"""Commands of running cohorts: make one, propose, answer, look how it stands, who joins and leaves. Nobody is written to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from companion.cli import choices
from companion.cli.inputs import clean, people_given, text_given
from companion.cli.outputs import make_folder, write_bytes
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import proposals as views

if TYPE_CHECKING:
    from companion.domain.cohort.introducing import Introduction

cohort_option = click.option("--cohort", "name", metavar="NAME", required=True, help="The cohort, by its name.")


@click.command(cls=Command)
@cohort_option
@click.pass_obj
def propose(session: Session, /, name: str) -> None:
    """Plan a kept cohort and propose what is new in the plan. Nobody is assigned: both sides answer."""
    session.show(session.companion.proposals.propose(clean(name)), views.status)


@click.command(cls=Command)
@click.argument("proposal", metavar="PROPOSAL")
@click.option("--who", metavar="WHO", required=True, help="Who answers.")
@click.option("--choose", metavar="MENTOR", help="With a mentee's yes: another of the proposal's choices.")
@click.argument("said", metavar="yes|no", type=click.Choice(["yes", "no"]))
@click.pass_obj
def answer(session: Session, /, proposal: str, who: str, said: str, choose: str | None) -> None:
    """Answer a proposal: the mentee first, the mentor after the mentee's yes. No reason is asked for, or kept."""
    chosen = clean(choose) if choose else None
    answered = session.companion.proposals.answer(clean(proposal).strip(), clean(who), yes=said == "yes", choose=chosen)
    session.show(answered, views.answered)


@click.command(cls=Command)
@cohort_option
@click.pass_obj
def status(session: Session, /, name: str) -> None:
    """List a cohort's proposals and how they stand."""
    session.show(session.companion.proposals.status(clean(name)), views.status)


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
@click.option("--mentees", metavar="FILE", help="An id or e-mail a line. Without it: every mentee who agreed to be listed.")
@click.option("--mentors", metavar="FILE", help="An id or e-mail a line. Without it: whoever may be suggested.")
@click.option("--rules", metavar="FILE.toml", help="The rules of the plan.")
@click.option("--remind-days", metavar="N", type=click.IntRange(min=1), help="Days until a reminder; 7 without it.")
@click.option("--release-days", metavar="N", type=click.IntRange(min=1), help="Days until a proposal is released; 14 without it.")
@click.pass_obj
def new(session: Session, /, name: str, mentees: str | None, mentors: str | None, rules: str | None, **days: int | None) -> None:
    """Keep a new cohort. Everybody is in it unless you say who."""
    from companion.domain.cohort.rules import PlanRules, read_rules
    from companion.services.cohort.rosters import Roster

    stated = read_rules(text_given(session, rules, holding="rules")) if rules else PlanRules()
    people = {"mentees": _people(session, mentees), "mentors": _people(session, mentors)}
    roster = Roster.model_validate({"name": clean(name), "rules": stated, **people, **days})
    session.show(session.companion.rosters.make(roster), views.report)


@click.command(cls=Command, name="list")
@click.pass_obj
def cohorts(session: Session) -> None:
    """List the cohorts that are kept."""
    session.show(session.companion.rosters.listing(), views.cohorts)


@click.command(cls=Command)
@cohort_option
@click.option("--as", "side", type=click.Choice(choices.SIDES), help="As what, where a profile says both.")
@click.argument("who", metavar="WHO...", nargs=-1, required=True)
@click.pass_obj
def add(session: Session, /, name: str, who: tuple[str, ...], side: Any) -> None:
    """Add people to a running cohort, as in a second wave."""
    session.show(session.companion.waves.add(clean(name), _named(who), side=side), views.report)


@click.command(cls=Command)
@cohort_option
@click.argument("who", metavar="WHO...", nargs=-1, required=True)
@click.pass_obj
def pause(session: Session, /, name: str, who: tuple[str, ...]) -> None:
    """Ask these people nothing until they are put back. Their matches stay."""
    session.show(session.companion.waves.pause(clean(name), _named(who)), views.report)


@click.command(cls=Command)
@cohort_option
@click.argument("who", metavar="WHO...", nargs=-1, required=True)
@click.pass_obj
def withdraw(session: Session, /, name: str, who: tuple[str, ...]) -> None:
    """Let these people leave the cohort. Their matches in it end, and no reason is asked for."""
    session.show(session.companion.waves.withdraw(clean(name), _named(who)), views.report)


@click.command(cls=Command)
@cohort_option
@click.argument("who", metavar="WHO...", nargs=-1, required=True)
@click.pass_obj
def resume(session: Session, /, name: str, who: tuple[str, ...]) -> None:
    """Put back who was paused, left, or let proposals pass."""
    session.show(session.companion.waves.resume(clean(name), _named(who)), views.report)


@click.command(cls=Command)
@cohort_option
@click.pass_obj
def close(session: Session, /, name: str) -> None:
    """End a cohort's round. Matches stay; what waits is released."""
    session.show(session.companion.waves.close(clean(name)), views.report)


@click.command(cls=Command)
@cohort_option
@click.pass_obj
def reopen(session: Session, /, name: str) -> None:
    """Begin another round of a closed cohort."""
    session.show(session.companion.waves.reopen(clean(name)), views.report)


@click.command(cls=Command)
@cohort_option
@click.pass_obj
def invite(session: Session, /, name: str) -> None:
    """Draft an invitation to everybody in a cohort, and name those whose profile says too little to be found anybody for."""
    session.show(session.companion.joining.invitation(clean(name)), views.invitation)


@click.command(cls=Command)
@cohort_option
@click.option("--folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Write a Word sheet for each.")
@click.pass_obj
def introduce(session: Session, /, name: str, folder: Path | None) -> None:
    """Draft the introductions of those who both said yes. People send them."""
    found = session.companion.introducing.of(clean(name))
    if folder is not None:
        _write_sheets(session, found, folder)
    session.show({"introductions": found}, views.introductions)


def _people(session: Session, name: str | None) -> tuple[str, ...] | None:
    """The people of a file; None where none is named."""
    return None if name is None else people_given(session, name)


def _named(who: tuple[str, ...]) -> list[str]:
    return [clean(each) for each in who]


def _write_sheets(session: Session, introductions: Sequence[Introduction], folder: Path) -> None:
    """A sheet for each of the two of each pair."""
    from companion.domain.cohort.kept import Side

    sheets, sides = session.companion.introduction_sheets, get_args(Side)
    make_folder(folder)
    for one in introductions:
        for side in sides:
            write_bytes(folder / sheets.file_name(one, side), sheets.sheet(one, side))
    session.note(f"{len(introductions) * len(sides)} sheets written to {folder}.")


COMMANDS = (new, cohorts, propose, answer, status, add, pause, resume, withdraw, invite, introduce, close, reopen)
