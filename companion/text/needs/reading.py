"""A text while it is being read: its words as one flat line to search in, whose words they are, and who is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from companion.domain.needs import Filter, Refused
from companion.text.needs.tokens import STOP, Token

_BEFORE = 200
"""Characters that are looked at for words before a position."""


class Voice(StrEnum):
    """Whom a word speaks of."""

    OPEN = "open"
    """A fragment without a subject: 'Night shifts in hospitals.'"""
    SEEKER = "seeker"
    """The one who seeks: 'I work in finance'."""
    ASKING = "asking"
    """What is asked for: 'I want to learn …', 'how to …'."""
    WANTED = "wanted"
    """The person wanted: 'someone in Norway who …'."""


class Hang(StrEnum):
    """Where words must hang so that they are a condition on the person wanted."""

    ANYWHERE = "anywhere"
    CLAUSE = "clause"
    """On the person wanted, or at the beginning of a clause: 'I want advice, but not from consultants'."""
    PERSON = "person"
    """On the person wanted only: 'someone in Norway', not 'a job in Norway'."""


@dataclass(frozen=True)
class Found:
    """What a reader found in the words from `first` to `end` (exclusive).

    `kept`: the words stay in the aspects as well. `unread`: a wish nobody can use. `even_of_seeker`: holds in the seeker's own
    clause, too ('I'd rather write than call'). `orders`: speaks to the program.
    `introduces`: says who writes, with `own_name` where there is one.
    """

    first: int
    end: int
    filters: tuple[Filter, ...] = ()
    refused: Refused | None = None
    unread: bool = False
    hang: Hang = Hang.ANYWHERE
    kept: bool = False
    even_of_seeker: bool = False
    orders: bool = False
    introduces: bool = False
    own_name: str = ""


@dataclass(frozen=True)
class Hit:
    """Words that a pattern matched, as positions of tokens, end exclusive."""

    first: int
    end: int
    match: re.Match[str]


@dataclass(frozen=True)
class Reading:
    """A text as tokens, with a voice for each, and the ends of the phrases that name the wanted person."""

    text: str
    tokens: Sequence[Token]
    voices: Sequence[Voice] = ()
    person_ends: frozenset[int] = field(default_factory=frozenset)
    person_starts: frozenset[int] = field(default_factory=frozenset)

    @cached_property
    def flat(self) -> str:
        """All words and breaks, each between single spaces; begins and ends with a space."""
        return f" {' '.join(token.word for token in self.tokens)} "

    @cached_property
    def _places(self) -> list[int]:
        places, at = [], 1
        for token in self.tokens:
            places.append(at)
            at += len(token.word) + 1
        return places

    def search(self, pattern: re.Pattern[str], first: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Whole-word matches of a pattern that is written for `flat`, within some tokens."""
        limit = len(self.flat) if end is None or end >= len(self.tokens) else self._places[end]
        for match in pattern.finditer(self.flat, max(0, self._places[first] - 1) if self.tokens else 0, limit):
            if match.group().strip():
                yield self._hit(match)

    def begins(self, pattern: re.Pattern[str], at: int) -> Hit | None:
        """What a pattern matches from one position on."""
        match = pattern.match(self.flat, self._places[at]) if 0 <= at < len(self.tokens) else None
        return self._hit(match) if match and match.group().strip() else None

    def before(self, pattern: re.Pattern[str], at: int) -> int | None:
        """Where the words begin that a pattern (`pattern_before`) matches right before a position."""
        end = self.place(at)
        match = pattern.search(self.flat, max(0, end - _BEFORE), end)
        return self.index_at(match.start()) if match else None

    def _hit(self, match: re.Match[str]) -> Hit:
        lead = len(match.group()) - len(match.group().lstrip())
        tail = len(match.group().rstrip())
        first = bisect_left(self._places, match.start() + lead)
        return Hit(first, bisect_left(self._places, match.start() + tail), match)

    def place(self, index: int) -> int:
        """The position of `flat` where a token begins."""
        return self._places[index] if index < len(self.tokens) else len(self.flat)

    def index_at(self, position: int) -> int:
        """The token that begins at or after a position of `flat`."""
        return bisect_left(self._places, position)

    def word(self, index: int) -> str:
        """The word at a position; a full stop beyond either end."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else STOP

    def voice(self, index: int) -> Voice:
        """The voice at a position."""
        return self.voices[index] if 0 <= index < len(self.voices) else Voice.OPEN

    def said(self, first: int, end: int) -> str:
        """The exact words of the text, from the first token to the one before `end`."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def is_capital(self, index: int) -> bool:
        """Whether a word is written with a capital that its place does not call for."""
        return 0 <= index < len(self.tokens) and self.tokens[index].capital

    def filter(self, first: int, end: int, **condition: object) -> Filter:
        """A filter with the words it came from."""
        return Filter.model_validate({**condition, "from": self.said(first, end)})
