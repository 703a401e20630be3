"""Sentences of a text, none of its characters lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

LANGUAGE = "en"


def sentences(text: str) -> list[str]:
    """Sentences whose concatenation is the text. A line break ends a sentence; white space belongs to the one before."""
    return list(_with_space_before(_pieces(text)))


def _pieces(text: str) -> Iterator[str]:
    from sentencex import segment  # type: ignore[import-untyped]

    for line in text.splitlines(keepends=True):
        found = list(segment(LANGUAGE, line)) if line.strip() else []
        yield from found if "".join(found) == line else [line]


def _with_space_before(pieces: Iterable[str]) -> Iterator[str]:
    """Join pieces of white space to the sentence before them, or to the first sentence at the very start."""
    held = ""
    for piece in pieces:
        if held.strip() and piece.strip():
            yield held
            held = ""
        held += piece
    if held:
        yield held
