"""Everybody's accounts: who may sign in as what, and the links that invite people. For leads and admins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, get_args

from fastapi import FastAPI, Request
from fastapi.responses import Response

from companion.domain.access import Target, may
from companion.domain.accounts import LEAD_MAY_GIVE, ROLES, AccountRole, in_order
from companion.errors import CompanionError, InputError, NotAllowed
from companion.services.access.signing_in import SignedIn
from companion.web.account import with_token
from companion.web.address import Address
from companion.web.plain import Fields, by_form, first, go_to, not_here, page, refused
from companion.web.signed_in import concerns, login_of

if TYPE_CHECKING:
    from companion.wiring import Companion

MOST_LINES = 200
"""Lines of the audit shown at once."""

Act = Callable[[SignedIn, Fields], Response]


def add_routes(app: FastAPI, companion: Companion, address: Address) -> None:
    """`/accounts` and what is done there."""
    pages = MemberPages(companion, address)

    @app.get("/accounts")
    def accounts(request: Request) -> Response:
        return pages.shown(login_of(request.scope))

    @app.get("/accounts/audit")
    def audit(request: Request) -> Response:
        return pages.audit(login_of(request.scope))

    for name, act in {"invite": pages.invite, "withdraw": pages.withdraw, "change": pages.change}.items():
        app.post(f"/accounts/{name}")(by_form(partial(pages.done, act)))


class MemberPages:
    """The page of everybody's accounts."""

    def __init__(self, companion: Companion, address: Address) -> None:
        self.companion, self._address = companion, address

    def shown(self, who: SignedIn | None, *, status: int = 200, trouble: str = "", link: str = "", email: str = "") -> Response:
        """Who may sign in, and who is invited."""
        if who is None or not may(who.actor, "list", Target("accounts")):
            return not_here()
        rules = may(who.actor, "write", Target("accounts"))
        return page(
            "accounts.html", status=status, trouble=trouble, link=link, email=email, who=who, rules=rules, in_order=in_order,
            accounts=self.companion.inviting.accounts(who.actor), invited=self.companion.inviting.waiting(who.actor),
            roles=[role for role in ROLES if rules or role in LEAD_MAY_GIVE], every_role=ROLES,
        )  # fmt: skip

    def audit(self, who: SignedIn | None) -> Response:
        """The newest lines of the audit, for admins."""
        if who is None or not may(who.actor, "read", Target("audit")):
            return not_here()
        return page("audit.html", lines=self.companion.audit.recent(MOST_LINES), whole=self.companion.audit.verify())

    def done(self, act: Act, request: Request, fields: Fields) -> Response:
        """Do what a form of the page asks, or say why not; for others there is no such page."""
        who = login_of(request.scope)
        if who is None or not may(who.actor, "list", Target("accounts")):
            return not_here()
        concerns(request.scope, first(fields, "account"))
        try:
            return act(with_token(self.companion, request, fields), fields)
        except CompanionError as error:
            return self.shown(who, status=refused(error)[0], trouble=str(error))

    def invite(self, who: SignedIn, fields: Fields) -> Response:
        """A new link, shown once. It is sent by nobody: whoever made it hands it over."""
        email = first(fields, "email")
        key = self.companion.inviting.invite(email, _roles(fields), by=who.actor)
        return self.shown(who, link=f"{self._address.base}/invite/{key}", email=email)

    def withdraw(self, who: SignedIn, fields: Fields) -> Response:
        """Take an invitation back."""
        self.companion.inviting.withdraw(first(fields, "invitation"), by=who.actor)
        return go_to("/accounts")

    def change(self, who: SignedIn, fields: Fields) -> Response:
        """Other roles, or an account closed or open. It counts from that person's next click."""
        if not may(who.actor, "write", Target("accounts")):
            raise NotAllowed("There is no such account.", "Load the page again.")
        account, active = first(fields, "account"), first(fields, "active") != "no"
        self.companion.inviting.change(account, roles=_roles(fields), active=active, by=who.actor)
        return go_to("/accounts")


def _roles(fields: Fields) -> list[AccountRole]:
    chosen = fields.get("role", [])
    known = [role for role in get_args(AccountRole) if role in chosen]
    if len(known) != len(set(chosen)):
        raise InputError("That is no role people can have here.", "Choose mentee, mentor, lead or admin.")
    return known
