"""Signing in by an identity provider, from the link to the cookie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from companion.web.provider import UNDER_WAY_FOR
from companion.web.server import build_app
from companion.wiring import Companion
from tests.auth.issuer import CLIENT, SECRET, Issuer, issuing
from tests.web import fakes
from tests.web.programme import people

HERE = "http://127.0.0.1:7860"


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    with issuing() as made:
        yield made


@pytest.fixture(scope="module")
def companion(issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> Companion:
    home = tmp_path_factory.mktemp("oidc") / "home"
    given = {"oidc_issuer": issuer.base, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    return fakes.companion(home, people(), auth="oidc", public_url=HERE, **given)


@pytest.fixture(scope="module")
def app(companion: Companion) -> object:
    return build_app(companion)


@pytest.fixture
def browser(app: object) -> TestClient:
    return TestClient(app, base_url=HERE, follow_redirects=False)  # type: ignore[arg-type]


def comes_back(
    browser: TestClient, issuer: Issuer, *, email: str = "odile@x.example", subject: str = "s-odile", next_: str = ""
) -> str:
    """The way there; returns the way back."""
    issuer.claims = {"email": email, "sub": subject}
    there = browser.get("/oidc/login", params={"next": next_} if next_ else {})
    assert there.status_code == 303
    code = issuer.authorized(there.headers["location"])
    return f"/oidc/callback?code={code}&state={issuer.asked[code]['state']}"


def test_coming_back_has_open_streams_of_the_account_looked_at(
    companion: Companion, browser: TestClient, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[set[str]] = []
    monkeypatch.setattr("companion.web.streams.Streams.look_again", lambda self, accounts: looked.append(set(accounts)))
    companion.inviting.invite("streaming@x.example", ["mentee"])
    assert browser.get(comes_back(browser, issuer, email="streaming@x.example", subject="s-streaming")).status_code == 303
    account = companion.accounts.by_email("streaming@x.example")
    assert account is not None
    assert looked == [{account.id}]


def test_somebody_who_is_invited_comes_in_and_stays_known(companion: Companion, browser: TestClient, issuer: Issuer) -> None:
    companion.inviting.invite("odile@x.example", ["mentee"])
    answer = browser.get(comes_back(browser, issuer, next_="/?draft=1"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/?draft=1")
    account = companion.accounts.by_email("odile@x.example")
    assert account is not None
    assert (account.person, companion.accounts.invitations()) == ("m-1", [])
    assert browser.get("/account").status_code == 200
    moved = browser.get(comes_back(browser, issuer, email="married@x.example"))
    assert moved.status_code == 303, "known by the provider's own name for them"


@pytest.mark.parametrize(("email", "subject"), [("bo@x.example", "s-bo"), ("odile@x.example", "s-somebody-else")])
def test_nobody_else_does(companion: Companion, browser: TestClient, issuer: Issuer, email: str, subject: str) -> None:
    """Not invited; or another person who was given an address that somebody had before."""
    answer = browser.get(comes_back(browser, issuer, email=email, subject=subject))
    assert answer.status_code == 403
    assert "companion=" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("forged", ["", "forged", "0" * 43])
def test_a_forged_state_is_a_bad_request(browser: TestClient, issuer: Issuer, forged: str) -> None:
    back = comes_back(browser, issuer)
    answer = browser.get(f"{back.partition('&state=')[0]}&state={forged}")
    assert answer.status_code == 400
    assert browser.get(back).status_code == 400, "the right one afterwards is too late"


def test_what_another_browser_began_is_a_bad_request(app: object, browser: TestClient, issuer: Issuer) -> None:
    back = comes_back(browser, issuer)
    other = TestClient(app, base_url=HERE, follow_redirects=False)  # type: ignore[arg-type]
    assert other.get(back).status_code == 400
    comes_back(other, issuer)
    assert other.get(back).status_code == 400


def test_a_way_back_works_once_and_for_a_while(
    companion: Companion, browser: TestClient, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = comes_back(browser, issuer)
    assert browser.get(back).status_code == 303
    assert browser.get(back).status_code == 400
    back = comes_back(browser, issuer)
    later = companion.clock.now() + UNDER_WAY_FOR + timedelta(seconds=1)
    monkeypatch.setattr(type(companion.clock), "now", lambda _: later)
    assert browser.get(back).status_code == 400


@pytest.mark.parametrize("query", ["", "?error=access_denied", "?code=x", "?state=x", "?code=x&state=x"])
def test_an_odd_way_back(browser: TestClient, query: str) -> None:
    assert browser.get(f"/oidc/callback{query}").status_code == 400


def test_no_password_is_taken(companion: Companion, browser: TestClient) -> None:
    assert browser.post("/login", data={"email": "odile@x.example", "password": "three quiet words"}).status_code == 404
    link = f"/invite/{companion.inviting.invite('late@x.example', ['mentee'])}"
    assert 'type="password"' not in browser.get(link).text
    assert browser.post(link, data={"password": "three quiet words"}).status_code == 404
    assert companion.accounts.by_email("late@x.example") is None
