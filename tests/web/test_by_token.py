"""What programs reach with a token: the tools and the figures; and what they look like without one."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from http import HTTPStatus

import httpx
import pytest
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from pydantic import SecretStr

from companion.logs import REQUEST, JsonLines
from companion.web.asked import PLACE
from companion.web.by_token import ByToken, Way, Ways
from companion.web.pace import Pace
from companion.web.refusing import refuse
from companion.web.watching import kind_of
from tests.web.programme import Programme, served

TOKEN, OTHER = "a-token-for-tools-only", "a-token-for-figures-only"
CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
ACCEPT = {"accept": "application/json, text/event-stream"}


def shows(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}", **ACCEPT}


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    with served(tmp_path_factory.mktemp("by token") / "home", mcp_token=TOKEN, metrics_token=OTHER) as programme:
        yield programme


@pytest.mark.parametrize(
    "headers",
    [
        {}, shows("wrong"), shows(OTHER), {"authorization": TOKEN}, {"authorization": f"Basic {TOKEN}"},
        {"cookie": f"token={TOKEN}"},
    ],
)  # fmt: skip
def test_without_its_token_nothing_is_told(watched: Programme, headers: dict[str, str]) -> None:
    answer = watched.browser().post("/mcp", json=CALL, headers=headers)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert "tool" not in answer.text
    swapped = {name: value.replace(OTHER, TOKEN) for name, value in headers.items()}
    assert watched.browser().get("/metrics", headers=swapped).status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"host": "evil.example"}, 421), ({"origin": "https://evil.example"}, 403), ({"sec-fetch-site": "cross-site"}, 403)],
)
def test_a_token_does_not_open_other_hosts_and_pages(watched: Programme, headers: dict[str, str], status: int) -> None:
    assert watched.browser().post("/mcp", json=CALL, headers={**shows(TOKEN), **headers}).status_code == status
    assert watched.browser().get("/metrics", headers={**shows(OTHER), **headers}).status_code == status


def test_there_is_no_stream_to_open(watched: Programme) -> None:
    for ask in (watched.browser().get, watched.browser().head):
        answer = ask("/mcp", headers=shows(TOKEN), timeout=10)
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert watched.browser().get("/mcp", headers=shows("wrong")).status_code == 401


def test_the_protocols_own_client_asks_over_http(watched: Programme) -> None:
    async def talk() -> tuple[list[str], object, object]:
        async with (
            httpx.AsyncClient(headers={"authorization": f"Bearer {TOKEN}"}) as http,
            Client(streamable_http_client(f"{watched.base}/mcp", http_client=http)) as client,
        ):
            tools = await client.list_tools()
            found = await client.call_tool("find_people", {"need": "the night shift"})
            unknown = await client.call_tool("plan_outreach", {"mentee": "m-1", "mentor": "nobody"})
            return [tool.name for tool in tools.tools], found.structured_content, unknown.is_error

    names, found, refused = asyncio.run(talk())
    assert "find_people" in names
    assert isinstance(found, dict)
    assert {"need", "matches", "removed"} <= found.keys()
    assert refused is True


def test_figures_name_nobody(watched: Programme) -> None:
    browser = watched.browser()
    browser.get("/login")
    browser.get("/invite/a-key-that-nobody-should-see")
    browser.request("ODILE", "/login")
    text = browser.get("/metrics", headers=shows(OTHER)).text
    assert 'companion_requests_total{kind="sign-in",method="GET",status="200"}' in text
    assert 'companion_part_up{part="database"} 1.0' in text
    assert "process_resident_memory_bytes" in text
    assert not any(word in text for word in ("a-key-that-nobody", "ODILE", "127.0.0.1", "odile", "m-1"))


def test_each_answer_has_a_number_of_its_own(watched: Programme) -> None:
    numbers = {watched.browser().get(path).headers["x-request-id"] for path in ("/healthz", "/login", "/nowhere")}
    assert len(numbers) == 3


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"),
        ("/invite/secret", "sign-in"),
        ("/gradio_api/queue/join", "event"),
        ("/whatever", "other"),
        ("/mcp", "tools"),
    ],
)
def test_paths_are_told_by_their_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_a_log_line_is_an_object_without_what_people_wrote() -> None:
    try:
        raise ValueError("what somebody wrote")
    except ValueError as error:
        failed = (type(error), error, error.__traceback__)
    record = logging.LogRecord("companion.web", logging.ERROR, __file__, 1, "%s at the page", ("ValueError",), failed)
    kept = REQUEST.set("abc")
    line = json.loads(JsonLines().format(record))
    REQUEST.reset(kept)
    assert (line["message"], line["request"], line["error"]) == ("ValueError at the page", "abc", "ValueError")
    assert "what somebody wrote" not in str(line)
    assert line["places"]


def test_a_token_asks_no_faster_than_its_pace() -> None:
    """Forty requests in a row from one place; another place with the same token is answered all the while."""
    answered: list[int] = []

    async def app(scope: object, receive: object, send: object) -> None:
        await refuse(send, HTTPStatus.OK)

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            answered.append(message["status"])
            assert message["status"] == 200 or (b"retry-after", b"1") in message["headers"]

    async def ask(place: str, times: int) -> None:
        scope = {"type": "http", "method": "POST", "path": "/mcp", PLACE: place,
                 "headers": [(b"authorization", f"Bearer {TOKEN}".encode())]}  # fmt: skip
        for _ in range(times):
            await way(scope, None, send)

    way = ByToken(app, ways=Ways({"/mcp": Way(SecretStr(TOKEN), app, pace=Pace(at_once=10, a_second=0.001))}))
    asyncio.run(ask("192.0.2.1", 40))
    assert answered == [200] * 10 + [429] * 30
    asyncio.run(ask("192.0.2.2", 2))
    assert answered[-2:] == [200, 200]
