"""The passages of a pool as columns: what is kept of them when a million objects would be too many."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.passages import KINDS, Passage
from companion.domain.matching.pool import Rows
from companion.index.chroma import HASH, Hashes
from companion.index.texts import Packing, Picked

_POSITION = {kind: position for position, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class PassageTable:
    """Passages by owner. Every column has the shape (passages,); `owner` holds rows of people and never falls."""

    owner: Rows
    kind: NDArray[np.uint8]
    hashes: Hashes
    sources: Sequence[str]
    quotes: Sequence[str]
    texts: Sequence[str]

    def __len__(self) -> int:
        return len(self.owner)

    def pick(self, rows: NDArray[np.int64]) -> PassageTable:
        """Some passages, in the order of `rows`."""
        sources, quotes, texts = (Picked(column, rows) for column in (self.sources, self.quotes, self.texts))
        return PassageTable(self.owner[rows], self.kind[rows], self.hashes[rows], sources, quotes, texts)


def tabulate(passages: Iterable[Passage], row_of: Mapping[str, int]) -> PassageTable:
    """Columns of passages, gone through once; those of people without a row are left out."""
    owner, kind, hashes = array("i"), array("B"), bytearray()
    sources, quotes, texts = Packing(), Packing(), Packing()
    for passage in passages:
        row = row_of.get(passage.person_id)
        if row is None:
            continue
        owner.append(row)
        kind.append(_POSITION[passage.kind])
        hashes += passage.content_hash.encode()
        sources.add(passage.source)
        quotes.add(passage.quote)
        texts.add(passage.text)
    table = PassageTable(
        owner=np.array(owner, dtype=np.int32),
        kind=np.array(kind, dtype=np.uint8),
        hashes=np.frombuffer(bytes(hashes), dtype=HASH),
        sources=sources.done(),
        quotes=quotes.done(),
        texts=texts.done(),
    )
    return table if np.all(np.diff(table.owner) >= 0) else table.pick(np.argsort(table.owner, kind="stable"))
