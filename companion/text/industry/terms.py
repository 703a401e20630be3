"""The words that name an industry, as a table.

Terms are compared in the singular, not as stems: stems would join hospital with hospitality and market with marketing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from companion.text.stems import STOP_WORDS, words

TermKind = Literal["sector", "people", "faint"]
Key = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """What a word or phrase says: the industries it names, and whether it names a field, people, or only hints at a field."""

    industries: tuple[str, ...]
    kind: TermKind


@dataclass(frozen=True)
class Mention:
    """A term found in a sequence of words: positions start to end, end exclusive."""

    start: int
    end: int
    term: Term


@cache
def terms() -> Mapping[Key, Term]:
    """Every term by its words. A phrase named by several industries belongs to each; a clear word is never faint."""
    found: dict[Key, Term] = {}
    for industry, kind, phrase in _entries():
        key = singulars(phrase)
        known = found.get(key)
        if known is None or (known.kind == "faint") > (kind == "faint"):
            found[key] = Term((industry,), kind)
        elif kind != "faint" and industry not in known.industries:
            found[key] = Term((*known.industries, industry), known.kind)
    found.pop((), None)
    return found


@cache
def single_words() -> Mapping[str, Key]:
    """Terms of one word as written, for spelling tolerance, with their keys."""
    return {
        phrase: singulars(phrase) for _, kind, phrase in _entries() if kind != "faint" and phrase.isalpha() and len(phrase) > 5
    }


def singulars(text: str) -> Key:
    """Content words of a text in the singular."""
    return tuple(singular(word) for word in words(text) if word not in STOP_WORDS)


def singular(word: str) -> str:
    """A word without its plural ending, by rules that need not be right as long as they are always the same."""
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and word != "news":
        return word[:-1]
    return word


def mentions(found: Key) -> Iterator[Mention]:
    """Terms in the order of the text, the longest first: a word belongs to one term only."""
    table, start = terms(), 0
    while start < len(found):
        for length in range(min(_longest(), len(found) - start), 0, -1):
            term = table.get(found[start : start + length])
            if term:
                yield Mention(start, start + length, term)
                start += length
                break
        else:
            start += 1


@cache
def _longest() -> int:
    return max(map(len, terms()))


def _entries() -> Iterator[tuple[str, TermKind, str]]:
    kinds: tuple[TermKind, ...] = ("sector", "people", "faint")
    for industry, named in _table().items():
        for kind in kinds:
            for phrase in named.get(kind, "").split(","):
                yield industry, kind, phrase.strip()


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("companion.text.industry").joinpath("words.toml").read_text(encoding="utf-8"))
