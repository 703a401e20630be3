"""Commands that make a backup and put one back."""

from __future__ import annotations

from pathlib import Path

import click

from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import backup as views

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(cls=Command)
@click.argument("file", metavar="FILE", type=_FILE)
@click.pass_obj
def backup(session: Session, file: Path) -> None:
    """Copy everything on record into one file.

    A server may run meanwhile. Only you can read the file; settings.env, which may hold keys, is not in it.
    """
    session.show(session.companion.backups.backup(file), views.backed_up)


@click.command(cls=Command)
@click.argument("file", metavar="FILE", type=_FILE)
@click.option("--replace", is_flag=True, help="Put it in the place of the people this data folder holds.")
@click.pass_obj
def restore(session: Session, file: Path, replace: bool) -> None:
    """Put a backup into an empty data folder.

    Nothing is changed unless the whole file is as it was written. Whoever was erased here since is erased again.
    """
    session.show(session.unopened.backups.restore(file, replace=replace), views.restored)
