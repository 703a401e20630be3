"""Bytes that can be opened again and again, and text read from them under limits, whatever they hold.

Limits guard memory: nothing here reads more at once than a chunk or a line.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from companion.errors import RefusedFile, UnreadableFile

MAX_FILE_BYTES = 256 * 2**20
"""Bytes of a file; 10,000 full profiles take about 50 MB."""
MAX_LINE = 2**20
"""Characters of one line of a text file; a profile with every field takes about 5,000."""
CHUNK = 2**20
STRAY_NULS = 0.05
"""Share of zero bytes up to which a text is a text with a blemish; UTF-16 and pictures have far more."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "cp1252"


@dataclass(frozen=True)
class Source:
    """A file, or an entry of an archive, by its name and a way to open it."""

    name: str
    open: Callable[[], BinaryIO]


def file_source(path: Path) -> Source:
    """A file on disk, once it is sure that it can be read.

    Raises:
        UnreadableFile: it is missing, a folder, empty or not permitted.
        RefusedFile: it is not an ordinary file, or larger than MAX_FILE_BYTES.
    """
    try:
        _check(path)
        with path.open("rb"):
            pass
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be opened: {(error.strerror or 'unknown reason').lower()}.", "Check it."
        ) from error
    return Source(path.name, lambda: path.open("rb"))


def _check(path: Path) -> None:
    if path.is_dir():
        raise UnreadableFile(f"{path.name} is a folder.", "Name the files in it, one by one.")
    if not path.exists():
        raise UnreadableFile(f"There is no file {path.name}.", "Check the name and the folder.")
    if not path.is_file():
        raise RefusedFile(f"{path.name} is not an ordinary file.", "Save its content in a file and name that.")
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile(f"{path.name} is empty.", "Save or export it again.")
    if size > MAX_FILE_BYTES:
        raise RefusedFile(f"{path.name} is larger than {MAX_FILE_BYTES // 2**20} MB.", "Split it into smaller files.")


def encoding_of(source: Source) -> str:
    """The encoding of a text: by its byte order mark, else UTF-8 where every byte fits, else UTF-16, else Windows-1252.

    Raises:
        UnreadableFile: it is none of these, or no text at all.
    """
    with source.open() as stream:
        head = stream.read(CHUNK)
        for mark, name in _BYTE_ORDER_MARKS:
            if head.startswith(mark):
                return name
        if head[:4096].count(0) > len(head[:4096]) * STRAY_NULS:
            return _wide(source.name, head[:4096])
        if _is_utf8(head, stream):
            return "utf-8"
    return _western(source)


def _wide(name: str, head: bytes) -> str:
    """UTF-16 without a mark: in Latin letters every other byte is zero."""
    evens, odds = head[::2].count(0), head[1::2].count(0)
    if max(evens, odds) > len(head) // 4 and min(evens, odds) < len(head) // 20:
        return "utf-16-be" if evens > odds else "utf-16-le"
    raise UnreadableFile(f"{name} is not a text file.", "Give a CSV, JSON or JSONL file, or a LinkedIn export.")


def _is_utf8(head: bytes, rest: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head)
        while chunk := rest.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _western(source: Source) -> str:
    """Windows-1252, if the bytes make sense in it; other one-byte encodings cannot be told apart safely."""
    from charset_normalizer import from_bytes

    with source.open() as stream:
        sample = _around_first_odd_byte(stream)
    if from_bytes(sample, cp_isolation=[WESTERN]).best() is None:
        raise UnreadableFile(f"{source.name} is neither UTF-8 nor Windows-1252 text.", "Save it as 'CSV UTF-8' or plain UTF-8.")
    return WESTERN


def _around_first_odd_byte(stream: BinaryIO, width: int = 2**15) -> bytes:
    kept = b""
    while chunk := stream.read(CHUNK):
        text = kept + chunk
        if odd := re.search(rb"[\x80-\xff]", text):
            return text[max(0, odd.start() - width) : odd.start() + width]
        kept = chunk[-width:]
    return kept


def lines(source: Source, encoding: str) -> Iterator[str]:
    """The lines of a text, each with its end as written. NUL characters are left out.

    Raises:
        RefusedFile: a line is longer than MAX_LINE.
        UnreadableFile: the bytes break off inside a character, or the archive that holds them is damaged.
    """
    with source.open() as stream:
        text = io.TextIOWrapper(stream, encoding, errors="replace" if encoding == WESTERN else "strict", newline="")
        try:
            while line := text.readline(MAX_LINE):
                if len(line) == MAX_LINE:
                    raise RefusedFile(
                        f"{source.name} has a line or cell of more than {MAX_LINE:,} characters.",
                        "Remove it or export the file again.",
                    )
                yield line.replace("\0", "")
        except UnicodeError as error:
            raise UnreadableFile(f"{source.name} breaks off or is damaged.", "Save or export it again as UTF-8.") from error
        finally:
            with suppress(ValueError):
                text.detach()


def warning_about(encoding: str) -> str | None:
    """What a reader should know about how the letters were read."""
    if encoding != WESTERN:
        return None
    return "the file is not UTF-8 and was read as Windows-1252; if letters look wrong, save it as 'CSV UTF-8' and import it again"
