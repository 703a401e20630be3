"""Changes people and brings the index up, over and over, until it is killed: `python -m tests.index.syncing HOME ROUND`."""

import sys
from itertools import count
from pathlib import Path

from companion.index import embedding
from tests.index.made import MemoryPeople, index_of, person

PEOPLE = 40


def records(round_: int) -> MemoryPeople:
    """Who is on record after a number of rounds: each adds one, removes one and changes a tenth."""
    lines = {number: f"subject {number} as told in round {(round_ + number) // 10}" for number in range(round_, round_ + PEOPLE)}
    people = MemoryPeople(*(person(f"p{number:04d}", line, f"always {number}") for number, line in lines.items()))
    people._generation = round_ + 1
    return people


if __name__ == "__main__":
    embedding.STEP = 5
    print("begun", flush=True)
    for current in count(int(sys.argv[2])):
        index_of(Path(sys.argv[1]), records(current)).sync()
        print(current, flush=True)
