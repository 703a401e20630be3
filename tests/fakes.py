"""Seams made by hand, for tests of domain and services: no database, no model, no clock of the machine's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import numpy as np

from companion.domain.contacts import Contact
from companion.domain.matching.pool import Vectors
from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.domain.outreach.outreach import Specificity
from companion.domain.people import Profile
from companion.errors import Conflict

TODAY = date(2026, 11, 22)


class FixedClock:
    """A Sunday in November."""

    def today(self) -> date:
        return TODAY

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class FakePeople:
    """People by id or address."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.profiles = list(profiles)

    def get(self, who: str) -> Profile | None:
        return next((profile for profile in self.profiles if profile.is_called(who)), None)


@dataclass
class FakeContacts:
    """Contacts in a list."""

    contacts: list[Contact] = field(default_factory=list)

    def of(self, owner: str) -> list[Contact]:
        return [contact for contact in self.contacts if contact.owner == owner]


@dataclass
class FakeDrafts:
    """Drafts and threads in lists."""

    stored: list[DraftRecord] = field(default_factory=list)
    noted: list[Thread] = field(default_factory=list)

    def save(self, draft: DraftRecord, *, expected_version: int | None = None) -> DraftRecord:
        newest = self.get(draft.id)
        if expected_version is not None and expected_version != (newest.version if newest else 0):
            raise Conflict("Changed meanwhile.")
        return self._stored(draft.model_copy(update={"aside": False}))

    def set_aside(self, draft: DraftRecord) -> DraftRecord:
        return self._stored(draft.model_copy(update={"aside": True}))

    def _stored(self, draft: DraftRecord) -> DraftRecord:
        last = max((one.version for one in self.versions(draft.id)), default=0)
        self.stored.append(draft.model_copy(update={"version": last + 1}))
        return self.stored[-1]

    def get(self, draft_id: str) -> DraftRecord | None:
        return next((one for one in self.versions(draft_id) if not one.aside), None)

    def versions(self, draft_id: str) -> list[DraftRecord]:
        return [draft for draft in reversed(self.stored) if draft.id == draft_id]

    def latest(self, mentee: str | None = None) -> list[DraftRecord]:
        newest = {draft.id: draft for draft in self.stored if mentee in {None, draft.mentee} and not draft.aside}
        return list(reversed(newest.values()))

    def threads(self, mentee: str) -> list[Thread]:
        return [thread for thread in self.noted if thread.mentee == mentee]

    def note(self, thread: Thread) -> None:
        self.noted = [*(one for one in self.noted if one.id != thread.id), thread]


class EmptyIndex:
    """An index nobody has filled."""

    class _Pool:
        row_of: dict[str, int] = {}

    def pool(self) -> _Pool:
        return self._Pool()


class WordEmbedder:
    """Unit vectors from the words of a text: near where words are shared, and the same on every machine."""

    name = "words"
    dimensions = 64

    def encode(self, texts: Sequence[str], progress: object = None) -> Vectors:
        return np.stack([self._vector(text) for text in texts]).astype(np.float32)

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self.dimensions, dtype=np.float32)
        for word in text.lower().split():
            vector[hashlib.blake2b(word.encode(), digest_size=1).digest()[0] % self.dimensions] += 1
        return vector / (np.linalg.norm(vector) or 1)


def no_specificity(question: str, mentor_id: str) -> Specificity:
    """Every question is the most specific."""
    return Specificity(rank=1, margin=0.1)


def no_boundary(
    *texts: str, country: str | None = None, meaning: bool = True, to_somebody: bool = False, names: object = ()
) -> None:
    """Reads nothing, and so nothing stops."""
