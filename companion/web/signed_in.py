"""Who is signed in by a request that came through the door."""

from __future__ import annotations

from typing import Any

from starlette.types import Scope

from companion.services.access.signing_in import SignedIn

SIGNED_IN = "companion.signed_in"
"""Where a request's scope says who is signed in."""

CONCERNED = "companion.concerned"
"""Where the scope of a request that may end visits holds the accounts whose visits those are."""


def concerns(scope: Scope, account: str) -> None:
    """What a request does may end visits of somebody else's account, or what they may do."""
    scope.get(CONCERNED, set()).add(account)


def login_of(scope: Scope) -> SignedIn | None:
    """Who is signed in by a request."""
    found: Any = scope.get(SIGNED_IN)
    return found if isinstance(found, SignedIn) else None
