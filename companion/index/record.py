"""What the records hold, read for the index in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from companion.domain.matching.pool import Facts
from companion.index.facts_file import StoredFacts, pack_facts
from companion.index.table import PassageTable, tabulate
from companion.seams import FactsReader, People

TRIES = 3
"""How often the records are read again when they changed meanwhile."""

INCOMPLETE = -1
"""The generation of what never belonged together: it is read again at the next look."""


@dataclass(frozen=True)
class Record:
    """Everybody and every passage at one generation. The content may be newer than the generation says, never older."""

    generation: int
    people: StoredFacts
    passages: PassageTable


def read_record(people: People, facts: FactsReader, *, without: str | None = None) -> Record:
    """Everybody on record, in the order of ids; `without` leaves out a person who is about to be forgotten."""
    for _ in range(TRIES):
        generation = people.generation()
        packed = pack_facts(person for person in read_facts(people, facts) if person.person_id != without)
        passages = tabulate(people.passages(), {person_id: row for row, person_id in enumerate(packed.ids)})
        if people.generation() == generation:
            break
    left_out = without is not None and people.get(without) is not None
    return Record(INCOMPLETE if left_out else generation, packed, passages)


def read_facts(people: People, facts: FactsReader) -> Iterator[Facts]:
    """The facts of everybody, in the order of ids."""
    sample = people.sample_ids()
    return (facts(profile, sample=profile.id in sample) for profile in people.every())
