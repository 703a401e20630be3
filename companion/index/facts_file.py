"""Facts of many people as texts, each read when somebody asks for that person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import overload

from pydantic import TypeAdapter

from companion.domain.matching.pool import Facts
from companion.index.texts import Packing, Texts


class StoredFacts(Sequence[Facts]):
    """A sequence of facts; what was read once is kept."""

    def __init__(self, ids: Texts, documents: Texts) -> None:
        self.ids = ids
        self.documents = documents
        self._read: dict[int, Facts] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> Facts: ...
    @overload
    def __getitem__(self, index: slice) -> list[Facts]: ...
    def __getitem__(self, index: int | slice) -> Facts | list[Facts]:
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(len(self)))]
        row = range(len(self))[index]
        found = self._read.get(row)
        if found is None:
            found = self._read[row] = _format().validate_json(self.documents[row])
        return found


def pack_facts(people: Iterable[Facts]) -> StoredFacts:
    """Pack the facts of people; they are gone through once."""
    ids, documents = Packing(), Packing()
    for person in people:
        ids.add(person.person_id)
        documents.add(packed_fact(person))
    return StoredFacts(ids.done(), documents.done())


def packed_fact(person: Facts) -> str:
    """The facts of one person, as they are stored."""
    return _format().dump_json(person).decode()


@lru_cache(maxsize=1)
def _format() -> TypeAdapter[Facts]:
    return TypeAdapter(Facts)
