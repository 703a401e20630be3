"""Where a text names people: a word that stands there is a name, whatever it means elsewhere.

Nobody is stopped for what they or their mentor are called: what a text meets counts only where it meets the same by other names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from pydantic import BaseModel

FILE_NAME = "name_places.toml"

OTHER = "Kim"
"""Stands for every name: one of many languages, of women and men, first or last, and no word of a sign."""

MOST_CAPITALS = 0.5
"""Share of words that begin with a capital above which a capital tells nothing of a word: headings, shouting."""

BEFORE = 40
"""Characters before a word in which it is seen whether somebody is called that."""

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_NAME = r"(?-i:[^\W\d_a-zà-öø-ÿ][\w'’]*)"
_LONG_NAME = rf"(?=\w\w){_NAME}"
_NOUNS_HAVE_CAPITALS = re.compile(r"\b(?:ich|und|das|ist|nicht|meine?|eine?|mit|auf|für)\b")
_NO_NAME = re.compile(
    r"\b(?:an?|these|those|such|(?<!thank )you|(?:call|name|shout|yell)\w* (?:me|us|him|her|them|at me))\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before a word that somebody is called by, rather than before their name: "a …", "calls me …"."""


class _Words(BaseModel):
    """`name_places.toml`."""

    titles: str
    greetings: list[str]
    sign_offs: list[str]
    called: list[str]
    particles: str
    no_first: str


class _Places(NamedTuple):
    """Patterns with a group `name`: words that can be nothing else, and two capitals in a row, where a capital says something."""

    sure: Sequence[re.Pattern[str]]
    full: re.Pattern[str]


def by_other_names(text: str, known: Sequence[str] = ()) -> str:
    """The text with another name wherever one stands: behind a greeting or a title, under the text, behind "my name is", as a
    full name in a sentence, and wherever a part of a `known` name stands with its capital."""
    spans = sorted({*_placed(text), *_known(text, known)})
    return "".join(_pieces(text, [span for span in spans if not _is_what_somebody_is_called(text, span[0])]))


def _is_what_somebody_is_called(text: str, at: int) -> bool:
    return _NO_NAME.search(text, max(0, at - BEFORE), at) is not None


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    done = 0
    for start, end in spans:
        if start >= done:
            yield text[done:start] + OTHER
            done = end
    yield text[done:]


def _placed(text: str) -> Iterator[tuple[int, int]]:
    places = _places()
    for pattern in (*places.sure, places.full) if _tells_names(text) else places.sure:
        for found in pattern.finditer(text):
            yield from _words(text, *found.span("name"))


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a name; its particles stay."""
    words = list(_WORD.finditer(text, start, end))
    return (word.span() for word in words if word[0][0].isupper() or len(words) == 1)


def _known(text: str, known: Sequence[str]) -> Iterator[tuple[int, int]]:
    parts = {part for name in known for part in _WORD.findall(name) if len(part) > 1 and part[0].isupper()}
    return (found.span() for found in _WORD.finditer(text) if re.sub("['’]s$", "", found[0]) in parts)


def _tells_names(text: str) -> bool:
    """Whether two capitals in a row are a name in this text."""
    words = _WORD.findall(text)
    shouted = sum(word[0].isupper() for word in words) > MOST_CAPITALS * len(words)
    return not shouted and not _NOUNS_HAVE_CAPITALS.search(text)


@lru_cache(maxsize=1)
def _places() -> _Places:
    words = _Words.model_validate(tomllib.loads(resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8")))
    joined = rf"(?:\s+(?:(?:{'|'.join(words.particles.split())})\s+)*|-)"
    names, title = rf"{_NAME}(?:{joined}{_NAME}){{0,4}}", _title(words)
    patterns = (
        rf"(?<!\w){title}\s+(?P<name>{names})(?!\w)",
        r"(?<!\w)(?:mr|mrs|ms|mx)\.?\s+(?P<name>[^\W\d_]+)(?!\w)",
        rf"^[^\w\n]*{_any(words.greetings)}\s+(?:{title}\s+)*(?P<name>{names})(?!\w)",
        rf"(?<!\w){_any(words.sign_offs)}[,.!]?\s+(?P<name>{names})\W*\Z",
        rf"\n[ \t]*(?:[-–—][ \t]*)?(?P<name>{names})\s*[.,]?\s*\Z",
        rf"(?<!\w){_any(words.called)}\s+(?P<name>{names})(?!\w)",
    )
    no_first = _any([*words.no_first.split(), *words.greetings, *words.sign_offs])
    full = rf"(?<!\w)(?!(?i:{no_first})\s)(?P<name>{_LONG_NAME}(?:{joined}{_LONG_NAME}){{1,4}})(?!\w)"
    return _Places([re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in patterns], re.compile(full))


def _title(words: _Words) -> str:
    """Titles; "Frau" where it is none of "meine Frau", "eine Frau"."""
    return rf"(?:{'|'.join(words.titles.split())}|(?<!e )(?<!er )(?<!n )frau)\.?"


def _any(phrases: Sequence[str]) -> str:
    return rf"(?:{'|'.join(phrases)})".replace(" ", r"\s")
