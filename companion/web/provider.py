"""Signing in by an identity provider: the way there and the way back."""

from __future__ import annotations

import logging
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.responses import Response

from companion.domain.accounts import Departure
from companion.errors import CompanionError
from companion.web.address import Address
from companion.web.login import LoginPages
from companion.web.plain import go_to, own_path, page, refused
from companion.web.signed_in import concerns

if TYPE_CHECKING:
    from companion.wiring import Companion

logger = logging.getLogger(__name__)

UNDER_WAY_FOR = timedelta(minutes=10)


def add_routes(app: FastAPI, companion: Companion, address: Address) -> None:
    """`/oidc/login` and `/oidc/callback`."""
    pages = ProviderPages(companion, address)

    @app.get("/oidc/login")
    def login(request: Request) -> Response:
        return pages.leave(request)

    @app.get("/oidc/callback")
    def callback(request: Request) -> Response:
        return pages.back(request)


class ProviderPages:
    """The two ways. Who is under way is on record: they may come back to another process than the one they left."""

    def __init__(self, companion: Companion, address: Address) -> None:
        self.companion, self._address = companion, address
        self._welcome = LoginPages(companion, address)

    @property
    def _cookie(self) -> str:
        return f"{self._address.cookie}-way"

    def leave(self, request: Request) -> Response:
        """Off to the provider, with a secret in the browser that has to come back with it."""
        try:
            asked = self.companion.identity_provider.begin()
        except CompanionError as error:
            logger.warning("%s", error)
            return self._refused(HTTPStatus.SERVICE_UNAVAILABLE, "The identity provider cannot be reached now. Try again later.")
        key = self.companion.keys.new()
        wanted = own_path(request.query_params.get("next", ""))
        now = self.companion.clock.now()
        left = Departure(asked=asked, wanted=wanted, since=now)
        self.companion.departures.keep(self.companion.keys.hashed(key), left, forget_before=now - UNDER_WAY_FOR)
        answer = go_to(asked.to)
        secure, most = self._address.is_secure, int(UNDER_WAY_FOR.total_seconds())
        answer.set_cookie(self._cookie, key, path="/", secure=secure, httponly=True, samesite="lax", max_age=most)
        return answer

    def back(self, request: Request) -> Response:
        """Back from the provider. What this browser did not ask for is refused before anything is looked at."""
        held = request.cookies.get(self._cookie, "")
        under_way = self.companion.departures.take(self.companion.keys.hashed(held)) if held else None
        state, code = request.query_params.get("state", ""), request.query_params.get("code", "")
        if under_way is None or not self.companion.keys.same(state, under_way.asked.state):
            return self._refused(HTTPStatus.BAD_REQUEST, "This sign-in was not begun here, or too long ago. Begin it once more.")
        if self.companion.clock.now() - under_way.since > UNDER_WAY_FOR or not code:
            return self._refused(HTTPStatus.BAD_REQUEST, "The sign-in was not finished. Begin it once more.")
        try:
            return self._welcomed(request, code, under_way)
        except CompanionError as error:
            refused(error)
            return self._refused(HTTPStatus.FORBIDDEN, str(error))

    def _welcomed(self, request: Request, code: str, under_way: Departure) -> Response:
        signing_in = self.companion.signing_in
        vouched = self.companion.identity_provider.vouched(code, under_way.asked)
        account = signing_in.vouched_for(vouched, self.companion.inviting.accept_verified)
        concerns(request.scope, account.id)
        before = request.cookies.get(self._address.cookie)
        answer = self._welcome.welcomed(signing_in.begin(account, instead_of=before), under_way.wanted)
        answer.delete_cookie(self._cookie, path="/", secure=self._address.is_secure, httponly=True, samesite="lax")
        return answer

    def _refused(self, status: HTTPStatus, sentence: str) -> Response:
        return page("plain_message.html", status=status, title="You are not signed in", sentence=sentence)
