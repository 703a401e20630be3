"""A programme whose people sign in: a real server on this machine, and browsers without a screen for several people."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from companion.domain.accounts import AccountRole
from companion.domain.people import Profile
from companion.web.protocol import reader
from companion.web.server import build_app
from companion.wiring import Companion
from tests.web import fakes

_CONFIGS: dict[str, dict[str, Any]] = {}

PASSWORD = "three quiet words"
HTML = {"accept": "text/html"}


def people() -> list[Profile]:
    """Two who ask, two who are asked, one of whom did not agree to be listed, and one who blocks somebody."""
    ask = [
        {"id": "m-1", "basics": {"name": "Odile Marchand", "email": "odile@x.example", "summary": "I run a bakery."}},
        {"id": "m-2", "basics": {"name": "Bo Lind", "email": "bo@x.example", "summary": "I drive a bus."}},
    ]
    asked = [
        {"id": "p-1", "basics": {"name": "Rune Falck", "email": "rune@x.example", "label": "Safety lead"}},
        {"id": "p-2", "basics": {"name": "Unlisted Person", "email": "unlisted@x.example"}},
        {"id": "p-3", "basics": {"name": "Blocking Person", "email": "blocking@x.example"}},
    ]
    listed = {"roles": ["mentor"], "consent": {"listed": True}, "goal": "a goal of my own", "reports_to": "m-9"}
    made = [{**one, "mentoring": {"roles": ["mentee"], "goal": f"the goal of {one['id']}"}} for one in ask]
    made += [{**asked[0], "mentoring": listed}, {**asked[1], "mentoring": {"roles": ["mentor"]}}]
    made += [{**asked[2], "mentoring": {**listed, "blocks": ["bo@x.example"]}}]
    return [Profile.model_validate(one) for one in made]


@dataclass
class Programme:
    """A companion, served."""

    companion: Companion
    base: str

    def browser(self) -> httpx.Client:
        """A browser in which nobody is signed in."""
        return httpx.Client(base_url=self.base, timeout=30, follow_redirects=False)

    def invited(self, email: str, *roles: AccountRole) -> str:
        """The path of a link made at the command line."""
        return f"/invite/{self.companion.inviting.invite(email, roles)}"

    def signed_in(self, email: str, *roles: AccountRole) -> httpx.Client:
        """A browser in which somebody is signed in, with an account of these roles."""
        browser = self.browser()
        known = self.companion.accounts.by_email(email)
        if known is None:
            accepted = browser.post(self.invited(email, *roles), data={"password": PASSWORD})
            assert accepted.status_code == 303, accepted.text
        else:
            assert not roles or known.roles == frozenset(roles)
            assert sign_in(browser, email).status_code == 303
        return browser

    def account(self, email: str) -> str:
        """The id of somebody's account."""
        found = self.companion.accounts.by_email(email)
        assert found is not None
        return found.id


@contextmanager
def served(home: Path, **settings: Any) -> Iterator[Programme]:
    """A programme at a port of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    base = f"http://127.0.0.1:{port}"
    made = fakes.companion(home, people(), auth="accounts", public_url=base, port=port, **settings)
    app = build_app(made, port=port)
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", proxy_headers=False, http=reader())
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield Programme(made, base)
    server.should_exit = True
    thread.join(20)


def sign_in(browser: httpx.Client, email: str, password: str = PASSWORD, **more: Any) -> httpx.Response:
    """What the form of the login sends."""
    return browser.post("/login", data={"email": email, "password": password, **more})


def token_of(browser: httpx.Client, path: str = "/account") -> str:
    """What the forms of a page carry."""
    found = re.search(r'name="token" value="([0-9a-f]{64})"', browser.get(path).text)
    return found[1] if found else ""


def joined(browser: httpx.Client, body: dict[str, Any]) -> httpx.Response:
    """An event is put into the queue."""
    return browser.post("/gradio_api/queue/join", json=body)


def answered(browser: httpx.Client, session: str) -> dict[str, Any]:
    """The output of the event that one waits for."""
    with browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        for line in stream.iter_lines():
            message = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
            if message.get("msg") == "process_completed":
                output: dict[str, Any] = message["output"]
                return output
    raise AssertionError("the stream ended before the event did")


@dataclass
class Page:
    """One person's open page: it presses what it likes, on whatever it likes."""

    browser: httpx.Client
    session: str

    @property
    def config(self) -> dict[str, Any]:
        """What the page is made of; the same for everybody."""
        base = str(self.browser.base_url)
        if base not in _CONFIGS:
            _CONFIGS[base] = self.browser.get("/config").json()
        return _CONFIGS[base]

    def event(self, panel: str, target: str = "click") -> tuple[int, list[int]]:
        """The number of an event of a panel, and the numbers of its inputs."""
        config = self.config
        ids = {part["props"].get("elem_id"): part["id"] for part in config["components"]}
        found = next(one for one in config["dependencies"] if [ids[panel], target] in [list(t) for t in one["targets"]])
        return found["id"], found["inputs"]

    def presses(
        self, panel: str, do: str, *, on: str = "", kept: Any = None, inputs: list[Any] | None = None, **fields: Any
    ) -> str:
        """Press something in a panel; what the page says and shows after that, as text."""
        number, places = self.event(panel)
        data = inputs if inputs is not None else [{"html": "", "data": kept or {}}]
        data = [*data, *[None] * (len(places) - len(data))]
        body = {"data": data, "event_data": {"act": {"do": do, "on": on, "fields": fields}}, "fn_index": number}
        answer = joined(self.browser, {**body, "session_hash": self.session})
        assert answer.status_code == 200, answer.text
        return json.dumps(answered(self.browser, self.session), ensure_ascii=False)
