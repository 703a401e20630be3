"""Commands about people on record: list, show, export, forget."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion.cli import choices
from companion.cli.program import Command
from companion.cli.session import Session, as_json
from companion.cli.views import people as views
from companion.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from companion.domain.people import Role


@click.command(cls=Command)
@click.option("--role", type=click.Choice(choices.ROLES), help="Only people with this role.")
@click.pass_obj
def people(session: Session, role: Role | None) -> None:
    """List people: id, name, headline and roles."""
    session.show(session.companion.profiles.listing(role), views.listing)


@click.command(cls=Command)
@click.argument("who", metavar="WHO")
@click.pass_obj
def person(session: Session, who: str) -> None:
    """Show one profile as it is stored."""
    session.show(session.companion.profiles.get(who).document(), as_json)


@click.command(cls=Command)
@click.pass_obj
def schema(session: Session) -> None:
    """Print the JSON Schema of a profile."""
    from companion.domain.people import Profile

    session.show(Profile.model_json_schema(by_alias=True), as_json)


@click.command(cls=Command)
@click.argument("who", metavar="WHO")
@click.option(
    "--out", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write a file that only you can read."
)
@click.pass_obj
def export(session: Session, who: str, out: Path | None) -> None:
    """Print everything that is held about a person."""
    held = session.companion.profiles.export(who)
    if out is not None:
        _write_private(out, as_json(held))
        session.note(f"Written to {out}.")
    if out is None or session.json:
        session.show(held, as_json)


@click.command(cls=Command)
@click.argument("who", metavar="WHO")
@click.option("--yes", is_flag=True, help="Required: this cannot be undone.")
@click.pass_obj
def erase(session: Session, who: str, yes: bool) -> None:
    """Forget a person and everything held about them."""
    if not yes:
        raise UsageError("Erasing a person cannot be undone.", f"If you mean it: companion erase {who} --yes")
    from companion.services.people.erasing import told

    session.show(told(session.companion.profiles.erase(who)), views.erased)


def _write_private(path: Path, text: str) -> None:
    """Write a whole file, readable by its owner alone, or leave the old one as it was."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
        Path(name).replace(path)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be written: {error.strerror}.", "Choose another folder.") from error
