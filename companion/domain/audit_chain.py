"""The audit: who did what to which record when, as a chain of hashes over random ids.

The ids mean something only through a list beside the chain. Deleting an id's meaning leaves the chain as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel, ConfigDict

BEGINNING = "0" * 64
"""What the first entry follows."""

CONSOLE = "console"
"""Who acts at the command line: whoever may use the machine."""

NOBODY = "nobody"
"""Who acts before it is known who they are."""


class Entry(BaseModel):
    """One line. `actor` and `target` are random ids; `chain` is the hash over the entry and everything before it."""

    model_config = ConfigDict(frozen=True)

    number: int
    at: datetime
    actor: str
    action: str
    kind: str
    target: str
    chain: str = ""

    def hashed(self, before: str) -> str:
        """The hash of the entry where it follows `before`."""
        parts = (before, str(self.number), self.at.isoformat(), self.actor, self.action, self.kind, self.target)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


class AuditLine(BaseModel):
    """One line as somebody reads it: a name is there while its meaning is."""

    at: datetime
    who: str | None
    action: str
    kind: str
    target: str | None


class Wholeness(BaseModel):
    """Whether the chain is whole, and if not, where it breaks and how."""

    whole: bool
    entries: int
    broken_at: int | None = None
    because: str | None = None


def verified(entries: Iterable[Entry], *, head: tuple[int, str]) -> Wholeness:
    """Read the chain from its beginning. `head` is the number and the hash of the entry that was written last."""
    before, number = BEGINNING, 0
    for entry in entries:
        number += 1
        if entry.number != number:
            return _broken(number, f"Entry {number} is missing: entry {entry.number} stands in its place.")
        if entry.chain != entry.hashed(before):
            return _broken(number, f"Entry {number} is not as it was written, or what stood before it was changed.")
        before = entry.chain
    if (number, before) != head:
        return _broken(number + 1, f"The chain ends after entry {number}, and {head[0]} were written.")
    return Wholeness(whole=True, entries=number)


def _broken(number: int, because: str) -> Wholeness:
    return Wholeness(whole=False, entries=number - 1, broken_at=number, because=because)
