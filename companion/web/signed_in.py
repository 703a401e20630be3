"""Who is signed in by a request that came through the door."""

from __future__ import annotations

from typing import Any

from starlette.types import Scope

from companion.services.signing_in import SignedIn

SIGNED_IN = "companion.signed_in"
"""Where a request's scope says who is signed in."""


def login_of(scope: Scope) -> SignedIn | None:
    """Who is signed in by a request."""
    found: Any = scope.get(SIGNED_IN)
    return found if isinstance(found, SignedIn) else None
