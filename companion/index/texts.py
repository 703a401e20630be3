"""Many texts without many objects: one run of bytes, read text by text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray


class Texts(Sequence[str]):
    """Many texts as one run of UTF-8 bytes and the place where each begins: no Python object until one is read."""

    def __init__(self, data: NDArray[np.uint8], starts: NDArray[np.int64]) -> None:
        self.data = data
        self.starts = starts

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """Pack texts; they are gone through once."""
        packing = Packing()
        for text in texts:
            packing.add(text)
        return packing.done()

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(len(self)))]
        row = range(len(self))[index]
        return self.data[self.starts[row] : self.starts[row + 1]].tobytes().decode()

    def pick(self, kept: NDArray[np.bool_]) -> Texts:
        """The texts in a mask, shape (texts,), in one go."""
        lengths = np.diff(self.starts)
        starts = np.concatenate([[0], np.cumsum(lengths[kept])]).astype(self.starts.dtype)
        return Texts(self.data[np.repeat(kept, lengths)], starts)


class Packing:
    """Texts in the making."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._starts = array("q", [0])

    def add(self, text: str) -> None:
        """Add one text."""
        self._data += text.encode()
        self._starts.append(len(self._data))

    def done(self) -> Texts:
        """All that were added."""
        return Texts(np.frombuffer(bytes(self._data), dtype=np.uint8), np.array(self._starts, dtype=np.int64))


class Picked(Sequence[str]):
    """Some rows of a sequence of texts, in the order of `rows`."""

    def __init__(self, texts: Sequence[str], rows: NDArray[np.int64]) -> None:
        self._texts = texts
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self._texts[row] for row in self._rows[index]]
        return self._texts[int(self._rows[index])]
