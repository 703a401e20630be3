"""Commands that prepare and read a first message. Nothing is sent."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from companion.cli import choices
from companion.cli.boundaries import NOT_READY, answered
from companion.cli.inputs import clean, own_words, text_given
from companion.cli.outputs import write_text
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import messages as views

if TYPE_CHECKING:
    from companion.domain.outreach.outreach import Draft
    from companion.services.outreach.outreach import Request


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
@choices.receipt_option
@click.pass_obj
def draft(session: Session, /, writer: str, preview: bool, receipt: Path | None, **given: Any) -> int:
    """Arrange your own words into a first message.

    Each sentence is marked with where it comes from. Status 3: not ready.
    """
    message = _message(session, **given)
    from companion.services.outreach.outreach import DraftRequest

    request = DraftRequest.model_validate({**message, "writer": writer, "about": secrets.token_urlsafe(12)})
    if preview:
        session.show(session.companion.outreach.outgoing(request), views.outgoing)
        return 0
    written = session.companion.outreach.draft(request)
    _keep_receipt(session, receipt, written, request)
    return _show(session, written)


@click.command(cls=Command)
@choices.pair_options
@choices.message_options
@choices.receipt_option
@click.argument("file", metavar="FILE")
@click.pass_obj
def check(session: Session, /, file: str, receipt: Path | None, **given: Any) -> int:
    """Read a message that anybody wrote.

    What each sentence rests on, and what to mend. A first line `Subject: …` is the subject. Status 3: not ready.
    """
    message = {**_message(session, **given), "own_given": given["own"] is not None, "text": text_given(session, file)}
    from companion.services.outreach.outreach import CheckRequest

    request = CheckRequest.model_validate(message)
    read = session.companion.outreach.check(request)
    _keep_receipt(session, receipt, read, request)
    return _show(session, read)


def _message(session: Session, *, own: str | None, how_known: str, confirm: tuple[str, ...], **given: Any) -> dict[str, Any]:
    return {**given, "own": own_words(session, own), "how_known": clean(how_known), "confirmed": list(confirm)}


def _keep_receipt(session: Session, path: Path | None, written: Draft, request: Request) -> None:
    if path is not None:
        write_text(path, session.companion.receipts.of(written, request))
        session.note(f"The receipt is written to {path}.")


def _show(session: Session, written: Draft) -> int:
    return answered(session, written, views.draft) or (0 if written.ready else NOT_READY)
