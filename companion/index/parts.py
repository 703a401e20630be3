"""Passages embedded in parts by somebody else: which texts belong together, and what comes back when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, runtime_checkable

from companion.domain.matching.pool import Vectors
from companion.index.embedder import chunks


@dataclass(frozen=True)
class Part:
    """Texts that are embedded together, and the rows of passages they belong to."""

    rows: list[int]
    texts: list[str]

    @cached_property
    def key(self) -> str:
        """Names the part by its texts: the same part, asked for again, has the same name."""
        digest = hashlib.blake2b(digest_size=8)
        for text in self.texts:
            digest.update(hashlib.blake2b(text.encode(), digest_size=16).digest())
        return digest.hexdigest()

    def of(self, places: Sequence[int]) -> Part:
        """Some of its texts."""
        return Part([self.rows[place] for place in places], [self.texts[place] for place in places])


Embedded = tuple[Part, Vectors]
"""A part and its vectors, shape (texts of the part, dimensions)."""


@runtime_checkable
class InParts(Protocol):
    """An embedder that makes many vectors at once, in whatever order they are done."""

    def in_parts(self, parts: Iterable[Part], count: int) -> Iterator[Embedded]:
        """Each part with its vectors, as they come; `count` is the number of texts in all. Raises ModelError."""


def parts_of(rows: Sequence[int], texts: Sequence[str], *, step: int) -> Iterator[Part]:
    """The rows in the parts in which one process embeds them, `step` rows after another."""
    for at in range(0, len(rows), step):
        some = rows[at : at + step]
        whole = Part(list(some), [texts[row] for row in some])
        yield from (whole.of(places) for places in chunks(whole.texts))
