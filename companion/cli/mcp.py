"""The command that serves assistants of other programs."""

from __future__ import annotations

from contextlib import redirect_stdout

import click

from companion.cli.program import Command
from companion.cli.session import Session


@click.command(cls=Command)
@click.pass_obj
def mcp(session: Session) -> None:
    """Serve the Model Context Protocol on standard input and output.

    The tools read and draft; none sends, accepts, matches or publishes. Another program starts this command and speaks to it.
    """
    from companion.mcp.server import serve

    companion = session.companion
    with redirect_stdout(session.out):
        serve(companion)
