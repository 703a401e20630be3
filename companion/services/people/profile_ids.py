"""Ids of people who are entered here, rather than brought in from a file that names them."""

from __future__ import annotations

import re
import secrets

_MADE = re.compile(r"p-[0-9a-f]{12}")


def new_id() -> str:
    """An id for somebody new."""
    return f"p-{secrets.token_hex(6)}"


def is_made_here(person_id: str) -> bool:
    """Whether an id may have come from `new_id`: one that somebody chose could be an address, or another's id elsewhere."""
    return _MADE.fullmatch(person_id) is not None
