"""Commands that bring people in and take an import back."""

from __future__ import annotations

from contextlib import closing

import click

from companion.cli import choices
from companion.cli.inputs import column_map, path_given
from companion.cli.program import Command
from companion.cli.progress import Bar
from companion.cli.session import Session
from companion.cli.views import people as views


@click.command(cls=Command)
@click.option("--size", metavar="N", type=click.IntRange(min=1), help="How many; the generator writes those beyond the shipped.")
@click.pass_obj
def sample(session: Session, size: int | None) -> None:
    """Load the invented people who come with the program."""
    with closing(Bar("Reading people")) as bar:
        session.show(session.companion.profiles.add_sample(size, bar), views.sample_report)


@click.command(cls=Command, name="import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", type=click.Choice(choices.FILE_FORMATS), default="auto", show_default=True)
@click.option("--role", type=click.Choice(choices.IMPORT_ROLES), help="Role of everybody whose row names none.")
@click.option("--map", "columns", metavar="COLUMN=FIELD", multiple=True, help="Read a column as a field. Repeatable.")
@click.option("--consent", type=click.Choice(["listed"]), help="Record that these people agreed to be listed.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.pass_obj
def import_people(session: Session, /, files: tuple[str, ...], columns: tuple[str, ...], **given: object) -> None:
    """Read people from files: CSV, JSON Resume, LinkedIn, JSONL."""
    given["column_map"] = column_map(columns)
    paths = [path_given(session, name) for name in files]
    from companion.services.people.importing import ImportOptions

    options = ImportOptions.model_validate(given)
    with closing(Bar("Reading people")) as bar:
        session.show(session.companion.importing.run(paths, options, progress=bar), views.import_report)


@click.command(cls=Command)
@click.pass_obj
def imports(session: Session) -> None:
    """List imports, the newest first."""
    session.show(session.companion.importing.imports(), views.imports)


@click.command(cls=Command)
@click.argument("import_id", metavar="IMPORT")
@click.pass_obj
def undo(session: Session, import_id: str) -> None:
    """Take an import back, except what was changed again since."""
    with closing(Bar("Taking back")) as bar:
        session.show(session.companion.importing.undo(import_id, progress=bar), views.undone)
