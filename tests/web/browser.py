"""A real Chromium and a real server on this machine, for the page's browser tests. Named by them in `pytest_plugins`."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from companion.web.server import build_app
from companion.wiring import Companion

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE_MS = 30_000


@dataclass(frozen=True)
class Look:
    """A width and a colour scheme."""

    width: int
    scheme: str

    @property
    def name(self) -> str:
        return f"{self.width}-{self.scheme}"


LOOKS = [Look(width, scheme) for width in (1200, 390) for scheme in ("light", "dark")]


@dataclass
class Opened:
    """A page in the browser, and everything it did that it should not have done."""

    page: Page
    url: str
    troubles: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def status(self) -> str:
        return self.page.locator("[role=status]").inner_text()

    def says(self, sentence: str) -> None:
        expect(self.page.locator("[role=status]")).to_contain_text(sentence, timeout=PATIENCE_MS)

    def goes_to(self, page: str) -> None:
        """Turn to a page, and wait for what it shows."""
        self.page.get_by_role("tab", name=page, exact=True).click()
        if page == "People":
            self.page.locator("#roster h2").first.wait_for()

    def presses(self, name: str, *, number: int = 0) -> None:
        self.page.get_by_role("button", name=name, exact=True).nth(number).click()


Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, for one module: while it is open its event loop runs, and no test could run one of its own."""
    if not CHROMIUM.exists():
        pytest.fail("Chromium is missing: `make test` installs it with apt, or install the package `chromium`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def serving() -> Iterator[Callable[[Companion], str]]:
    """Serves companions, each at a port of its own, until the module's tests are over."""
    servers: list[tuple[uvicorn.Server, threading.Thread]] = []

    def serve(companion: Companion) -> str:
        port = _free_port()
        config = uvicorn.Config(
            build_app(companion, port=port), host="127.0.0.1", port=port, log_level="error", proxy_headers=False
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{port}/"

    yield serve
    for server, thread in servers:
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens addresses; when the test ends, nothing may have gone wrong in the browser, nor left this machine."""
    opened: list[Opened] = []

    def open_at(url: str, look: Look = LOOKS[0], **options: Any) -> Opened:
        context = chromium.new_context(
            viewport={"width": look.width, "height": 900},
            color_scheme=look.scheme,  # type: ignore[arg-type]
            accept_downloads=True,
            **options,
        )
        context.set_default_timeout(PATIENCE_MS)
        one = Opened(context.new_page(), url)
        _watch(one)
        _load(one, url)
        opened.append(one)
        return one

    yield open_at
    for one in opened:
        one.page.context.close()
        assert one.troubles == []
        assert {urlsplit(asked).hostname for asked in one.asked if asked.startswith("http")} == {"127.0.0.1"}


def _watch(one: Opened) -> None:
    def asked(request: Request) -> None:
        one.asked.append(request.url)

    one.page.on("request", asked)
    one.page.on("pageerror", lambda error: one.troubles.append(f"error: {error}"))
    one.page.on("console", lambda said: one.troubles.append(said.text) if said.type == "error" else None)
    one.page.on("dialog", lambda dialog: one.troubles.append(f"dialog: {dialog.message}"))


def _load(one: Opened, url: str) -> None:
    """Go there, and wait until the page knows who is here."""
    one.page.goto(url)
    expect(one.page.locator("#status [role=status]")).not_to_contain_text("Opening the page", timeout=PATIENCE_MS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
