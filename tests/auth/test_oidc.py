"""Whom an identity provider vouches for, and every way in which what comes back may be wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey

from companion.auth.oidc import OidcProvider
from companion.errors import NotAllowed, SettingsError
from tests.auth.issuer import CLIENT, SECRET, Issuer, issuing

BACK = "http://127.0.0.1:7860/oidc/callback"


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    with issuing() as made:
        yield made


@pytest.fixture
def provider(issuer: Issuer) -> OidcProvider:
    return OidcProvider(issuer.base, CLIENT, SECRET, BACK)


def vouched(provider: OidcProvider, issuer: Issuer) -> Any:
    asked = provider.begin()
    return provider.vouched(issuer.authorized(asked.to), asked)


def test_the_way_there(provider: OidcProvider) -> None:
    one, other = provider.begin(), provider.begin()
    asked = {name: values[0] for name, values in parse_qs(urlsplit(one.to).query).items()}
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == BACK
    assert {"openid", "email"} <= set(asked["scope"].split())
    assert (asked["state"], asked["nonce"]) == (one.state, one.nonce)
    assert one.verifier not in one.to
    assert not {one.state, one.nonce, one.verifier} & {other.state, other.nonce, other.verifier}


def test_a_verified_address(provider: OidcProvider, issuer: Issuer) -> None:
    found = vouched(provider, issuer)
    assert (found.email, found.subject) == ("ada@x.example", f"{issuer.base}|s-1")


LIES: dict[str, dict[str, Any]] = {
    "another issuer": {"claims": {"iss": "https://evil.example"}},
    "for somebody else": {"claims": {"aud": "another"}},
    "over": {"claims": {"exp": int(time.time()) - 600}},
    "another nonce": {"claims": {"nonce": "replayed"}},
    "no nonce": {"left_out": ("nonce",)},
    "not verified": {"claims": {"email_verified": False}},
    "verified in words": {"claims": {"email_verified": "true"}},
    "nothing about verifying": {"left_out": ("email_verified",)},
    "no address": {"left_out": ("email",)},
    "an odd address": {"claims": {"email": "ada@x.example, eve@x.example"}},
    "no subject": {"left_out": ("sub",)},
    "not signed": {"algorithm": "none"},
    "signed with the shared secret": {"algorithm": "HS256"},
    "signed by somebody else": {"signs_with": RSAKey.generate_key(2048)},
    "no answer to speak of": {"broken": True},
}


@pytest.mark.parametrize("lie", LIES)
def test_what_is_wrong_vouches_for_nobody(provider: OidcProvider, issuer: Issuer, lie: str) -> None:
    for name, value in LIES[lie].items():
        setattr(issuer, name, value)
    with pytest.raises(NotAllowed):
        vouched(provider, issuer)


def test_a_code_works_once_and_only_with_its_verifier(provider: OidcProvider, issuer: Issuer) -> None:
    asked, other = provider.begin(), provider.begin()
    code = issuer.authorized(asked.to)
    with pytest.raises(NotAllowed):
        provider.vouched(code, other)
    code = issuer.authorized(asked.to)
    provider.vouched(code, asked)
    with pytest.raises(NotAllowed):
        provider.vouched(code, asked)


@pytest.mark.parametrize("address", ["http://evil.example", "ftp://127.0.0.1", "https://127.0.0.1:1", ""])
def test_a_provider_that_is_not_there_or_not_safe(address: str) -> None:
    with pytest.raises(SettingsError):
        OidcProvider(address, CLIENT, SECRET, BACK).begin()


def test_a_provider_that_calls_itself_something_else(provider: OidcProvider, issuer: Issuer) -> None:
    issuer.name = "https://another.example"
    with pytest.raises(SettingsError, match="something else"):
        provider.begin()
