"""What was fitted or embedded beforehand and comes with the program: named arrays in a file beside the code that reads them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion.errors import ModelError

_DAMAGED = (OSError, ValueError, TypeError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What reading a file raises that is cut off, garbled or of another kind."""


class ArrayFile:
    """The arrays of one `.npz` file by name. Asking for one it does not hold raises `ModelError`."""

    def __init__(self, source: str, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._source, self._arrays = source, arrays

    @classmethod
    def read(cls, source: Path) -> ArrayFile:
        """Every array of a file. Raises `ModelError` where there is none, or where it is damaged."""
        try:
            with np.load(source, allow_pickle=False) as kept:
                return cls(source.name, {name: kept[name] for name in kept.files})
        except _DAMAGED as error:
            raise _unusable(source.name) from error

    @classmethod
    def beside(cls, package: str, name: str) -> ArrayFile:
        """A file that lies in a package: `ArrayFile.beside(__package__, "weights.npz")`."""
        with resources.as_file(resources.files(package).joinpath(name)) as source:
            return cls.read(source)

    def array(self, name: str) -> NDArray[Any]:
        """An array as it was written."""
        try:
            return self._arrays[name]
        except KeyError as error:
            raise _unusable(self._source) from error

    def floats(self, name: str) -> NDArray[np.float32]:
        """Numbers in single precision; most are kept in half."""
        return self.array(name).astype(np.float32)

    def number(self, name: str) -> float:
        """One number."""
        return float(self.array(name))

    def text(self, name: str) -> str:
        """A text, kept as such or as `packed` bytes. Raises `ModelError` where the bytes are none."""
        kept = self.array(name)
        try:
            return kept.tobytes().decode() if kept.dtype == np.uint8 else str(kept)
        except UnicodeDecodeError as error:
            raise _unusable(self._source) from error

    def words(self, name: str) -> list[str]:
        """Texts of one line each."""
        return self.text(name).split("\n")


def packed(words: Sequence[str]) -> NDArray[np.uint8]:
    """Texts of one line each as bytes: many are read sooner so than as an array of texts."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _unusable(name: str) -> ModelError:
    return ModelError(f"The file {name} that comes with the program is missing or damaged.", "Install the program again.")
