"""Commands about people who sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion.cli import choices
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import accounts as views

if TYPE_CHECKING:
    from companion.domain.accounts import AccountRole


@click.command(cls=Command)
@click.argument("email", metavar="EMAIL")
@click.option(
    "--role", "roles", type=click.Choice(choices.ACCOUNT_ROLES), multiple=True, required=True, help="May be given several times."
)
@click.pass_obj
def invite(session: Session, email: str, roles: tuple[AccountRole, ...]) -> None:
    """Make a link with which somebody makes their account.

    Nothing is sent: copy it and hand it over. For an address that has an account the link sets a new password.
    """
    from companion.settings import public_base

    base = public_base(session.settings)
    key = session.companion.inviting.invite(email, roles)
    if session.settings.auth == "local":
        session.note("The page serves one person here: set COMPANION_AUTH=accounts for the link to work.")
    session.show({"link": f"{base}/invite/{key}"}, views.invited)
