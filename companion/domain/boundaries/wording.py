"""How a sentence is said, as terms a linear model can weigh: words and pieces of words, who does what to whom, and the signs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from companion.domain.boundaries.signs import Sign
from companion.domain.words.folding import without_marks

FILE_NAME = "kinds.toml"
PIECES = (3, 4)
"""Letters of a piece."""

NEAR = 4
"""How many words further on another one still belongs to a word: "touches me" and "touches also me"."""

START = "^"
"""Stands before the first word: "text her" asks at the head of a sentence what it tells further on."""

ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
STEM = 4
"""Letters that are left of a word without its ending."""

_WORD = re.compile(r"\w+")
_SPOKEN = re.compile(r"\w+(?:'\w+)?|[?!]")


def terms(text: str, signs: Sequence[Sign] = ()) -> list[str]:
    """All terms of a text, without case and accents, as people type them on telephones.

    Pieces reach what is misspelt or inflected, and languages the vectors know little of; kinds of people and of words in the
    place of the words reach what nobody has said in this way yet.
    """
    plain = without_marks(text.replace("’", "'"))
    words: list[str] = _WORD.findall(plain)
    return [
        *words,
        *(f"{one} {other}" for one, other in pairwise(words)),
        *(piece for word in words for piece in _pieces(word)),
        *_spoken([_kind(word) for word in _SPOKEN.findall(plain)]),
        *(term for sign in signs for term in _of_sign(sign)),
    ]


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    edged = f"_{word}_"
    return tuple(f"~{edged[start : start + length]}" for length in PIECES for start in range(len(edged) - length + 1))


def _spoken(kinds: Sequence[str]) -> list[str]:
    """Kinds and stems, alone, in pairs near one another and three in a row; and the first ones, as such."""
    pairs = [
        f"{one}{' ' if gap == 1 else '+'}{kinds[place + gap]}"
        for place, one in enumerate(kinds)
        for gap in range(1, min(NEAR, len(kinds) - 1 - place) + 1)
    ]
    begun = [START, *kinds]
    heads = [" ".join(begun[:2]), " ".join(begun[:3])] if kinds else []
    rows = (f"{one} {two} {three}" for one, two, three in zip(kinds, kinds[1:], kinds[2:], strict=False))
    return [*(f"/{one}" for one in kinds), *pairs, *rows, *heads]


@lru_cache(maxsize=20_000)
def _kind(word: str) -> str:
    return "NUMBER" if word[0].isdigit() else _kinds().get(word) or _stem(word)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if len(word) - len(ending) >= STEM and word.endswith(ending):
            return word[: -len(ending)]
    return word[:-1] if len(word) > STEM and word.endswith("e") else word


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, str]:
    source = tomllib.loads(resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8"))
    return {word: name.upper() for name, words in source.items() for word in words.split()}


def _of_sign(sign: Sign) -> list[str]:
    name = f"={sign.case} {sign.outcome}"
    return [f"{name} {way}" for way, words in (("sure", sign.sure), ("maybe", sign.maybe)) if words]
