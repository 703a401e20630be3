"""Commands that prepare a session. Nothing is sent, and nobody is invited."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from companion.cli import choices
from companion.cli.inputs import clean, promises_given, text_given
from companion.cli.outputs import write_bytes, write_text
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import sessions as views
from companion.errors import UsageError

if TYPE_CHECKING:
    from companion.domain.agenda.agenda import Agenda
    from companion.domain.promises import Promise
    from companion.services.sessions.agenda_request import AgendaRequest

NOT_READY = 3

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(cls=Command)
@choices.pair_options
@click.option("--kind", type=click.Choice(choices.AGENDA_KINDS), default="auto", show_default=True)
@click.option("--minutes", metavar="N", type=int, help="Length of the session, 15 to 90.")
@click.option("--question", metavar="TEXT", default="", help="The mentee's question, word for word.")
@click.option("--notes", metavar="FILE", help="Notes of last time. They stand in their writer's own view alone.")
@click.option(
    "--notes-of",
    type=click.Choice(choices.SIDES),
    default="mentee",
    show_default=True,
    help="Who wrote the notes. Given without --notes, their last note kept here is used.",
)
@click.option(
    "--promises", metavar="FILE", help="What was promised, a line each: who | what | date | state. Else what is on record."
)
@click.option("--start", metavar="TIME", help="When it begins, local time: 2026-12-01T13:00.")
@click.option("--zone", metavar="ZONE", help="The zone of that time, such as Europe/Oslo.")
@click.option("--link", metavar="URL", help="Where you meet on a screen.")
@click.option("--place", metavar="TEXT", help="Where you meet in person.")
@click.option("--writer", type=click.Choice(choices.WRITERS), default="auto", show_default=True)
@click.option("--preview", is_flag=True, help="Print what a language model would be sent, and where. Nothing is sent.")
@click.option("--ics", metavar="FILE", type=_FILE, help="Write a calendar file. Needs --start.")
@click.option("--docx", metavar="FILE", type=_FILE, help="Write a Word document.")
@click.option("--markdown", metavar="FILE", type=_FILE, help="Write Markdown.")
@click.option("--text", metavar="FILE", type=_FILE, help="Write plain text.")
@click.option("--slack", metavar="FILE", type=_FILE, help="Write text with the marks Slack reads.")
@click.option("--board", metavar="FILE", type=_FILE, help="Write the open promises, one a line.")
@click.pass_obj
def agenda(session: Session, /, preview: bool, **given: Any) -> int:
    """Prepare a session: an agenda both see, and what each side alone gets.

    Status 3: not ready, or it belongs with a human.
    """
    from companion.services.sessions.agendas import AgendaRequest

    start = _start(given.pop("start"), given["zone"], ics=given["ics"])
    files = {form: given.pop(form) for form in ("ics", "docx", "markdown", "text", "slack", "board")}
    said = {
        **given, "kind": None if given["kind"] == "auto" else given["kind"], "question": clean(given["question"]), "start": start,
        "notes": text_given(session, given["notes"], holding="your notes") if given["notes"] else _own_note(session, given),
        "promises": promises_given(session, given["promises"]) if given["promises"] else _open_promises(session, given),
        "about": secrets.token_urlsafe(12),
    }  # fmt: skip
    request = AgendaRequest.model_validate(said)
    if preview:
        session.show(session.companion.agendas.outgoing(request), views.outgoing)
        return 0
    plan = session.companion.agendas.prepare(request)
    if plan.views is not None:
        _write(session, plan, files)
        _whose_notes(session, request)
        _whose_promises(session, request, given["promises"])
    session.show(plan, views.agenda)
    return 0 if plan.ready else NOT_READY


def _open_promises(session: Session, given: dict[str, Any]) -> list[Promise]:
    """What the two promised one another and have not settled, as the records hold it."""
    return session.companion.session_keeping.between(given["mentee"], given["mentor"], waiting=True)


def _whose_promises(session: Session, request: AgendaRequest, file: str | None) -> None:
    """Say that promises came from the records, where no file was named."""
    if request.promises and not file:
        number = len(request.promises)
        many = f"{number} open promises between them are" if number > 1 else "One open promise between them is"
        session.note(f"{many} taken from the records. `--promises FILE` takes others.")


def _own_note(session: Session, given: dict[str, Any]) -> str:
    """The last note that the side which was named keeps of its talks with the other; none where no side was named."""
    if click.get_current_context().get_parameter_source("notes_of") is ParameterSource.DEFAULT:
        return ""
    side, other = given["notes_of"], "mentor" if given["notes_of"] == "mentee" else "mentee"
    note = session.companion.session_keeping.last_note(given[side], given[other])
    return note.text if note else ""


def _whose_notes(session: Session, request: AgendaRequest) -> None:
    """Say whose view private notes went into, where that was not said, so that nobody finds their own in the other's; and where
    a file of them was empty."""
    context = click.get_current_context()
    if context.params["notes"] and not request.notes.strip():
        session.note("The notes say nothing, so nothing is taken from them.")
    elif request.notes and context.get_parameter_source("notes_of") is ParameterSource.DEFAULT:
        session.note(
            "The notes are taken as the mentee's and go into the mentee's view. If the mentor wrote them, say --notes-of mentor."
        )


def _start(start: str | None, zone: str | None, *, ics: Path | None) -> datetime | None:
    """The moment it begins. Raises UsageError where one of the three is given without what it needs."""
    if start is None:
        if ics is not None or zone is not None:
            raise UsageError("A calendar needs a time.", "Say when it begins: --start 2026-12-01T13:00 --zone Europe/Oslo.")
        return None
    if zone is None:
        raise UsageError("--start is a local time, and no zone is given.", "Add --zone, such as --zone Europe/Oslo.")
    from companion.domain.agenda.start import starting

    return starting(clean(start), clean(zone))


def _write(session: Session, plan: Agenda, files: dict[str, Path | None]) -> None:
    """The forms that were asked for."""
    forms, now = session.companion.agenda_files, session.companion.clock.now()
    made = {
        "markdown": forms.markdown, "text": forms.plain, "slack": forms.slack, "board": forms.board,
    }  # fmt: skip
    for form, path in files.items():
        if path is None:
            continue
        if form == "ics":
            write_bytes(path, forms.calendar(plan, now=now))
        elif form == "docx":
            write_bytes(path, forms.document(plan))
        else:
            write_text(path, made[form](plan))
        session.note(f"Written to {path}.")


@click.command(cls=Command, name="answer-message")
@click.option("--mentor", metavar="WHO", required=True, help="Who received the message.")
@click.option("--decline", is_flag=True, help="Decline kindly; no reason is given.")
@click.option("--others", is_flag=True, help="In a decline, name two people who are open and come near the question.")
@click.option("--minutes", metavar="N", type=int, help="How long the talk may be, 15 to 90.")
@click.argument("file", metavar="FILE")
@click.pass_obj
def answer_message(session: Session, /, mentor: str, file: str, **given: Any) -> int:
    """Prepare an answer to a message that a mentor received.

    The question word for word, a brief, an agenda, and a reply to edit. Status 3: it belongs with a human.
    """
    from companion.services.sessions.received import AnswerWanted

    found = session.companion.receiving.answer(mentor, text_given(session, file), AnswerWanted.model_validate(given))
    session.show(found, views.received)
    if found.reply and found.note:
        session.note(found.note)
    return NOT_READY if found.boundary and found.boundary.stop else 0
