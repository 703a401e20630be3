"""What could be tried with the names that Gradio takes from the browser: sessions, events, files."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.web.programme import Page, Programme, answered, joined

pytest_plugins = ["tests.web.attackers"]


def open_event(page: Page) -> tuple[int, dict[str, Any]]:
    number, places = page.event("found")
    return number, {"data": [{"html": "", "data": {}}, *[None] * (len(places) - 1)], "event_data": {"act": {"do": "x"}}}


def test_anothers_session_is_not_there(programme: Programme, odile: httpx.Client, bo: httpx.Client) -> None:
    page = Page(odile, "odilessession")
    number, body = open_event(page)
    event = joined(odile, {**body, "fn_index": number, "session_hash": "odilessession"}).json()["event_id"]
    tried = [
        bo.get("/gradio_api/queue/data?session_hash=odilessession"),
        bo.get("/gradio_api/heartbeat/odilessession"),
        joined(bo, {**body, "fn_index": number, "session_hash": "odilessession"}),
        bo.post("/gradio_api/cancel", json={"session_hash": "odilessession", "fn_index": number, "event_id": event}),
        bo.post("/gradio_api/cancel", json={"session_hash": "mine", "fn_index": number, "event_id": event}),
        bo.post("/gradio_api/reset", json={"event_id": event}),
        bo.get(f"/gradio_api/call/found/{event}"),
        bo.get("/gradio_api/queue/data?session_hash=mine&session_hash=odilessession"),
        bo.get("/gradio_api/queue/data?session_hash=odilessession%00"),
    ]
    assert {one.status_code for one in tried} == {404}
    assert len({one.text for one in tried}) == 1
    assert answered(odile, "odilessession")


@pytest.mark.parametrize("body", [
    b"", b"{}", b"[]", b"null", b"{" * 5000, b'{"data": [], "fn_index": "0", "session_hash": "a b"}',
    b'{"data": [], "fn_index": -1, "session_hash": "ok"}', b'{"data": [], "fn_index": 99999, "session_hash": "ok"}',
    b'{"data": {}, "fn_index": 0, "session_hash": "ok"}', b'{"data": [], "fn_index": 0, "session_hash": "../x"}', b"\xff\xfe",
])  # fmt: skip
def test_odd_events_are_not_there(odile: httpx.Client, body: bytes) -> None:
    answer = odile.post("/gradio_api/queue/join", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 404


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
def test_an_event_is_json_and_nothing_else(odile: httpx.Client, kind: str) -> None:
    body = json.dumps({"data": [], "fn_index": 0, "session_hash": "x"}).encode()
    answer = odile.post("/gradio_api/queue/join", content=body, headers={"content-type": kind})
    assert answer.status_code == 415


def uploaded(browser: httpx.Client, text: str) -> str:
    answer = browser.post("/gradio_api/upload", files={"files": ("Connections.csv", text.encode(), "text/csv")})
    assert answer.status_code == 200, answer.text
    token: str = answer.json()[0]
    return token


def reads(page: Page, path: str, **more: Any) -> httpx.Response:
    """Give the page a file to read as a list of people one knows."""
    number, places = page.event("known-file", "upload")
    file = {"path": path, "orig_name": "Connections.csv", "meta": {"_type": "gradio.FileData"}, **more}
    data = [file, *[None] * (len(places) - 1)]
    return joined(page.browser, {"data": data, "fn_index": number, "session_hash": page.session})


def test_an_upload_is_its_givers_alone(programme: Programme, odile: httpx.Client, bo: httpx.Client) -> None:
    token = uploaded(odile, "First Name,Last Name\nSecretive,Friend\n")
    assert str(programme.companion.settings.home) not in token
    mine, theirs = Page(odile, "files1"), Page(bo, "files2")
    assert reads(theirs, token).status_code == 404
    assert bo.get(f"/gradio_api/file={token}").status_code == 404
    assert reads(mine, token).status_code == 200
    assert "Secretive" in json.dumps(answered(odile, "files1"))


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../../../../etc/passwd", "HOME/companion.db", "http://127.0.0.1:1/x", "given/" + "0" * 32]
)
def test_no_other_file_can_be_named(programme: Programme, odile: httpx.Client, path: str) -> None:
    path = path.replace("HOME", str(programme.companion.settings.home))
    page = Page(odile, "files3")
    assert reads(page, path).status_code == 404
    assert reads(page, path, url=f"file://{path}").status_code == 404
    assert odile.get(f"/gradio_api/file={path}").status_code in (404, 307)


def test_a_file_is_not_smuggled_in_where_none_is_taken(odile: httpx.Client) -> None:
    page = Page(odile, "files4")
    number, places = page.event("found")
    file = {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}
    for smuggled in (file, {"html": "", "data": {"deep": [{"deeper": file}]}}, [file]):
        body = {"data": [smuggled, *[None] * (len(places) - 1)], "fn_index": number, "session_hash": "files4"}
        assert joined(odile, body).status_code == 404


def test_an_event_that_cancels_nothing_of_others(odile: httpx.Client, bo: httpx.Client) -> None:
    page = Page(odile, "cancel1")
    number, body = open_event(page)
    event = joined(odile, {**body, "fn_index": number, "session_hash": "cancel1"}).json()["event_id"]
    own = {"session_hash": "cancel1", "fn_index": number, "event_id": event}
    assert odile.post("/gradio_api/cancel", json=own).status_code == 200


def test_too_much_from_one_person_is_refused_and_the_others_go_on(programme: Programme, odile: httpx.Client) -> None:
    greedy = programme.signed_in("greedy@x.example", "mentee")
    page = Page(greedy, "greedy1")
    number, body = open_event(page)
    statuses = [joined(greedy, {**body, "fn_index": number, "session_hash": "greedy1"}).status_code for _ in range(40)]
    assert statuses.count(200) == 12
    assert set(statuses) == {200, 429}
    assert "found" in Page(odile, "calm1").presses("found", "again", kept={"need": {"text": "a", "aspects": ["a"]}})


def test_a_body_that_is_too_large(odile: httpx.Client) -> None:
    assert odile.post("/login", content=b"x" * (5 * 2**20)).status_code == 413
