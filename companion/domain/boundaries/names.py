"""Where a text names people: a word that stands there is a name, whatever it means elsewhere.

Nobody is stopped for what they or their mentor are called: what a text meets counts only where it meets the same by other names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from itertools import takewhile
from typing import NamedTuple

from pydantic import BaseModel

from companion.domain.words.letters import letter_words

FILE_NAME = "name_places.toml"

OTHER = "Kim"
"""Stands for every name: one of many languages, of women and men, first or last, and no word of a sign."""

MOST_CAPITALS = 0.5
"""Share of words that begin with a capital above which a capital tells nothing of a word: headings, shouting."""

MOST_WORDS = 3
"""Capitalised words in a row that are one name; more of them are a sentence."""

BEFORE = 40
"""Characters before a word in which it is seen whether somebody is called that."""

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_NAME = r"(?-i:[^\W\d_a-zà-öø-ÿ][\w'’]*)"
_LONG_NAME = rf"(?=\w\w){_NAME}"
_BEHIND_NAME = re.compile(r"\s*(?:[^\w\s]|\n|\Z)|\s+[a-zà-öø-ÿ]")
"""What follows a greeting's name: its end, or a sentence in lower case."""
_MIXED_NAME = r"(?-i:[^\W\d_a-zà-öø-ÿ][\w'’]*[a-zà-öø-ÿ][\w'’]*)"
_LAST_WORD, _NEXT_WORD = re.compile(r"([^\W\d_]+)[ \t]+\Z"), re.compile(r"[ \t]+([^\W\d_]+)")
_NOUNS_HAVE_CAPITALS = re.compile(r"\b(?:ich|und|das|ist|nicht|meine?|eine?|mit|auf|für)\b")
_NO_NAME = re.compile(
    r"\b(?:an?|these|those|such|(?<!thank )you|(?:call|name|shout|yell)\w* (?:me|us|him|her|them|at me))\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before a word that somebody is called by, rather than before their name: "a …", "calls me …"."""


class _Words(BaseModel):
    """`name_places.toml`."""

    titles: str
    called: list[str]
    particles: str
    no_first: str
    no_part: str
    subjects: str
    objects: str


class _Places(NamedTuple):
    """Patterns with a group `name`: behind a title, at the edges of a letter, and two capitals in a row. `no_part` of a name are
    words of a sentence; a word behind `subjects` or before `objects` is done by somebody, whoever is called so."""

    titled: Sequence[re.Pattern[str]]
    greeted: re.Pattern[str]
    under: Sequence[re.Pattern[str]]
    full: re.Pattern[str]
    no_part: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]


def by_other_names(text: str, known: Sequence[str] = ()) -> str:
    """The text with another name wherever one stands: behind a greeting or a title, under the text, behind "my name is", as a
    full name in a sentence, and wherever a part of a `known` name stands with its capital; never what somebody does."""
    spans = sorted({*_placed(text), *_known(text, known)})
    return "".join(
        _pieces(text, [span for span in spans if not (_is_what_somebody_is_called(text, span[0]) or _is_done(text, *span))])
    )


def _is_what_somebody_is_called(text: str, at: int) -> bool:
    return _NO_NAME.search(text, max(0, at - BEFORE), at) is not None


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    done = 0
    for start, end in spans:
        if start >= done:
            yield text[done:start] + OTHER
            done = end
    yield text[done:]


def _is_done(text: str, start: int, end: int) -> bool:
    """Whether a word stands where a verb does: between who does it and to whom ("he … me")."""
    places = _places()
    before, after = _LAST_WORD.search(text, max(0, start - BEFORE), start), _NEXT_WORD.match(text, end)
    return bool((before and before[1].lower() in places.subjects) or (after and after[1].lower() in places.objects))


def _placed(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand. A shouted text tells them from its sentences only behind a title, one word each."""
    places, shouted = _places(), _is_shouted(text)
    for pattern in places.titled:
        for found in pattern.finditer(text):
            yield from _words(text, *found.span("name"))[: 1 if shouted else MOST_WORDS]
    if shouted:
        return
    for edge in (*_greeted(text), *(found for pattern in places.under for found in pattern.finditer(text))):
        yield from _whole(text, *edge.span("name"))
    if _tells_names(text):
        for found in places.full.finditer(text):
            yield from _whole(text, *found.span("name"))


def _greeted(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _places().greeted.finditer(text) if _BEHIND_NAME.match(text, found.end("name")))


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a name, up to the first that is none; its particles stay."""
    words = list(_WORD.finditer(text, start, end))
    named = takewhile(lambda word: word[0].lower() not in _places().no_part, words)
    return [word.span() for word in named if word[0][0].isupper() or len(words) == 1]


def _whole(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a name; none where they are too many, or one of them is no part of a name."""
    found = _words(text, start, end)
    every = sum(word[0][0].isupper() for word in _WORD.finditer(text, start, end))
    return found if len(found) == every <= MOST_WORDS else []


def _known(text: str, known: Sequence[str]) -> Iterator[tuple[int, int]]:
    parts = {part for name in known for part in _WORD.findall(name) if len(part) > 1 and part[0].isupper()}
    parts |= {part.upper() for part in parts}
    return (found.span() for found in _WORD.finditer(text) if re.sub("['’]s$", "", found[0]) in parts)


def _is_shouted(text: str) -> bool:
    """Whether most words are all capitals."""
    words: list[str] = [word for word in _WORD.findall(text) if len(word) > 1]
    return sum(word.isupper() for word in words) > MOST_CAPITALS * len(words)


def _tells_names(text: str) -> bool:
    """Whether two capitals in a row are a name in this text."""
    words = _WORD.findall(text)
    shouted = sum(word[0].isupper() for word in words) > MOST_CAPITALS * len(words)
    return not shouted and not _NOUNS_HAVE_CAPITALS.search(text)


@lru_cache(maxsize=1)
def _places() -> _Places:
    words = _Words.model_validate(tomllib.loads(resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8")))
    joined = rf"(?:\s+(?:(?:{'|'.join(words.particles.split())})\s+)*|-)"
    greetings, closings = letter_words().greetings_written, letter_words().closings_written
    names, title = rf"{_NAME}(?:{joined}{_NAME}){{0,4}}", _title(words)
    titled = (
        rf"(?<!\w){title}[ \t]+(?P<name>{names})(?!\w)",
        r"(?<!\w)(?:mr|mrs|ms|mx)\.?[ \t]+(?P<name>[^\W\d_]+)(?!\w)",
        rf"(?<!\w){_any(words.called)}[ \t]+(?P<name>{names})(?!\w)",
    )
    greeted = rf"^[^\w\n]*{_any(greetings)}[ \t]+(?:{title}[ \t]+)*(?P<name>{names})(?!\w)"
    under = (
        rf"(?<!\w){_any(closings)}[,.!]?\s+(?P<name>{names})\W*\Z",
        rf"\n[ \t]*\n[ \t]*(?:[-–—][ \t]*)?(?P<name>{_MIXED_NAME}{joined}{_MIXED_NAME}(?:{joined}{_MIXED_NAME})?)\s*[.,]?\s*\Z",
    )
    no_first = _any([*words.no_first.split(), *greetings, *closings])
    full = rf"(?<!\w)(?!(?i:{no_first})\s)(?P<name>{_LONG_NAME}(?:{joined}{_LONG_NAME}){{1,4}})(?!\w)"
    no_part, subjects, objects = (frozenset(line.lower().split()) for line in (words.no_part, words.subjects, words.objects))
    no_part |= subjects | objects | frozenset(words.no_first.lower().split())
    return _Places(
        [_compiled(each) for each in titled], _compiled(greeted), [_compiled(each) for each in under], re.compile(full),
        no_part, subjects, objects,
    )  # fmt: skip


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def _title(words: _Words) -> str:
    """Titles; "Frau" where it is none of "meine Frau", "eine Frau"."""
    return rf"(?:{'|'.join(words.titles.split())}|(?<!e )(?<!er )(?<!n )frau)\.?"


def _any(phrases: Sequence[str]) -> str:
    return rf"(?:{'|'.join(phrases)})".replace(" ", r"\s")
