"""What Chroma's files hold beyond their last vector: memory of the process that nobody wrote to, and so perhaps anybody's words.

hnswlib saves its buffers whole, with room for vectors to come that was never set. A text or a vector that this process has just
forgotten can lie there.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

VERSION = 1
FLOAT = 4


class Header(NamedTuple):
    """The beginning of hnswlib's `header.bin`: room for how many vectors, how many there are, bytes of each with its links."""

    version: int
    offset: int
    room: int
    held: int
    size: int


LAYOUT = struct.Struct("=i4Q")


def clear_slack(folder: Path) -> None:
    """Set to zero what no vector occupies, in every graph below a closed folder. Files of another layout are left alone."""
    for header in folder.rglob("header.bin"):
        _clear(header)


def _clear(path: Path) -> None:
    read = path.read_bytes()[: LAYOUT.size]
    if len(read) < LAYOUT.size:
        return
    header = Header._make(LAYOUT.unpack(read))
    if header.version == VERSION and header.offset == 0:
        _cut(path.with_name("data_level0.bin"), header, header.size)
        _cut(path.with_name("length.bin"), header, FLOAT)


def _cut(path: Path, header: Header, size: int) -> None:
    """Cut the file after its last entry and let it grow again: what is added reads as zeros."""
    whole = header.room * size
    if path.is_file() and path.stat().st_size == whole and header.held < header.room:
        with path.open("r+b") as file:
            file.truncate(header.held * size)
            file.truncate(whole)
