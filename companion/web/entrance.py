"""Where people sign in: what stands in front of the page then, and the pages of its own that it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import gradio as gr
from fastapi import FastAPI

from companion.web import account, login, members, provider
from companion.web.actor import SignedInVisits
from companion.web.address import Address
from companion.web.binding import Inputs
from companion.web.by_token import ByToken, Lifespan, Ways
from companion.web.door import Door
from companion.web.guard import Guard
from companion.web.names import Names
from companion.web.proxies import Proxies
from companion.web.tracing import traced

if TYPE_CHECKING:
    from pathlib import Path

    from companion.web.pages.shell import Shell
    from companion.wiring import Companion


@dataclass(frozen=True)
class Entrance:
    """The way in, for one companion at one address."""

    companion: Companion
    address: Address
    asks: SignedInVisits

    @classmethod
    def of(cls, companion: Companion, port: int) -> Entrance:
        """The way in that the settings describe. Raises SettingsError."""
        address = Address.of(companion.settings, port)
        if companion.settings.auth == "oidc":
            _ = companion.identity_provider
        else:
            companion.passwords.warm()
        return cls(companion, address, SignedInVisits(companion.signing_in, address.cookie))

    @property
    def parts(self) -> Companion:
        """The companion behind its permits, which has the parts of the real one."""
        return cast("Companion", self.companion.permitted)

    @property
    def ready(self) -> Companion:
        """What is asked whether records and index are well."""
        return self.companion

    @property
    def files(self) -> Path:
        """Below which files lie while they come in."""
        return self.companion.settings.home

    @property
    def names(self) -> Names:
        """Under which it is served."""
        return self.address.names

    def shell(self) -> Shell:
        """The page."""
        from companion.web.pages.shell import About, Shell

        spans = self.companion.spans
        return Shell(traced(self.parts, spans), self.asks, about=About(spans=spans))

    def beside(self, lifespan: Lifespan) -> Lifespan:
        """A server's lifespan; nothing is added to it."""
        return lifespan

    def add_routes(self, app: FastAPI) -> None:
        """The pages for signing in, for one's own account, and for everybody's."""
        login.add_routes(app, self.companion, self.address)
        account.add_routes(app, self.companion, self.address)
        members.add_routes(app, self.companion, self.address)
        if self.companion.settings.auth == "oidc":
            provider.add_routes(app, self.companion, self.address)

    def stand_in_front(self, app: FastAPI, blocks: gr.Blocks, ways: Ways) -> None:
        """The door, before it what programs reach by token, before that the guard: what is added last is asked first."""
        signing_in, cookie = self.companion.signing_in, self.address.cookie
        app.add_middleware(Door, signing_in=signing_in, cookie=cookie, inputs=inputs_of(blocks))
        app.add_middleware(ByToken, ways=ways)
        proxies = Proxies(self.companion.settings.trusted_proxies)
        app.add_middleware(Guard, names=self.address.names, proxies=proxies, paths=None)


def inputs_of(blocks: gr.Blocks) -> Inputs:
    """Where the events of a page take files."""
    files = {
        number: frozenset(place for place, part in enumerate(function.inputs) if isinstance(part, gr.File))
        for number, function in blocks.fns.items()
    }
    return Inputs(files, {number: len(function.inputs) for number, function in blocks.fns.items()})
