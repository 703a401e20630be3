"""Named arrays in one file that is memory-mapped: opened in no time, read as far as it is used."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_ALIGNMENT = 64
_LENGTH_BYTES = 8


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write named arrays; they are on the disk when this returns."""
    directory, offset = {}, 0
    for name, array in arrays.items():
        directory[name] = (array.dtype.str, array.shape, offset)
        offset += _aligned(array.nbytes)
    head = json.dumps(directory).encode()
    with path.open("wb") as file:
        file.write(len(head).to_bytes(_LENGTH_BYTES, "little"))
        file.write(head.ljust(_aligned(_LENGTH_BYTES + len(head)) - _LENGTH_BYTES))
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
            file.write(bytes(_aligned(array.nbytes) - array.nbytes))
        file.flush()
        os.fsync(file.fileno())


def read_arrays(path: Path) -> dict[str, Array]:
    """Read-only views of what `write_arrays` wrote."""
    bytes_ = np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
    length = int.from_bytes(bytes_[:_LENGTH_BYTES].tobytes(), "little")
    directory = json.loads(bytes_[_LENGTH_BYTES : _LENGTH_BYTES + length].tobytes())
    body = bytes_[_aligned(_LENGTH_BYTES + length) :]
    return {name: _view(body, *entry) for name, entry in directory.items()}


def _view(body: NDArray[np.uint8], dtype: str, shape: Sequence[int], offset: int) -> Array:
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    view: Array = body[offset : offset + size].view(dtype).reshape(shape)
    return view


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
