"""Second looks at the first of many orders: what is read of each, by whom, and what becomes of the order.

Everybody is read by the lines that say most of what is asked, as in a search. Where the reader's numbers agree to the fifth
digit, which two processes need not have in common, the id decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from companion.domain.matching.reranking import Pairs, Quoted, by_person, pairs

if TYPE_CHECKING:
    from companion.domain.matching.pool import Vectors
    from companion.seams import PairReader, ReadsPairsInParts
    from companion.services.matching.ranking_files import Ranked

DIGITS = 5
"""Digits of a reader's numbers that count."""

AHEAD = 1.0
"""What the last of those who were read is ahead of the first who was not: a run's scores have to fall."""


class OneProcess:
    """Reads on this machine, one part after another. Implements `seams.ReadsPairsInParts`."""

    def __init__(self, reader: PairReader) -> None:
        self._reader = reader

    @property
    def name(self) -> str:
        """What reads."""
        return self._reader.name

    def in_parts(self, parts: Iterable[Pairs]) -> Iterator[tuple[Pairs, Vectors]]:
        """Each part with its numbers. Raises ModelError and SettingsError."""
        return ((part, self._reader.scores(part.texts)) for part in parts)


@dataclass(frozen=True)
class Look:
    """The order of one query, what is asked in it, and those of the first who are read again."""

    ranked: Ranked
    asked: tuple[str, ...]
    first: tuple[Quoted, ...]

    def part(self, place: int) -> Pairs:
        """What is read; what several people say in the same words is read once, so that they come to the same."""
        return Pairs(place, tuple(dict.fromkeys(pairs(self.asked, self.first))))

    def reordered(self, part: Pairs, scores: Vectors) -> Ranked:
        """The order after it: whoever was read by their numbers, before everybody else."""
        if not self.first:
            return self.ranked
        known = dict(zip(part.texts, scores, strict=True))
        each = np.array([known[pair] for pair in pairs(self.asked, self.first)], dtype=np.float32)
        found = np.round(by_person(each, len(self.asked), self.first).astype(np.float64), DIGITS).tolist()
        return self._put_first({one.person_id: value for one, value in zip(self.first, found, strict=True)})

    def _put_first(self, read: dict[str, float]) -> Ranked:
        places = zip(self.ranked.people, self.ranked.scores, strict=True)
        rest = [(who, score) for who, score in places if who not in read]
        lift = AHEAD + (rest[0][1] if rest else 0.0) - min(read.values())
        order = [*((who, value + lift) for who, value in sorted(read.items(), key=lambda each: (-each[1], each[0]))), *rest]
        return self.ranked.model_copy(update={"people": [who for who, _ in order], "scores": [score for _, score in order]})


def looked_again(reader: ReadsPairsInParts, looks: Iterable[Look]) -> Iterator[Ranked]:
    """The orders after a second look, as they came, in whatever order they are read. Raises as the reader."""
    waiting: dict[int, Look] = {}
    read: dict[int, Ranked] = {}
    following = 0
    for part, scores in reader.in_parts(_parts(looks, waiting)):
        read[part.place] = waiting.pop(part.place).reordered(part, scores)
        while following in read:
            yield read.pop(following)
            following += 1


def _parts(looks: Iterable[Look], waiting: dict[int, Look]) -> Iterator[Pairs]:
    for place, look in enumerate(looks):
        waiting[place] = look
        yield look.part(place)
