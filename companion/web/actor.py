"""Who is asking. Every handler and every route of the page begins here, and again with every request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from companion.errors import NotAllowed
from companion.web.guard import LOOPBACK


class Peer(Protocol):
    """Where a request came from."""

    @property
    def host(self) -> str:
        """The address."""


class Visit(Protocol):
    """A request, of Gradio's or of the server's own kind."""

    @property
    def client(self) -> Peer | None:
        """Who asked."""


@dataclass(frozen=True)
class Actor:
    """Somebody who may act. `name` owns jobs; it is nobody's profile."""

    name: str


LOCAL = Actor("local")

_NEAR = frozenset(name.strip("[]") for name in LOOPBACK)


def actor(request: Visit | None) -> Actor:
    """The one person on this machine.

    Raises:
        NotAllowed: the request did not come from this machine.
    """
    client = request.client if request else None
    if client is None or client.host not in _NEAR:
        raise NotAllowed("This page serves the person at this machine only.", "Open it there.")
    return LOCAL
