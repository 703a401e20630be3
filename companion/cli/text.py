"""Plain text for a terminal: wrapping, lists in words, and nothing that could steer the terminal itself."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterable, Sequence

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters and direction overrides: in people's own text they could rewrite what is on the screen."""

WIDEST = 100


def printable(text: str) -> str:
    """The text with every character that steers a terminal shown as a replacement mark."""
    return _STEERING.sub("\ufffd", text.replace("\r\n", "\n"))


def width() -> int:
    """Columns to use."""
    return min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)


def wrapped(text: str, *, first: str = "", rest: str | None = None) -> str:
    """A paragraph wrapped to the terminal, its first line after `first`, the others after `rest` or as deep."""
    deep = " " * len(first) if rest is None else rest
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()] or [""]
    parts = [_fill(line, first if i == 0 else deep, deep) for i, line in enumerate(lines)]
    return "\n".join(parts)


def _fill(line: str, first: str, rest: str) -> str:
    return textwrap.fill(
        line, max(width(), 40), initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def joined(parts: Iterable[str | None], separator: str = " · ") -> str:
    """What there is of the parts, joined."""
    return separator.join(part for part in parts if part)


def listed(title: str, lines: Sequence[str]) -> list[str]:
    """A title with indented lines under it; nothing when there are no lines."""
    return [title, *(wrapped(line, first="  - ") for line in lines)] if lines else []


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 person', '1,200 people'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in aligned columns, the last one ragged."""
    if not rows:
        return ""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    return "\n".join(_aligned(row, widths) for row in rows)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join([*(cell.ljust(wide) for cell, wide in zip(row, widths, strict=False)), row[-1]]).rstrip()
