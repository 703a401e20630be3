"""One's own account: the password, where one is signed in, everything that is held, and the way to be forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from fastapi import FastAPI, Request
from fastapi.responses import Response
from pydantic import BaseModel

from companion.domain.access import Target, may
from companion.domain.accounts import Account, in_order
from companion.errors import CompanionError, InputError, NotAllowed
from companion.services.access.acting import context_of
from companion.services.access.signing_in import SignedIn
from companion.services.people.erasing import REMAINS
from companion.web.address import Address
from companion.web.asked import PLACE
from companion.web.plain import Fields, by_form, first, go_to, not_here, page, refused, signed_in
from companion.web.signed_in import login_of

if TYPE_CHECKING:
    from companion.wiring import Companion

MOST_LINES = 50
"""Lines of the audit shown on the page; all of them are in the download."""

Act = Callable[[Request, SignedIn, Fields], Response]


def add_routes(app: FastAPI, companion: Companion, address: Address) -> None:
    """`/account` and what is done there."""
    pages = AccountPages(companion, address)

    @app.get("/account")
    def account(request: Request) -> Response:
        return pages.shown(request)

    @app.get("/account/data")
    def data(request: Request) -> Response:
        return pages.data(request)

    for name, act in {"password": pages.password, "everywhere": pages.everywhere, "erase": pages.erase}.items():
        app.post(f"/account/{name}")(by_form(partial(pages.done, act)))


class AccountPages:
    """The page of one's own account."""

    def __init__(self, companion: Companion, address: Address) -> None:
        self.companion, self._address = companion, address

    def shown(self, request: Request, *, status: int = 200, trouble: str = "", said: str = "") -> Response:
        """The page, for whoever is signed in."""
        who = login_of(request.scope)
        if who is None:
            return go_to("/login")
        actor, people = who.actor, self.companion.people
        lines = self.companion.audit.of(account=actor.account, person=actor.person)
        return page(
            "account.html", status=status, trouble=trouble, said=said, who=who, roles=in_order(actor.roles),
            me=people.get(actor.person) if actor.person else None, lines=lines[:MOST_LINES], account=actor.account,
            leads=may(actor, "list", Target("accounts")), by=self.companion.settings.auth,
        )  # fmt: skip

    def done(self, act: Act, request: Request, fields: Fields) -> Response:
        """Do what a form of the page asks, or say why not."""
        try:
            who = with_token(self.companion, request, fields)
            return act(request, who, fields)
        except CompanionError as error:
            status, headers = refused(error)
            answer = self.shown(request, status=status, trouble=str(error))
            answer.headers.update(headers)
            return answer

    def password(self, request: Request, who: SignedIn, fields: Fields) -> Response:
        """A new password; everybody else who was signed in with the old one is not any more."""
        if self.companion.settings.auth != "accounts":
            raise NotAllowed("Passwords are kept by your identity provider.", "Change it there.")
        if "again" in fields and first(fields, "again") != first(fields, "password"):
            raise InputError("The two new passwords are not the same.", "Type them once more.")
        key = request.cookies.get(self._address.cookie, "")
        self.companion.signing_in.change_password(
            who.actor, before=first(fields, "before"), after=first(fields, "password"), key=key, place=request.scope[PLACE]
        )
        return self.shown(request, said="The password is changed. Everywhere else you are signed out.")

    def everywhere(self, _request: Request, who: SignedIn, _fields: Fields) -> Response:
        """Sign out everywhere, here too."""
        self.companion.signing_in.sign_out_everywhere(who.actor)
        return go_to("/login")

    def data(self, request: Request) -> Response:
        """Everything held about the person, as one file."""
        who = login_of(request.scope)
        if who is None:
            return not_here()
        own = self.companion.signing_in.own(who.actor)
        held = self._held(who) if own.person and self.companion.people.get(own.person) else None
        lines = self.companion.audit.of(account=own.id, person=own.person)
        whole = _plain(held) if held else {"account": _plain(own), "audit": [_plain(one) for one in lines]}
        content = json.dumps(whole, ensure_ascii=False, indent=2).encode()
        headers = {"content-disposition": 'attachment; filename="everything-about-me.json"'}
        return Response(content, media_type="application/json", headers=headers)

    def _held(self, who: SignedIn) -> BaseModel:
        permitted = cast("Companion", self.companion.permitted)
        return context_of(who.actor).run(permitted.profiles.export, who.actor.person or "")

    def erase(self, request: Request, who: SignedIn, fields: Fields) -> Response:
        """Delete everything about oneself, after a second look: the password, or the address, is typed once more."""
        account = self.companion.signing_in.own(who.actor)
        self._confirm(account, first(fields, "confirm"), request)
        if account.person and self.companion.people.get(account.person):
            permitted = cast("Companion", self.companion.permitted)
            context_of(who.actor).run(permitted.profiles.erase, account.person)
        self.companion.profiles.erase_again([account.id])
        self.companion.signing_in.forget(account)
        answer = page(
            "plain_message.html", title="You are forgotten here", sentence="Everything held about you is deleted. What remains:",
            lines=REMAINS,
        )  # fmt: skip
        answer.delete_cookie(self._address.cookie, path="/", secure=self._address.is_secure, httponly=True, samesite="lax")
        return answer

    def _confirm(self, account: Account, typed: str, request: Request) -> None:
        if self.companion.settings.auth == "accounts":
            right = self.companion.signing_in.confirms(account, typed, place=request.scope[PLACE])
        else:
            right = typed.strip().lower() == account.email
        if not right:
            raise InputError("Nothing was deleted: what you typed to confirm it is not right.", "Try once more.")


def with_token(companion: Companion, request: Request, fields: Fields) -> SignedIn:
    """Who is signed in, where the form is one of theirs. Raises NotAllowed."""
    who = signed_in(request)
    if not companion.keys.same(first(fields, "token"), who.form_token):
        raise NotAllowed("This form is from an earlier visit.", "Load the page again.")
    return who


def _plain(model: BaseModel) -> dict[str, object]:
    return model.model_dump(mode="json", by_alias=True)
