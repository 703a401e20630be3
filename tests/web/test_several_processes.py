"""Two servers over the same records, as behind a proxy: what one of them learns, the other one knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from companion.web.server import build_app
from companion.wiring import Companion
from tests.auth.issuer import CLIENT, SECRET, Issuer, issuing
from tests.web import fakes
from tests.web.programme import PASSWORD, people

HERE = "http://127.0.0.1:7860"


class Two(NamedTuple):
    """Two processes, as far as they are two: neither shares anything with the other but the records."""

    one: Companion
    first: TestClient
    other: TestClient


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    with issuing() as made:
        yield made


def two_over(home: Path, **settings: str) -> Two:
    one = fakes.companion(home, people(), public_url=HERE, **settings)
    other = fakes.companion(home, public_url=HERE, **settings)
    clients = (TestClient(build_app(made), base_url=HERE, follow_redirects=False) for made in (one, other))
    return Two(one, *clients)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    return two_over(tmp_path_factory.mktemp("two") / "home", auth="accounts")


def signed_in(two: Two, email: str, *roles: str) -> None:
    """At the first; the browser shows its cookie to both."""
    two.first.cookies.clear()
    link = f"/invite/{two.one.inviting.invite(email, roles)}"  # type: ignore[arg-type]
    assert two.first.post(link, data={"password": PASSWORD}).status_code == 303
    two.other.cookies = two.first.cookies


def test_who_signs_in_at_one_is_signed_in_at_the_other(two: Two) -> None:
    signed_in(two, "odile@x.example", "mentee")
    assert "odile@x.example" in two.other.get("/account").text
    assert two.other.get("/config").status_code == 200


def test_who_signs_out_at_one_is_out_at_the_other(two: Two) -> None:
    signed_in(two, "bo@x.example", "mentee")
    assert two.other.get("/account").status_code == 200
    kept = dict(two.first.cookies)
    assert two.first.post("/logout").status_code == 303
    for browser in (two.first, two.other):
        browser.cookies = kept  # type: ignore[assignment]
        assert browser.get("/account", headers={"accept": "*/*"}).status_code == 401


def test_a_role_that_is_taken_away_ends_at_both_with_the_next_click(two: Two) -> None:
    signed_in(two, "lead@x.example", "lead")
    assert "Accounts" in two.other.get("/accounts").text
    account = two.one.accounts.by_email("lead@x.example")
    assert account is not None
    two.one.accounts.save(account.model_copy(update={"roles": frozenset({"mentee"})}))
    for browser in (two.first, two.other):
        assert browser.get("/accounts").status_code == 404


def test_guesses_at_a_password_are_counted_together(two: Two) -> None:
    two.one.inviting.accept(two.one.inviting.invite("rune@x.example", ["mentor"]), PASSWORD)
    for browser in (two.first, two.other):
        browser.cookies.clear()
    wrong = {"email": "rune@x.example", "password": "no words of mine"}
    statuses = [(two.first, two.other)[turn % 2].post("/login", data=wrong).status_code for turn in range(12)]
    assert 429 in statuses


def test_a_sign_in_by_a_provider_begun_at_one_ends_at_the_other(issuer: Issuer, tmp_path: Path) -> None:
    given = {"oidc_issuer": issuer.base, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    two = two_over(tmp_path / "home", auth="oidc", **given)
    two.one.inviting.invite("odile@x.example", ["mentee"])
    issuer.claims = {"email": "odile@x.example", "sub": "s-odile"}
    there = two.first.get("/oidc/login")
    code = issuer.authorized(there.headers["location"])
    back = f"/oidc/callback?code={code}&state={issuer.asked[code]['state']}"
    two.other.cookies = two.first.cookies
    answer = two.other.get(back)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert two.other.get("/account").status_code == 200
    assert two.first.get(back).status_code == 400, "it is used up at both"
