"""The audit: who did what to which record when, as a chain of hashes over random ids.

The ids mean something only through a list beside the chain. Deleting an id's meaning leaves the chain as it was.

Whoever may write where the chain is kept can write its end anew, and the head with it: no reading of the chain alone shows
that. A head that was noted elsewhere does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from companion.errors import UsageError

BEGINNING = "0" * 64
"""What the first entry follows."""

CONSOLE = "console"
"""Who acts at the command line: whoever may use the machine."""

NOBODY = "nobody"
"""Who acts before it is known who they are."""


EVERYBODYS = frozenset({"backup"})
"""Kinds of records that hold something about everybody."""

FOR_EACH = frozenset(
    {
        "imported", "took back the import of", "took into a cohort", "paused in a cohort", "took out of a cohort",
        "put back into a cohort",
    }
)  # fmt: skip
"""What is noted of each of many profiles, beside a line for all of them."""


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


class Head(BaseModel):
    """The entry that was written last at some time: its number, and its hash or at least how that begins."""

    model_config = ConfigDict(frozen=True)

    number: int = Field(ge=0)
    chain: str = Field(pattern=r"^[0-9a-f]{16,64}$")

    def __str__(self) -> str:
        return f"{self.number}:{self.chain}"

    @classmethod
    def read(cls, text: str) -> Head:
        """As it was written down. Raises UsageError."""
        number, _, chain = text.strip().lower().partition(":")
        try:
            return cls.model_validate({"number": number, "chain": chain})
        except ValidationError as error:
            raise UsageError(
                f"{text!r} is no head of the audit.",
                "Write N:HASH as `companion audit verify` prints it, 16 characters at least.",
            ) from error

    def is_of(self, number: int, chain: str) -> bool:
        """Whether it is that entry."""
        return self.number == number and chain.startswith(self.chain)


class Wholeness(BaseModel):
    """Whether the chain is whole, and if not, where it breaks and how.

    `head` is what can be noted elsewhere, as N:HASH; `holds` the head noted before that the chain was compared with, if any.
    """

    whole: bool
    entries: int
    broken_at: int | None = None
    because: str | None = None
    head: str | None = None
    holds: str | None = None


def verified(entries: Iterable[Entry], *, head: tuple[int, str], noted: Head | None = None) -> Wholeness:
    """Read the chain from its beginning. `head` is the number and the hash of the entry that was written last, `noted` what
    somebody noted of an earlier one.
    """
    before, number = BEGINNING, 0
    if noted and noted.number == 0 and not noted.is_of(0, BEGINNING):
        return _broken(1, "What was noted is no beginning of an audit.")
    for entry in entries:
        number += 1
        if entry.number != number:
            return _broken(number, f"Entry {number} is missing: entry {entry.number} stands in its place.")
        if entry.chain != entry.hashed(before):
            return _broken(number, f"Entry {number} is not as it was written, or what stood before it was changed.")
        before = entry.chain
        if noted and noted.number == number and not noted.is_of(number, before):
            return _broken(number, f"Entry {number} is another than the one that was noted: up to there it was written anew.")
    if (number, before) != head:
        return _broken(number + 1, f"The chain ends after entry {number}, and {head[0]} were written.")
    if noted and noted.number > number:
        return _broken(number + 1, f"The chain ends after entry {number}, and entry {noted.number} was noted: {_CUT}")
    return Wholeness(whole=True, entries=number, head=str(Head(number=number, chain=before)), holds=str(noted) if noted else None)


_CUT = "it was cut short, or an older backup was put back."


def _broken(number: int, because: str) -> Wholeness:
    return Wholeness(whole=False, entries=number - 1, broken_at=number, because=because)
