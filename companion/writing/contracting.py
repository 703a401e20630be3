"""Joints as somebody would say them who writes "I'm" and "don't": shortened, and with the apostrophe of their own hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

LEAST = 2
"""Shortened forms in the own words from which the joints are shortened too: one alone may be a quotation or a slip."""

_SHORTENED = re.compile(r"\b(?:\w+n['’]t|(?:I|you|we|they|he|she|it|that|there|what)['’](?:m|s|d|ll|ve|re))\b", re.IGNORECASE)
_FULL = (
    (re.compile(r"\b(I|you|we|they|it|that) will\b(?! not\b)"), r"\1’ll"),
    (re.compile(r"\b(I|you) would\b(?! not\b)"), r"\1’d"),
    (re.compile(r"\b(I) am\b(?=\s\w)"), r"\1’m"),
    (re.compile(r"\b([Ii]t|[Tt]hat|[Tt]here) is\b(?=\s\w)"), r"\1’s"),
    (re.compile(r"\b(do|does|is|would|could) not\b"), r"\1n’t"),
)


def contracts(lines: Sequence[str]) -> bool:
    """Whether somebody writes the short forms of speech themselves."""
    return sum(len(_SHORTENED.findall(line)) for line in lines) >= LEAST


def contracted(text: str) -> str:
    """A joint with its verbs shortened: "I will let you know" becomes "I’ll let you know"."""
    for full, short in _FULL:
        text = full.sub(short, text)
    return text


def by_hand(text: str, lines: Sequence[str]) -> str:
    """A joint with straight apostrophes where the own words have no other."""
    own = " ".join(lines)
    return text.replace("’", "'") if "'" in own and "’" not in own else text
