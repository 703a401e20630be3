"""Zip archives that strangers made: what is unsafe is refused with a sentence, and no header is believed when it says "small".

Limits: entries are counted while the directory is read in a bounded piece, and bytes while they are unpacked.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import PurePosixPath
from typing import BinaryIO, NoReturn, cast

from companion.errors import RefusedFile, UnreadableFile
from companion.importers.sources import Source

MAX_DIRECTORY = 2 * 2**20
"""Bytes of a zip's table of contents, about 20,000 entries: what a hostile one can make us hold in memory."""
MAX_ENTRIES = 2_000
MAX_UNPACKED = 512 * 2**20
"""Bytes that all entries together may claim to hold; a long-standing member's complete export takes about 100 MB."""
MAX_ENTRY = 32 * 2**20
"""Bytes that are really unpacked of one entry."""
MAX_RATIO = 200
"""Unpacked to packed size of an entry above RATIO_FROM bytes; text rarely reaches 20, a bomb 1,000."""
RATIO_FROM = 2**20

OFFICE = {"xl/": "a spreadsheet", "word/": "a Word file", "ppt/": "a presentation", "content.xml": "an office document"}
"""What a zip archive is that holds such an entry: Office Open XML by its folders, OpenDocument by its content."""

ARCHIVE_ENDINGS = (".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".zst", ".jar")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1 | 0x40
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
    IndexError,
)
_REMEDY = "Nothing of it was read. Give the export as it was downloaded."


class Archive:
    """The entries of a checked archive, by lower-case file name without folders."""

    def __init__(self, source: Source, entries: dict[str, zipfile.ZipInfo]) -> None:
        self.source = source
        self._entries = entries

    def names(self) -> list[str]:
        """File names of the entries, as written, without folders."""
        return [PurePosixPath(entry.filename).name for entry in self._entries.values()]

    def entry(self, name: str) -> Source | None:
        """The entry with a file name in any case, unpacked into memory; None when there is none.

        Raises:
            RefusedFile: it holds more than MAX_ENTRY bytes, or an archive.
            UnreadableFile: it is damaged.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        content = self._unpacked(entry)
        return Source(PurePosixPath(entry.filename).name, lambda: io.BytesIO(content))

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        with _opened(self.source) as archive, archive.open(entry) as stream:
            content = stream.read(MAX_ENTRY + 1)
        if len(content) > MAX_ENTRY:
            _refuse(self.source, f"{entry.filename!r} unpacks to more than {MAX_ENTRY // 2**20} MB")
        if content.startswith(b"PK\x03\x04"):
            _refuse(self.source, f"{entry.filename!r} is an archive inside the archive")
        return content


def open_archive(source: Source) -> Archive:
    """An archive whose every entry was checked; nothing is unpacked yet.

    Raises:
        RefusedFile: encrypted, nested or special entries, paths that leave the archive, too many entries or too large.
        UnreadableFile: no zip archive, or a damaged one.
    """
    with _opened(source) as archive:
        entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        _refuse(source, f"it has more than {MAX_ENTRIES:,} entries")
    for entry in entries:
        if reason := _unsafe(entry):
            _refuse(source, reason)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        _refuse(source, f"it unpacks to more than {MAX_UNPACKED // 2**20} MB")
    files = [entry for entry in entries if not entry.is_dir()]
    deep_first = sorted(files, key=lambda entry: entry.filename.count("/"), reverse=True)
    return Archive(source, {PurePosixPath(entry.filename).name.lower(): entry for entry in deep_first})


def refuse_office(source: Source) -> None:
    """Stop at an office document, which is a zip archive inside; any other archive, damaged ones too, is left to its reader.

    Raises:
        UnreadableFile: it is an office document.
    """
    names: list[str] = []
    with suppress(UnreadableFile, RefusedFile), _opened(source) as archive:
        names = archive.namelist()
    if not {"[Content_Types].xml", "mimetype"} & set(names):
        return
    found = next((what for start, what in OFFICE.items() if any(name.startswith(start) for name in names)), "an office document")
    raise UnreadableFile(
        f"{source.name} is {found}.", "Save its table as CSV (in a spreadsheet: Save as, CSV UTF-8) and give that."
    )


def _unsafe(entry: zipfile.ZipInfo) -> str | None:
    """Why an entry is refused, or None."""
    name = entry.filename[:100]
    if _leaves(entry.orig_filename) or _leaves(entry.filename):
        return f"the path of {name!r} leads out of the archive"
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return f"{name!r} is a link or a special file"
    if entry.flag_bits & _ENCRYPTED:
        return f"{name!r} is encrypted"
    if entry.filename.lower().endswith(ARCHIVE_ENDINGS):
        return f"{name!r} is an archive inside the archive"
    if entry.compress_type not in _METHODS:
        return f"{name!r} is packed in an unusual way"
    if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        return f"{name!r} would unpack to more than {MAX_RATIO} times its size"
    return None


def _leaves(path: str) -> bool:
    steps = path.replace("\\", "/").split("/")
    return ".." in steps or steps[0] == "" or ":" in steps[0] or "\0" in path


def _refuse(source: Source, reason: str) -> NoReturn:
    raise RefusedFile(f"{source.name} was refused: {reason}.", _REMEDY)


@contextmanager
def _opened(source: Source) -> Iterator[zipfile.ZipFile]:
    """The archive, its foreign errors mapped."""
    try:
        with source.open() as stream:
            bounded = _Bounded(stream, source)
            with zipfile.ZipFile(cast(BinaryIO, bounded)) as archive:
                bounded.in_directory = False
                yield archive
    except _DAMAGE as error:
        raise UnreadableFile(f"{source.name} is not a zip archive, or a damaged one.", "Download it again.") from error
    except RuntimeError as error:
        raise RefusedFile(f"{source.name} was refused: it is encrypted.", _REMEDY) from error


class _Bounded(io.RawIOBase):
    """A file that never gives more than MAX_DIRECTORY bytes at once, whatever size a header names."""

    def __init__(self, stream: BinaryIO, source: Source) -> None:
        self.in_directory = True
        self._stream = stream
        self._source = source

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = MAX_DIRECTORY + 1 if size is None or size < 0 else min(size, MAX_DIRECTORY + 1)
        found = self._stream.read(wanted)
        if self.in_directory and len(found) > MAX_DIRECTORY:
            _refuse(self._source, "its table of contents is far too long")
        return found

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def seekable(self) -> bool:
        return True
