"""How messages are said in other languages, one file of patterns a language in `tongues/`, read when first asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from pydantic import BaseModel, Field

from companion.domain.words.folding import without_marks

LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
"""Languages with a file."""

Kind = Literal[
    "wish", "talk", "written", "question", "indirect", "if", "denied", "no", "fine", "understood", "enough", "may", "spared",
    "taken_back", "returns", "rush", "soon", "job", "pressure", "praise", "mentor", "often", "generic", "authority", "attached",
    "you", "self", "i", "article", "clause", "thing", "asks_first", "familiar", "polite", "thanks", "time", "means", "empty",
    "leftover", "speaker", "honour", "book", "mutual", "spare", "together",
    "to_you", "no_figure", "said", "years", "one_of_any",
]  # fmt: skip
"""What a list of a language's file is of."""

READ_AT_MOST = 1500
"""Characters of one sentence that are read: nobody writes a longer one."""


class Length(NamedTuple):
    """How long a talk would take, in minutes, and the place where it is said."""

    minutes: int
    span: tuple[int, int]


class _Units(BaseModel):
    """What minutes and hours are called, as patterns."""

    minute: str
    hour: str


class Fixes(BaseModel):
    """Sentences offered where a message lacks them."""

    no: str
    returned: str
    returned_familiar: str


class _File(BaseModel):
    """One file of `tongues/`: patterns by kind, and how long a talk takes in words."""

    patterns: Mapping[Kind, str]
    durations: Mapping[str, int]
    units: _Units
    numbers: Mapping[int, str]
    between: str = Field(description="the word between the parts of a number word")
    fixes: Fixes = Field(description="in the language itself")


def fixes_in(code: str) -> Fixes:
    """Sentences of a language that a message may lack."""
    return _file(code).fixes


def finds(code: str, kind: Kind, text: str) -> Iterator[re.Match[str]]:
    """Where a text says something of a kind; places are those of the text."""
    return _pattern(code, kind).finditer(straight(text[:READ_AT_MOST]))


def lengths(code: str, text: str) -> Iterator[Length]:
    """The lengths of a talk that a text names: those with a name of their own, a quarter of an hour, before those counted."""
    text, taken = straight(text[:READ_AT_MOST]), list[tuple[int, int]]()
    for pattern, minutes in _file(code).durations.items():
        for found in _compiled(pattern).finditer(text):
            taken.append(found.span())
            yield Length(minutes, found.span())
    for found in _counted(code).finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            amount = _amount(code, found["high"] or found["low"])
            if amount is not None:
                yield Length(amount * 60 if found["hour"] else amount, found.span())


def straight(text: str) -> str:
    """The text with straight apostrophes and plain spaces, every place where it was."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def _amount(code: str, said: str) -> int | None:
    return int(said) if said.isdigit() else _numbers(code).get(_folded(said))


@lru_cache(maxsize=16)
def _counted(code: str) -> re.Pattern[str]:
    """ "Twenty minutes", "fifteen to twenty minutes", "an hour"."""
    units = _file(code).units
    said = {spelling for word in number_words(code) for spelling in (word, word.casefold())}
    number = rf"\d{{1,3}}|{'|'.join(sorted(map(re.escape, said), key=len, reverse=True))}"
    return re.compile(
        rf"(?<!\w)(?P<low>{number})(?:(?:\s*[-–]\s*|\s+\w{{1,3}}\s+)(?P<high>{number}))?[\s-]+(?:\w+\s+)?"
        rf"(?:(?P<minute>{units.minute})|(?P<hour>{units.hour}))(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _numbers(code: str) -> Mapping[str, int]:
    """Number words, folded, and what they count."""
    return {_folded(word): number for word, number in number_words(code).items()}


def number_words(code: str) -> Mapping[str, int]:
    """The number words of a language and what they count; larger ones are joined of them."""
    return {word: number for number, listed in _file(code).numbers.items() for word in listed.split()}


def between_numbers(code: str) -> str:
    """The word that stands between the parts of a number word: "und"."""
    return _file(code).between


def _folded(word: str) -> str:
    """As words are equal to a pattern that ignores case: "DREISSIG" is "dreißig", and "zwanzıg" is "zwanzig"."""
    return without_marks(word).replace("ı", "i")


@lru_cache(maxsize=256)
def _pattern(code: str, kind: Kind) -> re.Pattern[str]:
    lines = (line.strip() for line in _file(code).patterns[kind].splitlines())
    return _compiled("|".join(filter(None, lines)))


@lru_cache(maxsize=64)
def _compiled(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _file(code: str) -> _File:
    text = resources.files("companion.domain.outreach").joinpath("tongues", f"{code}.toml").read_text("utf-8")
    data = tomllib.loads(text)
    tables = {name: data.pop(name) for name in ("durations", "units", "numbers", "fixes", "between")}
    return _File(patterns=data, **tables)
