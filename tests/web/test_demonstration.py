"""A demonstration for anybody: each visitor among invented people, in a home of their own that goes with the visit."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import httpx
import pytest

from companion.domain.outreach.drafts import DraftRecord
from companion.errors import SettingsError
from companion.settings import Settings, frame_ancestors, read_settings
from companion.web.address import Address
from companion.web.headers import HEADERS
from companion.web.pace import Pace
from companion.web.pages.shell import Shell
from companion.web.visiting import Welcome
from companion.wiring import Companion
from companion.wiring.demonstrating import FOLDER, shown
from tests.web import fakes
from tests.web.demonstrated import Shop, Shown, demonstrated
from tests.web.programme import Page, answered, joined

CANARY = "Xanthippe Quibblewick"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with pytest.MonkeyPatch.context() as patch, demonstrated(tmp_path_factory.mktemp("demo") / "home") as made:
        patch.setattr(Pace, "allows", lambda *_: True)
        yield made


@pytest.fixture(scope="module")
def writer(shop: Shop) -> httpx.Client:
    """Somebody who wrote something wherever one can."""
    browser = shop.visitor()
    page = Page(browser, "writer")
    page.presses("roster", "new")
    page.presses("person", "save", kept={"person": "p-mine", "version": 0}, **{"basics.name": CANARY})
    at = shop.companion.clock.now()
    draft = DraftRecord(id="d-mine", mentee="p-mine", mentor="p-1", body=f"{CANARY} asks.", state="reviewed", at=at)
    shop.parts_of(browser).drafts.save(draft)
    return browser


def test_the_page_begins_a_visit_and_says_what_it_is(shop: Shop) -> None:
    browser = shop.browser()
    first = browser.get("/?draft=7")
    assert (first.status_code, first.headers["location"]) == (303, "/?draft=7&begun=1")
    page = browser.get(first.headers["location"])
    assert page.status_code == 200
    config = json.dumps(browser.get("/config").json())
    assert "invented people; what you write is gone after an hour" in config
    assert "Files are not taken here" in config
    assert "/account" not in config
    assert "huggingface" not in page.headers["content-security-policy"]
    assert HEADERS["x-frame-options"] == page.headers["x-frame-options"] == "DENY"


def test_a_browser_that_keeps_no_cookie_is_told(shop: Shop) -> None:
    answer = shop.browser().get("/?begun=1")
    assert answer.status_code == 200
    assert "kept no cookie" in answer.text


@pytest.mark.parametrize("path", [
    "/config", "/gradio_api/startup-events", "/gradio_api/heartbeat/x", "/download/draft/1.eml", "/login", "/account", "/mcp",
    "/gradio_api/file=x", "/info", "/openapi.json", "/metrics",
])  # fmt: skip
def test_without_a_visit_there_is_nothing_but_the_page(shop: Shop, path: str) -> None:
    with httpx.Client(base_url=shop.base) as stranger:
        assert stranger.get(path).status_code == 401
        assert stranger.get(path, headers={"cookie": "companion=made-up"}).status_code == 401


@pytest.mark.parametrize("path", ["/login", "/account", "/accounts", "/invite/x", "/oidc/login", "/mcp", "/metrics", "/info"])
def test_nothing_of_a_programme_is_there(shop: Shop, writer: httpx.Client, path: str) -> None:
    assert writer.get(path).status_code == 404
    assert writer.post(path, data={"email": "a@b.example"}).status_code == 404


def test_one_visitor_edits_and_another_sees_the_invented_people_as_they_were(shop: Shop, writer: httpx.Client) -> None:
    other = shop.visitor()
    mine, theirs = Page(writer, "mine"), Page(other, "theirs")
    assert CANARY in mine.presses("roster", "look", words="")
    theirs.presses("person", "erase", kept={"person": "p-1", "version": 1})
    assert "Rune Falck 1" in mine.presses("roster", "look", words="")
    assert "Rune Falck 1" not in theirs.presses("roster", "look", words="")
    assert "Rune Falck 1" in Page(shop.visitor(), "third").presses("roster", "look", words="")


def handlers_of(shop: Shop) -> dict[int, list[str]]:
    """The acts that each event of the page knows."""
    blocks = Shell(shop.companion.made.parts, lambda _: None).build()  # type: ignore[arg-type]
    found = {}
    for number, function in blocks.fns.items():
        inner = inspect.getclosurevars(inspect.unwrap(function.fn)).nonlocals if function.fn else {}
        found[number] = list(inner.get("handlers", {})) or ["x"]
    return found


def test_no_event_shows_what_another_visitor_wrote(shop: Shop, writer: httpx.Client) -> None:
    """Every event, every act, with the ids of the other's records wherever an id can stand."""
    other = shop.visitor()
    config = {one["id"]: one for one in Page(other, "x").config["dependencies"]}
    acts = [(number, do) for number, names in handlers_of(shop).items() if number in config for do in names]
    assert len(acts) > 100
    kept = {"person": "p-mine", "version": 1, "draft": "d-mine", "mentor": "p-mine", "mentee": "p-mine", "me": "p-mine"}
    for turn, (number, do) in enumerate(acts):
        data: list[Any] = [{"html": "", "data": kept} for _ in config[number]["inputs"]]
        fields = {"who": "p-mine", "other-who": "p-mine", "words": "Xanthippe", "text": "Xanthippe"}
        body = {"data": data, "event_data": {"act": {"do": do, "on": "p-mine", "fields": fields}}, "fn_index": number}
        session = f"other{turn}"
        assert joined(other, {**body, "session_hash": session}).status_code == 200
        assert "Quibblewick" not in json.dumps(answered(other, session)), (number, do)
    assert CANARY in Page(writer, "again").presses("roster", "look", words="")


@pytest.mark.parametrize("path", ["/download/draft/d-mine.eml", "/download/receipt/d-mine.html", "/download/plan/x.csv"])
def test_no_download_does(shop: Shop, writer: httpx.Client, path: str) -> None:
    assert shop.visitor().get(path).status_code == 404
    assert (CANARY in writer.get(path).text) is ("d-mine" in path)


def test_sessions_and_events_belong_to_their_visitor(shop: Shop, writer: httpx.Client) -> None:
    other, page = shop.visitor(), Page(writer, "sessions1")
    number, places = page.event("found")
    body = {"data": [{"html": "", "data": {}}, *[None] * (len(places) - 1)], "fn_index": number, "session_hash": "sessions1"}
    event = joined(writer, body).json()["event_id"]
    assert joined(other, body).status_code == 404
    assert other.get("/gradio_api/queue/data?session_hash=sessions1").status_code == 404
    assert other.post("/gradio_api/reset", json={"event_id": event}).status_code == 404


def test_files_are_not_taken(shop: Shop, writer: httpx.Client) -> None:
    refused = writer.post("/gradio_api/upload", files={"files": ("a.csv", b"name\nAda\n", "text/csv")})
    assert refused.status_code == 403
    page = Page(writer, "nofile")
    number, _ = page.event("known-file", "upload")
    file = {"path": "/etc/passwd", "orig_name": "a.csv", "meta": {"_type": "gradio.FileData"}}
    assert joined(writer, {"data": [file], "fn_index": number, "session_hash": "nofile"}).status_code == 404


def test_a_visitor_who_is_gone_leaves_nothing(shop: Shop) -> None:
    browser = shop.visitor()
    page = Page(browser, "leaver")
    page.presses("person", "save", kept={"person": "p-leaver", "version": 0}, **{"basics.name": "Leaving Person"})
    home = shop.parts_of(browser).settings.home
    assert home.is_dir()
    assert home.is_relative_to(shop.shown.folder)
    visits = shop.shown.visits
    with visits._lock:
        visits._by_key[shop.shown.sample.keys.hashed(browser.cookies["companion"])].begun -= 3601
    visits.sweep()
    assert not home.exists()
    assert browser.get("/config", headers={"accept": "*/*"}).status_code == 401
    assert browser.get("/").status_code == 303, "a fresh one begins"


def test_everything_goes_at_the_end(tmp_path: Path) -> None:
    with demonstrated(tmp_path / "home") as shop:
        folder = shop.shown.folder
        Page(shop.visitor(), "a").presses("roster", "look", words="")
        assert len(list(folder.glob("visitor-*"))) == 1
    assert not folder.exists()
    assert sorted(path.name for path in (tmp_path / "home").iterdir() if path.is_dir()) == [FOLDER]


def test_too_much_of_one_visitor_is_slowed_down(tmp_path: Path) -> None:
    with demonstrated(tmp_path / "home") as shop:
        page = Page(shop.visitor(), "greedy")
        number, places = page.event("found")
        body = {"data": [{"html": "", "data": {}}, *[None] * (len(places) - 1)], "fn_index": number, "session_hash": "greedy"}
        assert {joined(page.browser, body).status_code for _ in range(60)} == {200, 429}


def test_a_frame_of_another_site_only_where_it_is_named() -> None:
    told = read_settings(public_url="https://demo.example", auth="demo")
    framed = Welcome(lambda *_: None, visits=None, address=Address.of(told, 7860), framed=True, uploads=False)  # type: ignore[arg-type, return-value]
    plain = Welcome(lambda *_: None, visits=None, address=Address.of(told, 7860), framed=False, uploads=False)  # type: ignore[arg-type, return-value]
    assert framed._cookie("k") == "__Host-companion=k; Path=/; HttpOnly; Secure; SameSite=None; Partitioned"
    assert plain._cookie("k") == "__Host-companion=k; Path=/; HttpOnly; Secure; SameSite=Lax"
    assert SimpleCookie(plain._cookie("k"))["__Host-companion"].value == "k"


def test_the_policy_names_the_frame(tmp_path: Path) -> None:
    with demonstrated(tmp_path / "home", demo_frame_ancestors="https://huggingface.co") as shop:
        answer = shop.visitor().get("/?begun=1")
    assert "frame-ancestors 'self' https://huggingface.co" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers


@pytest.mark.parametrize("listed", ["http://huggingface.co", "huggingface.co", "https://a.example/x", "*", "https://a.example;x"])
def test_an_odd_frame_is_refused(listed: str) -> None:
    with pytest.raises(SettingsError, match="FRAME_ANCESTORS"):
        frame_ancestors(read_settings(demo_frame_ancestors=listed))


def test_nothing_of_the_host_is_given_to_strangers(tmp_path: Path) -> None:
    given: dict[str, Any] = {
        "llm_model": "m", "llm_api_key": "secret", "llm_base_url": "http://127.0.0.1:1", "mcp_token": "t", "metrics_token": "t",
        "rerank": "model", "claim_reader": "model", "oidc_client_secret": "s", "reranker": "r", "chroma_url": "http://127.0.0.1:1",
        "chroma_token": "s", "database_url": "postgresql://a:b@127.0.0.1/c", "embedding_base_url": "http://127.0.0.1:1",
        "embedding_api_key": "s", "telemetry": "http://127.0.0.1:1",
    }  # fmt: skip
    told = read_settings(home=tmp_path, auth="demo", **given)
    strangers = shown(told, tmp_path / "x")
    assert not [name for name in given if getattr(strangers, name) is not None]
    assert strangers.auth == "local"
    named = told.model_copy(update={"embedding_model": "as-it-is-called-there"})
    assert shown(named, tmp_path).embedding_model == Settings.model_fields["embedding_model"].default
    assert shown(named.model_copy(update={"embedding_base_url": None}), tmp_path).embedding_model == "as-it-is-called-there"
    assert shown(told.model_copy(update={"demo_model": True}), tmp_path).llm_model == "m"


def test_a_home_with_somebody_real_is_never_shown(tmp_path: Path) -> None:
    real = fakes.companion(tmp_path / FOLDER, [fakes.mentee()], samples=[fakes.mentor(1)])
    real.database.close()
    with pytest.raises(SettingsError, match="not invented"):
        Companion(read_settings(home=tmp_path, auth="demo")).demonstration()


def test_a_demonstration_has_no_tools_for_assistants(tmp_path: Path) -> None:
    with demonstrated(tmp_path / "home", mcp_token="long and random") as shop:
        answer = httpx.post(f"{shop.base}/mcp", headers={"authorization": "Bearer long and random"}, json={})
    assert answer.status_code == 401
    assert isinstance(shop.companion, Shown)
