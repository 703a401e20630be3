"""Imports generated people batch by batch until it is killed: `python -m tests.store.importing HOME`. Says what is safe."""

import sys
from pathlib import Path

from companion.sample import generator
from companion.store.people import RecordedPeople
from tests.records import opened_by_child
from tests.store.made import origin, whole

BATCH = 40


def batch(first):
    """New people, and the batch before them with another capacity, so that kills meet updates too."""
    new = list(generator.people(BATCH, first=first))
    before = list(generator.people(BATCH, first=first - BATCH)) if first > BATCH else []
    for profile in before:
        profile.mentoring.capacity = 9
    return before + new


def run(home):
    people = RecordedPeople(opened_by_child(home), whole)
    first = 1 + sum(1 for _ in people.every())
    while True:
        people.save(batch(first), origin=origin(f"from-{first}"))
        first += BATCH
        print(first - 1, flush=True)


if __name__ == "__main__":
    print("begun", flush=True)
    run(Path(sys.argv[1]))
