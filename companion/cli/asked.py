"""The proposals made to somebody, as they may see them."""

from __future__ import annotations

import click

from companion.cli.inputs import clean
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import proposals as views


@click.command(cls=Command)
@click.option("--who", metavar="WHO", required=True, help="Whose proposals.")
@click.pass_obj
def proposals(session: Session, /, who: str) -> None:
    """List what was proposed to somebody, with the lines it rests on. A mentor's begin with the mentee's yes."""
    session.show({"proposals": session.companion.proposal_views.for_person(clean(who))}, views.own)
