"""A profile in the form in which it is stored and compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, select

from companion.domain.matching.passages import Passage, Sentences, passages
from companion.domain.people import Profile
from companion.errors import InputError
from companion.store.tables import people

T = TypeVar("T")

BATCH = 500
"""Values in one statement: few enough that one transaction's memory stays flat, enough that statements cost nothing."""


class Form:
    """A profile ready to be stored. Raises InputError when it holds what no text can hold."""

    def __init__(self, profile: Profile, sentences: Sentences, *, sample: bool = False) -> None:
        self.profile = profile
        self.sample = sample
        self._sentences = sentences
        try:
            self._body = profile.document()
            del self._body["id"]
            self.digest = digest_of(self._body)
        except ValueError as error:
            raise InputError("It holds characters that cannot be stored as text.", "Type that part again.") from error

    def document(self, person_id: str) -> str:
        """The profile as JSON under the id by which it is stored."""
        return json.dumps({"id": person_id, **self._body}, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def passages(self) -> list[Passage]:
        """The lines of the profile; cutting them is the slow part, so it is done once, and only for what changed."""
        return passages(self.profile, self._sentences)


class Known(NamedTuple):
    """What is on record of one person, without the document."""

    id: str
    email: str | None
    digest: str
    sample: bool


class Change(NamedTuple):
    """One person to be added (nothing known) or updated."""

    person_id: str
    form: Form
    known: Known | None


def known_people(connection: Connection, column: ColumnElement[Any], values: Iterable[str]) -> Iterator[Known]:
    """Those whose id or address (by `column`) is among the values."""
    for batch in batches(values):
        rows = connection.execute(select(people.c.id, people.c.email, people.c.digest, people.c.sample).where(column.in_(batch)))
        yield from (Known(*row) for row in rows)


def addresses_of(connection: Connection, person_ids: Iterable[str]) -> frozenset[str]:
    """The addresses of these people, as far as they are known."""
    return frozenset(person.email for person in known_people(connection, people.c.id, person_ids) if person.email)


def batches(values: Iterable[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """The values, so many at a time."""
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch


def digest_of(document: dict[str, Any]) -> str:
    """Names what a profile says, whatever the id by which it is stored and the order of its fields."""
    body = {name: value for name, value in document.items() if name != "id"}
    plain = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(plain.encode(), digest_size=16).hexdigest()
