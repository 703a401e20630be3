"""Who is asking. Every handler and every route of the page begins here, and again with every request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from companion.domain.access import LOCAL, Actor
from companion.errors import NotAllowed
from companion.services.access.signing_in import SigningIn
from companion.web.names import LOOPBACK

__all__ = ["LOCAL", "Actor", "Asks", "SignedInVisits", "Visit", "actor", "cookies_of"]


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


class _Carrying(Protocol):
    """A request that carries cookies."""

    @property
    def cookies(self) -> Mapping[str, str]:
        """The cookies, by name."""


Asks = Callable[[Visit | None], Actor]
"""Tells who is behind a request. Raises NotAllowed."""

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


def cookies_of(request: Visit | None) -> Mapping[str, str]:
    """The cookies of a request, by name."""
    carrying = cast(_Carrying | None, getattr(request, "request", None) or request)
    return carrying.cookies if carrying else {}


GONE = "companion.gone"
"""Where a request's scope says that a file which an event names was deleted meanwhile."""


def misses_a_file(request: object) -> bool:
    """Whether an event names a file of the person's own that is no longer there."""
    scope = getattr(getattr(request, "request", None) or request, "scope", None)
    return isinstance(scope, Mapping) and bool(scope.get(GONE))


@dataclass(frozen=True)
class SignedInVisits:
    """Tells who is signed in, looked up at the moment of asking: what somebody may no longer do ends with their next click."""

    signing_in: SigningIn
    cookie: str

    def __call__(self, request: Visit | None) -> Actor:
        """The actor behind a request. Raises NotAllowed when nobody is signed in by it."""
        found = self.signing_in.who(cookies_of(request).get(self.cookie, ""))
        if found is None:
            raise NotAllowed("You are signed out.", "Load the page again to sign in.")
        return found.actor
