"""A demonstration, served on this machine, with hand-made parts where a model would be."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx
import uvicorn

from companion.settings import read_settings
from companion.web.server import build_app
from companion.wiring import Companion
from companion.wiring.demonstrating import FOLDER, Demonstration, shown
from tests.fakes import FixedClock, WordEmbedder
from tests.web import fakes


class Shown(Companion):
    """A companion whose demonstration begins with three invented people."""

    made: Demonstration

    def demonstration(self) -> Demonstration:
        self.made = super().demonstration()
        return self.made

    def _sample(self) -> Self:
        made = type(self)(shown(self.settings, self.settings.home / FOLDER))
        _with_fakes(made)
        fakes._store(made, [fakes.mentee(), fakes.mentor(1), fakes.mentor(2)], sample=True)
        made.database.close()
        return made

    def _over(self, home: Path) -> Self:
        made = super()._over(home)
        _with_fakes(made)
        return made


def _with_fakes(made: Companion) -> None:
    made.__dict__.update(index=fakes.NoIndex(), embedder=WordEmbedder(), clock=FixedClock())
    made.__dict__.update(matching=fakes.EveryMentor(made.people), pool_maps=fakes.FlatMaps())


@dataclass
class Shop:
    """A demonstration that anybody can visit."""

    companion: Shown
    base: str

    @property
    def shown(self) -> Demonstration:
        return self.companion.made

    def browser(self) -> httpx.Client:
        """A browser that has not been here."""
        return httpx.Client(base_url=self.base, timeout=30, follow_redirects=False, headers={"accept": "text/html"})

    def visitor(self) -> httpx.Client:
        """A browser whose visit has begun."""
        browser = self.browser()
        assert browser.get("/").status_code == 303
        return browser

    def parts_of(self, browser: httpx.Client) -> Companion:
        """The companion over a visitor's own home."""
        found = self.shown.visits.who(browser.cookies["companion"])
        assert found is not None
        parts: Companion = self.shown.visits.parts(found.actor.name)
        return parts


@contextmanager
def demonstrated(home: Path, **settings: Any) -> Iterator[Shop]:
    """A demonstration at a port of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    base = f"http://127.0.0.1:{port}"
    made = Shown(read_settings(home=home, auth="demo", public_url=base, port=port, **settings))
    config = uvicorn.Config(build_app(made, port=port), host="127.0.0.1", port=port, log_level="error", proxy_headers=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield Shop(made, base)
    server.should_exit = True
    thread.join(20)
