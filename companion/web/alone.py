"""The way in at one's own machine: one person, no login, nobody from anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from companion.services.access.noting import ON_PAGES, Noted
from companion.web.actor import Asks, actor
from companion.web.by_token import ByToken, Lifespan, Ways
from companion.web.guard import Guard
from companion.web.names import Names
from companion.web.tracing import traced

if TYPE_CHECKING:
    from pathlib import Path

    import gradio as gr
    from fastapi import FastAPI

    from companion.web.pages.shell import Shell
    from companion.wiring import Companion


@dataclass(frozen=True)
class Alone:
    """The way in, for one companion at one port."""

    companion: Companion
    names: Names
    asks: Asks = actor

    @property
    def ready(self) -> Companion:
        """What is asked whether records and index are well."""
        return self.companion

    @property
    def parts(self) -> Companion:
        """What the pages work with. What they change stands in the audit, as when it is done on the command line."""
        return cast("Companion", Noted(self.companion, ON_PAGES))

    @property
    def files(self) -> Path:
        """Below which files lie while they come in."""
        return self.companion.settings.home

    def shell(self) -> Shell:
        """The page."""
        from companion.web.pages.shell import About, Shell

        spans = self.companion.spans
        return Shell(traced(self.parts, spans), about=About(spans=spans))

    def add_routes(self, app: FastAPI) -> None:
        """No pages of its own."""

    def beside(self, lifespan: Lifespan) -> Lifespan:
        """A server's lifespan; nothing is added to it."""
        return lifespan

    def stand_in_front(self, app: FastAPI, blocks: gr.Blocks, ways: Ways) -> None:  # noqa: ARG002 - as where people sign in
        """What programs reach by token, and before it the guard: what is added last is asked first."""
        app.add_middleware(ByToken, ways=ways)
        app.add_middleware(Guard, names=self.names, paths=ways.unknown)
