"""The command for reflection: a few questions for one side alone. Nothing is stored or shown to anybody."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from companion.cli import choices
from companion.cli.boundaries import answered
from companion.cli.inputs import clean, promises_given, text_given
from companion.cli.outputs import write_text
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import messages
from companion.cli.views import reflection as views

if TYPE_CHECKING:
    from companion.domain.promises import Promise


@click.command(cls=Command)
@choices.pair_options
@click.option(
    "--when", type=click.Choice(choices.REFLECTION_TIMES), required=True, help="Before a talk, after it, or at the end."
)
@click.option("--for", "side", type=click.Choice(choices.SIDES), required=True, help="Who reflects.")
@click.option("--notes", metavar="FILE", help="That person's own notes; else the last one they keep here. Nobody else sees them.")
@click.option("--question", metavar="TEXT", default="", help="The mentee's question, word for word.")
@click.option(
    "--promises", metavar="FILE", help="What was promised, a line each: who | what | date | state. Else what is on record."
)
@click.option("--micro", is_flag=True, help="Two questions, for a session of twenty minutes.")
@click.option("--writer", type=click.Choice(choices.WRITERS), default="auto", show_default=True)
@click.option("--markdown", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write them to be filled in.")
@click.option("--preview", is_flag=True, help="Print what a language model would be sent, and where. Nothing is sent.")
@click.pass_obj
def reflect(session: Session, /, notes: str | None, promises: str | None, question: str, preview: bool, **given: Any) -> int:
    """Get a few open questions to think on, by yourself.

    Each rests on words of your notes and shows which; every one may be skipped. Status 3: it belongs with a human.
    """
    from companion.domain.reflection.questionnaire import questionnaire
    from companion.services.sessions.reflection import ReflectionRequest

    own = _Kept(session, given)
    said = {
        "notes": text_given(session, notes, holding="your notes") if notes else own.note(), "question": clean(question),
        "promises": promises_given(session, promises) if promises else own.promises(), "about": secrets.token_urlsafe(12),
    }  # fmt: skip
    markdown: Path | None = given.pop("markdown")
    request = ReflectionRequest.model_validate({**given, **said})
    if preview:
        session.show(session.companion.reflecting.outgoing(request), messages.outgoing)
        return 0
    found = session.companion.reflecting.prepare(request)
    if markdown is not None and found.questions:
        write_text(markdown, questionnaire(f"Questions for you alone: {request.when}", [one.text for one in found.questions]))
        session.note(f"Written to {markdown}.")
    return answered(session, found, views.reflection)


class _Kept:
    """What whoever reflects keeps here of the talks of the two."""

    def __init__(self, session: Session, given: dict[str, Any]) -> None:
        self._keeping = session.companion.session_keeping
        mentee, mentor = given["mentee"], given["mentor"]
        self._own, self._other = (mentee, mentor) if given["side"] == "mentee" else (mentor, mentee)

    def note(self) -> str:
        """Their last own note; empty where they keep none."""
        note = self._keeping.last_note(self._own, self._other)
        return note.text if note else ""

    def promises(self) -> list[Promise]:
        """What the two promised one another."""
        return self._keeping.between(self._own, self._other)
