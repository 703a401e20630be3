"""The people who may be searched, as arrays: what a query reads, and all it reads.

A pool is immutable and belongs to one generation of the records; a new generation gets a new pool.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Rows = NDArray[np.int32]
Mask = NDArray[np.bool_]


class Words(Protocol):
    """A BM25-class index over the passages of a pool."""

    def scores(self, text: str) -> Vectors:
        """BM25 of `text` against every passage, shape (passages,)."""

    def using(self, word: str) -> Rows:
        """The passages that use a word, in rising order."""


class Neighbours(Protocol):
    """Finds passages by meaning without reading every vector."""

    def near(self, vector: Vectors, *, kept: Mask, count: int) -> Rows:
        """At most `count` of the passages `kept`, shape (passages,): nearly always those nearest to a vector."""


@dataclass(frozen=True)
class Facts:
    """What filters ask of one person; None or empty means that the profile does not say."""

    person_id: str
    name: str
    headline: str | None = None
    email: str | None = None
    roles: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    stage: str | None = None
    languages: tuple[str, ...] = ()
    country: str | None = None
    regions: tuple[str, ...] = ()
    timezone: str | None = None
    available: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    capacity: int | None = None
    paused_until: date | None = None
    availability_confirmed: date | None = None
    organisations: tuple[str, ...] = ()
    transitions: tuple[tuple[str, str], ...] = ()
    declined: tuple[str, ...] = ()
    listed: bool = False
    reports_to: str | None = None
    blocks: tuple[str, ...] = ()
    sample: bool = False


@dataclass(frozen=True)
class Pool:
    """People in the order of their ids and their passages, aligned with one matrix of unit vectors.

    Shapes: `owner` and `kind` are (passages,), `vectors` is (passages, dimensions). `owner` holds rows of `people` and
    never falls, so that a person's passages stand together; `kind` holds positions in `passages.KINDS`. A big pool reads
    `people`, `sources`, `quotes` and `ids` from disk as they are asked for: index them, and go through all of them rarely.
    """

    people: Sequence[Facts]
    owner: Rows
    kind: NDArray[np.uint8]
    sources: Sequence[str]
    quotes: Sequence[str]
    vectors: Vectors
    words: Words
    generation: int = 0
    ids: Sequence[str] = ()
    """The people's ids, where they can be had without reading everybody's facts."""
    neighbours: Neighbours | None = None
    """Only where there are so many passages that reading all of their vectors for every question takes too long."""

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each person."""
        ids = self.ids or [person.person_id for person in self.people]
        return {person_id: row for row, person_id in enumerate(ids)}

    def __len__(self) -> int:
        return len(self.people)
