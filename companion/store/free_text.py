"""Text as people write it. PostgreSQL holds every character but one: NUL is written there as two others, and read back."""

from __future__ import annotations

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

MARK = "\U000f0000"
"""A character for private use. One that somebody wrote is marked as well, so that nothing is mistaken."""

_WRITTEN = ((MARK, f"{MARK}m"), ("\0", f"{MARK}0"))


class _Marked(TypeDecorator[str]):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """As it is sent."""
        return marked(value) if value and ("\0" in value or MARK in value) else value

    def process_result_value(self, value: str | None, _dialect: Dialect) -> str | None:
        """As it was written."""
        return unmarked(value) if value and MARK in value else value


FREE_TEXT = Text().with_variant(_Marked(), "postgresql")
"""For columns that hold somebody's words as they are. In documents they stand as JSON, which writes NUL in its own way."""


def marked(text: str) -> str:
    """A text without NUL that says the same."""
    for plain, written in _WRITTEN:
        text = text.replace(plain, written)
    return text


def unmarked(text: str) -> str:
    """The text that was marked."""
    for plain, written in reversed(_WRITTEN):
        text = text.replace(written, plain)
    return text
