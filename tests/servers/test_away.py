"""PostgreSQL stops while the page is served: everybody is told so in a sentence, and it goes on by itself when it is back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from companion.web import readiness
from companion.web.unreached import UNREACHED
from tests.servers.running import Postgres, postgres
from tests.web.programme import HTML, PASSWORD, Page, Programme, answered, joined, served

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def stoppable() -> Iterator[Postgres]:
    """A server of this module's own."""
    with postgres() as made:
        yield made


@pytest.fixture
def programme(stoppable: Postgres, tmp_path: Path) -> Iterator[Programme]:
    with served(tmp_path / "home", database_url=stoppable.fresh()) as made:
        yield made


@pytest.fixture(autouse=True)
def looked_at_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "FRESH_SECONDS", 0.0)


def looks(browser: httpx.Client) -> httpx.Response:
    number, places = Page(browser, "away").event("find-people")
    data = ["the night shift", *[None] * (len(places) - 1)]
    return joined(browser, {"data": data, "fn_index": number, "session_hash": "away"})


def test_what_is_said_while_the_records_are_away_and_that_it_goes_on_after(programme: Programme, stoppable: Postgres) -> None:
    signed_in, stranger = programme.signed_in("odile@x.example", "mentee"), programme.browser()
    link = programme.invited("new@x.example", "mentee")
    assert looks(signed_in).status_code == 200
    assert "Rune Falck" in json.dumps(answered(signed_in, "away"))
    stoppable.stop()
    try:
        ready = stranger.get("/readyz")
        assert (ready.status_code, ready.json()["database"]) == (503, "down")
        assert stranger.get("/healthz").status_code == 200
        said = [
            signed_in.get("/", headers=HTML),
            signed_in.get("/account", headers=HTML),
            signed_in.get("/config"),
            stranger.get(link, headers=HTML),
            stranger.post("/login", data={"email": "odile@x.example", "password": PASSWORD}),
        ]
        assert {one.status_code for one in said} == {503}
        assert all(UNREACHED in one.text and str(stoppable.port) not in one.text and "retry-after" in one.headers for one in said)
        assert looks(signed_in).json() == {"detail": UNREACHED}
        assert stranger.get("/login").status_code == 200
    finally:
        stoppable.start()
    assert stranger.get("/readyz").status_code == 200
    assert signed_in.get("/", headers=HTML).status_code == 200
    assert looks(signed_in).status_code == 200
    assert "Rune Falck" in json.dumps(answered(signed_in, "away"))
    assert stranger.get(link, headers=HTML).status_code == 200


def test_what_is_pressed_at_that_moment_is_answered_with_the_same_sentence(
    programme: Programme, stoppable: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The records go while an event is answered: the look at who asks had still found them."""
    browser = programme.signed_in("odile@x.example", "mentee")
    matching = programme.companion.matching

    def away(request: object) -> object:
        stoppable.stop()
        return programme.companion.people.generation()

    monkeypatch.setattr(matching, "match", away)
    try:
        assert looks(browser).status_code == 200
        shown = json.dumps(answered(browser, "away"), ensure_ascii=False)
    finally:
        stoppable.start()
    assert UNREACHED in shown
    assert str(stoppable.port) not in shown
