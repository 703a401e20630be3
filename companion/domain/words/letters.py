"""The words with which letters begin and end, in the languages people bring: `letters.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import takewhile
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from companion.domain.words.folding import without_marks

FILE_NAME = "letters.toml"


class _Language(BaseModel):
    """One language of `letters.toml`, whose head says what each list holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    greetings: str = ""
    greeting_phrases: tuple[str, ...] = ()
    behind_a_name: str = ""
    to_anybody: str = ""
    titles: str = ""
    alone: str = ""
    honorifics: str = ""
    no_greeting: str = ""
    thanks: str = ""
    farewells: str = ""
    beside: str = ""
    sign_offs: tuple[str, ...] = ()


class LetterWords(NamedTuple):
    """The lists of every language together, in lower case."""

    greetings: frozenset[str]
    greeting_phrases: frozenset[tuple[str, ...]]
    behind_a_name: frozenset[str]
    to_anybody: frozenset[str]
    titles: frozenset[str]
    alone: frozenset[str]
    honorifics: frozenset[str]
    no_greeting: frozenset[str]
    thanks: frozenset[str]
    farewells: frozenset[str]
    beside: frozenset[str]

    @property
    def closing(self) -> frozenset[str]:
        """The words one of which is in every closing."""
        return self.thanks | self.farewells

    @property
    def called(self) -> frozenset[str]:
        """What somebody is greeted by besides a name."""
        return self.titles | self.to_anybody

    @property
    def greeting_parts(self) -> frozenset[str]:
        """The words greetings are made of, those of phrases too."""
        return self.greetings.union(*self.greeting_phrases)

    @property
    def greetings_written(self) -> list[str]:
        """Greetings of one word and of several, in the order of the alphabet."""
        return sorted({*self.greetings, *map(" ".join, self.greeting_phrases)})

    @property
    def closings_written(self) -> list[str]:
        """What stands before a name under a letter, in the order of the alphabet."""
        return sorted({*self.closing, "thank you"})

    def greeting_length(self, said: Sequence[str], *, names: frozenset[str] = frozenset()) -> int:
        """How many words at the beginning greet: "good morning" two, "hello and good day" four. A reader's name greets nobody,
        though it may be a word of greeting elsewhere: "dear Cara" is one."""
        at = 0
        while at < len(said):
            if phrase := self._phrase_length(said, at):
                at += phrase
            elif self._is_greeting(said, at, names) or self._goes_on(said, at, names):
                at += 1
            else:
                break
        return at

    def closing_length(self, said: Sequence[str]) -> int:
        """How many words at the beginning close, up to the last that carries it: "kind regards" two, "many" none."""
        closes = list(takewhile(lambda word: word in self.closing or word in self.beside, said))
        return max((at for at, word in enumerate(closes, 1) if word in self.closing), default=0)

    def _phrase_length(self, said: Sequence[str], at: int) -> int:
        phrases = self.greeting_phrases
        return max((len(phrase) for phrase in phrases if tuple(said[at : at + len(phrase)]) == phrase), default=0)

    def _is_greeting(self, said: Sequence[str], at: int, names: frozenset[str]) -> bool:
        return at < len(said) and said[at] in self.greetings and said[at] not in names

    def _goes_on(self, said: Sequence[str], at: int, names: frozenset[str]) -> bool:
        """Whether "and" stands between two words of greeting."""
        if at == 0 or said[at] != "and":
            return False
        return self._is_greeting(said, at + 1, names) or self._phrase_length(said, at + 1) > 0


def plain_word(word: str) -> str:
    """Folded, without a point at either end."""
    return without_marks(word).strip(".")


@cache
def letter_words() -> LetterWords:
    """The words as they are written."""
    languages = _languages()

    def listed(name: str) -> frozenset[str]:
        return frozenset(word for language in languages for word in getattr(language, name).split())

    phrases = frozenset(tuple(phrase.split()) for language in languages for phrase in language.greeting_phrases)
    rest = LetterWords._fields[2:]
    return LetterWords(listed("greetings"), phrases, *map(listed, rest))


@cache
def plain_letter_words() -> LetterWords:
    """The words folded and without diacritics, as `plain_word` leaves them."""
    written = letter_words()

    def plain(words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(plain_word, words))

    phrases = frozenset(tuple(map(plain_word, phrase)) for phrase in written.greeting_phrases)
    return LetterWords(plain(written.greetings), phrases, *map(plain, written[2:]))


@cache
def honorific() -> re.Pattern[str]:
    """What is joined to a name in courtesy, "-san"."""
    return re.compile(rf"(?<=\w)-(?:{'|'.join(sorted(letter_words().honorifics))})\b", re.IGNORECASE)


@cache
def sign_off() -> re.Pattern[str]:
    """A line that closes a letter by itself, "With kind regards,"."""
    lines = "|".join(line for language in _languages() for line in language.sign_offs).replace(" ", r"\s+")
    return re.compile(rf"\s*(?:{lines})\s*[,.!]?\s*$", re.IGNORECASE)


@cache
def _languages() -> tuple[_Language, ...]:
    source = resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8")
    return tuple(_Language.model_validate(language) for language in tomllib.loads(source).values())
