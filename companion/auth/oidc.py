"""Signing in by an identity provider: OpenID Connect's code flow with PKCE, by Authlib. One issuer is believed, no other."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from companion.domain.accounts import AuthorizationRequest, Vouched, address
from companion.errors import NotAllowed, SettingsError

if TYPE_CHECKING:
    from authlib.integrations.httpx_client import OAuth2Client

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with a key that only the provider has."""

PATIENCE_SECONDS = 10
NEAR = frozenset({"127.0.0.1", "localhost", "::1"})
LEEWAY_SECONDS = 60


@dataclass(frozen=True)
class OidcProvider:
    """The seam `IdentityProvider`. `back` is the address to which the provider sends people back."""

    issuer: str
    client_id: str
    client_secret: str | None
    back: str

    def begin(self) -> AuthorizationRequest:
        """Where to send somebody, and the three secrets that tie what comes back to the browser that left."""
        state, nonce, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        with self._client() as client:
            to, _ = client.create_authorization_url(
                self._about["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
            )
        return AuthorizationRequest(to=to, state=state, nonce=nonce, verifier=verifier)

    def vouched(self, code: str, asked: AuthorizationRequest) -> Vouched:
        """Whom the provider vouches for, by a code that came back. Raises NotAllowed whatever is wrong with it."""
        from authlib.common.errors import AuthlibBaseError
        from httpx2 import HTTPError
        from joserfc.errors import JoseError

        try:
            with self._client() as client:
                got = client.fetch_token(self._about["token_endpoint"], code=code, code_verifier=asked.verifier)
            claims = self._claims(str(got.get("id_token", "")), asked.nonce)
        except (AuthlibBaseError, HTTPError, JoseError, ValueError, KeyError, TypeError) as error:
            raise _unknown() from error
        return _vouched(claims, self.issuer)

    def check(self) -> str:
        """What the provider says it is. Raises SettingsError."""
        return str(self._about["issuer"])

    def _claims(self, token: str, nonce: str) -> Mapping[str, Any]:
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.jwk import KeySet

        keys = KeySet.import_key_set({"keys": self._get(self._about["jwks_uri"])["keys"]})
        read = jwt.decode(token, keys, algorithms=list(ALGORITHMS))
        options = {"iss": {"essential": True, "value": self.issuer}, "aud": {"essential": True, "value": self.client_id}}
        claims = CodeIDToken(read.claims, read.header, options, {"nonce": nonce, "client_id": self.client_id})
        claims.validate(leeway=LEEWAY_SECONDS)
        if claims.get("nonce") != nonce:
            raise ValueError("nonce")
        return dict(claims)

    @cached_property
    def _about(self) -> dict[str, Any]:
        """What the provider says about itself; its own name has to be the one that is configured."""
        from authlib.common.errors import AuthlibBaseError
        from httpx2 import HTTPError

        _check_address(self.issuer)
        try:
            about = self._get(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        except (AuthlibBaseError, HTTPError, ValueError) as error:
            raise SettingsError(
                f"The identity provider {self.issuer} does not answer.", "Check COMPANION_OIDC_ISSUER and the network."
            ) from error
        if about.get("issuer") != self.issuer:
            raise SettingsError(f"The provider at {self.issuer} calls itself something else.", "Check COMPANION_OIDC_ISSUER.")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            _check_address(str(about.get(name, "")))
        return about

    def _get(self, url: str) -> dict[str, Any]:
        with self._client() as client:
            answer = client.request("GET", url, withhold_token=True)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    def _client(self) -> OAuth2Client:
        from authlib.integrations.httpx_client import OAuth2Client

        return OAuth2Client(
            client_id=self.client_id, client_secret=self.client_secret, redirect_uri=self.back, scope="openid email",
            code_challenge_method="S256", timeout=PATIENCE_SECONDS, trust_env=False,
            token_endpoint_auth_method="client_secret_basic" if self.client_secret else "none",
        )  # fmt: skip


def _unknown() -> NotAllowed:
    return NotAllowed("The identity provider did not vouch for you.", "Try again, or ask whoever looks after accounts.")


def _vouched(claims: Mapping[str, Any], issuer: str) -> Vouched:
    email = address(str(claims.get("email", "")))
    if email is None or claims.get("email_verified") is not True:
        raise NotAllowed("Your identity provider has not verified your e-mail address.", "Verify it there, then try again.")
    return Vouched(subject=f"{issuer}|{claims['sub']}", email=email)


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in NEAR):
        raise SettingsError(f"The identity provider's address {url!r} is not https.", "Check COMPANION_OIDC_ISSUER.")
