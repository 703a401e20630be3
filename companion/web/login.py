"""Signing in and out, and accepting an invitation."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from companion.domain.accounts import in_order
from companion.errors import CompanionError
from companion.web.address import Address
from companion.web.asked import PLACE
from companion.web.look import add_look
from companion.web.plain import Fields, by_form, fields_of, first, go_to, own_path, page, refused
from companion.web.signed_in import concerns, login_of

if TYPE_CHECKING:
    from companion.wiring import Companion


def add_routes(app: FastAPI, companion: Companion, address: Address) -> None:
    """`/login`, `/logout`, `/invite/TOKEN`, and the look of these pages."""
    pages = LoginPages(companion, address)

    add_look(app)

    @app.get("/login")
    def login(request: Request) -> Response:
        return pages.login(request)

    app.post("/login")(by_form(pages.sign_in))

    @app.post("/logout")
    def sign_out(request: Request) -> Response:
        return pages.sign_out(request)

    @app.get("/invite/{token}")
    def invitation(token: str) -> Response:
        return pages.invitation(token)

    @app.post("/invite/{token}")
    async def accept(token: str, request: Request) -> Response:
        return await run_in_threadpool(pages.accept, token, request, await fields_of(request))


class LoginPages:
    """The pages that strangers reach."""

    def __init__(self, companion: Companion, address: Address) -> None:
        self.companion, self._address = companion, address

    def login(self, request: Request) -> Response:
        """The form, or on to the page for somebody who is signed in."""
        wanted = own_path(request.query_params.get("next", ""))
        return go_to(wanted) if login_of(request.scope) else self._form(wanted)

    def sign_in(self, request: Request, fields: Fields) -> Response:
        """Begin a visit. An earlier one in the same browser ends."""
        wanted = own_path(first(fields, "next"))
        if self.companion.settings.auth != "accounts":
            return self._form(wanted, status=HTTPStatus.NOT_FOUND)
        try:
            key = self.companion.signing_in.sign_in(
                first(fields, "email"), first(fields, "password"), place=request.scope[PLACE], instead_of=self._key(request)
            )
        except CompanionError as error:
            status, headers = refused(error)
            known = HTTPStatus.UNAUTHORIZED if status == HTTPStatus.FORBIDDEN else status
            answer = self._form(wanted, status=known, trouble=str(error), email=first(fields, "email"))
            answer.headers.update(headers)
            return answer
        return self.welcomed(key, wanted)

    def sign_out(self, request: Request) -> Response:
        """End the visit; the browser's id is worth nothing from now on."""
        self.companion.signing_in.sign_out(self._key(request))
        answer = go_to("/login")
        answer.delete_cookie(self._address.cookie, path="/", secure=self._address.is_secure, httponly=True, samesite="lax")
        return answer

    def invitation(self, token: str) -> Response:
        """The form of an invitation."""
        return self._invited(token)

    def accept(self, token: str, request: Request, fields: Fields) -> Response:
        """Make the account, and sign in with it."""
        if self.companion.settings.auth != "accounts":
            return self._invited(token, status=HTTPStatus.NOT_FOUND)
        password, again = first(fields, "password"), fields.get("again")
        if again is not None and again[0] != password:
            return self._invited(token, status=HTTPStatus.UNPROCESSABLE_ENTITY, trouble="The two passwords are not the same.")
        try:
            account = self.companion.inviting.accept(token, password)
        except CompanionError as error:
            return self._invited(token, status=refused(error)[0], trouble=str(error))
        concerns(request.scope, account.id)
        return self.welcomed(self.companion.signing_in.begin(account, instead_of=self._key(request)), "/")

    def welcomed(self, key: str, wanted: str) -> Response:
        """On to the page, with the new visit's id in a cookie."""
        answer = go_to(wanted)
        answer.set_cookie(
            self._address.cookie, key, path="/", secure=self._address.is_secure, httponly=True, samesite="lax",
            max_age=self.companion.settings.sign_in_days * 24 * 3600,
        )  # fmt: skip
        return answer

    def _form(self, wanted: str, *, status: int = 200, trouble: str = "", email: str = "") -> Response:
        by = self.companion.settings.auth
        return page("login.html", status=status, trouble=trouble, email=email[:254], wanted=wanted, by=by)

    def _invited(self, token: str, *, status: int = 200, trouble: str = "") -> Response:
        """The form, while the link can be used; what is used, withdrawn, too old or made up looks the same."""
        try:
            invitation = self.companion.inviting.opened(token)
        except CompanionError as error:
            refused(error)
            return page("plain_message.html", status=404, title="This link cannot be used", sentence=str(error))
        roles = in_order(invitation.roles)
        by = self.companion.settings.auth
        return page(
            "invite.html", status=status, trouble=trouble, email=invitation.email, roles=roles, renews=invitation.renews, by=by
        )

    def _key(self, request: Request) -> str:
        return request.cookies.get(self._address.cookie, "")
