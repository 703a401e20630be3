"""Files that a command writes."""

from __future__ import annotations

from pathlib import Path

from companion.errors import UnreadableFile


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8, over what was there. Raises UnreadableFile when the place cannot be written to."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be written: {error.strerror}.", "Choose another folder.") from error


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, over what was there. Raises UnreadableFile when the place cannot be written to."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be written: {error.strerror}.", "Choose another folder.") from error


def make_folder(path: Path) -> None:
    """Make a folder, unless it is there. Raises UnreadableFile when the place cannot be written to."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be made: {error.strerror}.", "Choose another folder.") from error
