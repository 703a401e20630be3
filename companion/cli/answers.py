"""Commands about answers to questions for reflection: their writer's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion.cli import choices
from companion.cli.inputs import text_given
from companion.cli.kept import NOT_READY, other_option, stopped, the_one, who_option
from companion.cli.program import Command, Program
from companion.cli.session import Session
from companion.cli.views import keeping as views
from companion.errors import EmptyText, UsageError

if TYPE_CHECKING:
    from companion.domain.reflection.reflection import When


@click.group(cls=Program)
def answers() -> None:
    """Keep one's own answers to questions for reflection. Nobody else reads them."""


@answers.command(cls=Command)
@who_option
@other_option()
@click.option("--as", "side", type=click.Choice(choices.SIDES), required=True, help="As what --who takes part.")
@click.option(
    "--when", type=click.Choice(choices.REFLECTION_TIMES), required=True, help="Before a talk, after it, or at the end."
)
@click.argument("file", metavar="FILE")
@click.pass_obj
def keep(session: Session, who: str, other: str, side: str, when: When, file: str) -> int:
    """Keep answers: a Markdown file with each question as a heading (##) and the answer under it.

    `companion reflect … --markdown FILE` writes such a file. A question without an answer counts as skipped. Status 3: it belongs
    with a human, and nothing was kept.
    """
    from companion.domain.reflection.questionnaire import filled_in

    questions, said = filled_in(text_given(session, file, holding="your answers"))
    if not questions:
        raise EmptyText("There is no question in this file.", "Write each as a heading: ## What did you hear?")
    keeping = session.companion.session_keeping
    boundary = stopped(session, keeping, who, *said.values(), answers=None)
    if boundary and boundary.stop:
        return NOT_READY
    kept = keeping.keep_answers(who, other, when, questions, said, as_mentee=side == "mentee")
    session.show({"answers": kept, "boundary": boundary}, lambda _: views.answers([kept]))
    return 0


@answers.command(cls=Command, name="list")
@who_option
@click.pass_obj
def list_answers(session: Session, who: str) -> None:
    """List what somebody was asked and answered, the newest first."""
    found = session.companion.session_keeping.answers(who)
    session.show({"answers": found}, lambda _: views.answers(found))


@answers.command(cls=Command)
@who_option
@click.option("--all", "every", is_flag=True, help="Everything somebody was asked and answered.")
@click.argument("ids", metavar="ANSWERS", nargs=-1)
@click.pass_obj
def remove(session: Session, who: str, ids: tuple[str, ...], *, every: bool) -> None:
    """Delete answers, with what was asked: some by the beginning of their id, or all."""
    if bool(ids) == every:
        raise UsageError("It is not said which answers.", "Give the ids that `companion answers list` shows, or --all.")
    keeping = session.companion.session_keeping
    own = keeping.answers(who)
    gone = own if every else [the_one(own, one, named="answer") for one in dict.fromkeys(ids)]
    for one in gone:
        keeping.remove_answers(who, one.id)
    session.show({"removed": [one.id for one in gone]}, lambda _: views.answers_removed(len(gone)))
