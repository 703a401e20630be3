"""Commands about notes of talks: private to whoever wrote them, but for the sentences they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion.cli.inputs import clean, text_given
from companion.cli.kept import NOT_READY, other_option, stopped, the_one, who_option
from companion.cli.program import Command, Program
from companion.cli.session import Session
from companion.cli.views import keeping as views
from companion.errors import UsageError

if TYPE_CHECKING:
    from companion.domain.session import NoteRecord


@click.group(cls=Program)
def notes() -> None:
    """Keep notes of talks. They are their writer's, until a sentence is shared."""


@notes.command(cls=Command)
@who_option
@other_option()
@click.option("--note", metavar="ID", help="Write over this note; what stood there before is kept as an earlier version.")
@click.argument("file", metavar="FILE")
@click.pass_obj
def add(session: Session, who: str, other: str, note: str | None, file: str) -> int:
    """Keep a note about talks with somebody.

    Nobody else sees it. Status 3: it belongs with a human, and nothing was kept.
    """
    keeping, text = session.companion.session_keeping, text_given(session, file, holding="your note")
    boundary = stopped(session, keeping, who, text, note=None)
    if boundary and boundary.stop:
        return NOT_READY
    before = _note(session, who, note) if note else None
    version = before.version if before else None
    kept = keeping.write_note(who, other, text, note_id=before.id if before else None, expected_version=version)
    session.show({"note": kept, "boundary": boundary}, lambda _: views.note_kept(kept))
    return 0


@notes.command(cls=Command, name="list")
@who_option
@other_option(required=False)
@click.pass_obj
def list_notes(session: Session, who: str, other: str | None) -> None:
    """List one's own notes, and what the other shared."""
    keeping = session.companion.session_keeping
    own = keeping.notes(who, other)
    others = [other] if other else list(dict.fromkeys(note.other for note in own))
    shared = [line for one in others for line in keeping.shared_with(who, one)]
    session.show({"notes": own, "shared_with_you": shared}, lambda _: views.notes(own, shared))


@notes.command(cls=Command)
@who_option
@click.option("--sentence", "sentences", metavar="TEXT", multiple=True, help="A sentence of the note, word for word. Repeatable.")
@click.option("--whole", is_flag=True, help="Every sentence.")
@click.option("--none", "take_back", is_flag=True, help="Nothing: what was shared is taken back.")
@click.argument("note", metavar="NOTE")
@click.pass_obj
def share(session: Session, who: str, sentences: tuple[str, ...], note: str, *, whole: bool, take_back: bool) -> None:
    """Share exactly these sentences of a note with the other."""
    if sum((bool(sentences), whole, take_back)) != 1:
        raise UsageError("It is not said what to share.", "Give --sentence TEXT (one or more), --whole, or --none.")
    keeping, found = session.companion.session_keeping, _note(session, who, note)
    wanted = keeping.sentences(who, found.id) if whole else [clean(one).strip() for one in sentences]
    shared = keeping.share(who, found.id, wanted, expected_version=found.version)
    session.show({"note": shared}, lambda _: views.note_shared(shared))


@notes.command(cls=Command)
@who_option
@click.argument("note", metavar="NOTE")
@click.pass_obj
def remove(session: Session, who: str, note: str) -> None:
    """Delete a note with all its versions."""
    found = _note(session, who, note)
    session.companion.session_keeping.remove_note(who, found.id)
    session.show({"removed": found.id}, lambda _: "The note is deleted, with all its versions.")


def _note(session: Session, who: str, beginning: str) -> NoteRecord:
    """One's own note, by the beginning of its id."""
    return the_one(session.companion.session_keeping.notes(who), beginning, named="note")
