"""Commands that prepare and read a first message. Nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from companion.cli import choices
from companion.cli.inputs import clean, own_words, text_given
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import messages as views

if TYPE_CHECKING:
    from companion.domain.outreach import Draft

NOT_READY = 3


@click.command(cls=Command, name="plan-outreach")
@choices.pair_options
@click.pass_obj
def plan_outreach(session: Session, mentee: str, mentor: str) -> None:
    """Gather what a first message could rest on.

    Three questions for you, lines of the profile, questions to think on, what you both know.
    """
    session.show(session.companion.outreach.plan(mentee, mentor), views.plan)


@click.command(cls=Command)
@choices.pair_options
@choices.message_options
@click.option("--writer", type=click.Choice(choices.WRITERS), default="auto", show_default=True)
@click.option("--preview", is_flag=True, help="Print what a language model would be sent, and where. Nothing is sent.")
@click.pass_obj
def draft(session: Session, /, writer: str, preview: bool, **given: Any) -> int:
    """Arrange your own words into a first message.

    Each sentence is marked with where it comes from. Status 3: not ready.
    """
    message = _message(session, **given)
    from companion.services.outreach import DraftRequest

    request = DraftRequest.model_validate({**message, "writer": writer})
    if preview:
        session.show(session.companion.outreach.outgoing(request), views.outgoing)
        return 0
    return _show(session, session.companion.outreach.draft(request))


@click.command(cls=Command)
@choices.pair_options
@choices.message_options
@click.argument("file", metavar="FILE")
@click.pass_obj
def check(session: Session, /, file: str, **given: Any) -> int:
    """Read a message that anybody wrote.

    What each sentence rests on, and what to mend. A first line `Subject: …` is the subject. Status 3: not ready.
    """
    message = {**_message(session, **given), "own_given": given["own"] is not None, "text": text_given(session, file)}
    from companion.services.outreach import CheckRequest

    request = CheckRequest.model_validate(message)
    return _show(session, session.companion.outreach.check(request))


def _message(session: Session, *, own: str | None, how_known: str, confirm: tuple[str, ...], **given: Any) -> dict[str, Any]:
    return {**given, "own": own_words(session, own), "how_known": clean(how_known), "confirmed": list(confirm)}


def _show(session: Session, written: Draft) -> int:
    session.show(written, views.draft)
    return 0 if written.ready else NOT_READY
