"""What a rule reads: one message, taken apart and grounded, with what is known about the two people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import compress
from typing import NamedTuple

from companion.domain.grounding.grounding import Grounded, Records
from companion.domain.outreach.abroad import Forms, forms
from companion.domain.outreach.message import Message, Part
from companion.domain.outreach.outreach import Channel, Finding, MessageKind, WarmPath
from companion.domain.rules.programme import Programme
from companion.domain.words import tongue


class Sent(NamedTuple):
    """A message to this reader that the sender noted as sent."""

    on: date
    body: str


@dataclass(frozen=True)
class Standing:
    """How things stand between the two, from the records: nothing here is about the text.

    `silent_since` is the day on which a message to this reader was closed without an answer.
    """

    is_manager: bool = False
    is_open: bool = True
    closed_because: str = ""
    open_threads: int = 0
    said_no: bool = False
    silent_since: date | None = None
    sent_to_others: tuple[str, ...] = ()
    sent_before: tuple[Sent, ...] = ()


@dataclass(frozen=True)
class Case:
    """A message before the rules. `grounded` is aligned with `message.sentences`.

    `suggested`, where given, is asked for questions that stand on a line of the reader's.
    """

    message: Message
    grounded: tuple[Grounded, ...]
    records: Records
    today: date
    channel: Channel = Channel.EMAIL
    kind: MessageKind = MessageKind.FIRST
    standing: Standing = field(default_factory=Standing)
    mutual_agreed: bool = False
    warm_paths: tuple[WarmPath, ...] = ()
    suggested: Callable[[], Sequence[str]] = tuple
    programme: Programme = field(default_factory=Programme)

    def read(self) -> Iterator[tuple[Part, Grounded]]:
        """Each sentence with what it rests on."""
        return zip(self.message.sentences, self.grounded, strict=True)

    @cached_property
    def tongue(self) -> str | None:
        """The code of the language the message is in; None where that cannot be told."""
        return tongue.tongue(self.message.text)

    @cached_property
    def in_another_tongue(self) -> bool:
        """Whether it is surely not in English."""
        return tongue.in_another_tongue(self.message.text)

    @cached_property
    def in_english(self) -> Case:
        """The same with those sentences alone that may be English: all that are not surely in another language."""
        return self._of([not tongue.in_another_tongue(part.text) for part in self.message.sentences])

    @cached_property
    def elsewhere(self) -> Case:
        """The same with those sentences alone that are not in English, or may be in another language."""
        return self._of([not tongue.is_english(part.text) for part in self.message.sentences])

    @property
    def forms(self) -> Forms | None:
        """How its language is read; None for English, and for a language that is not."""
        return forms(self.tongue)

    def _of(self, held: Sequence[bool]) -> Case:
        sentences, grounded = tuple(compress(self.message.sentences, held)), tuple(compress(self.grounded, held))
        return replace(self, message=replace(self.message, sentences=sentences), grounded=grounded)


DENIED_BEFORE = re.compile(r"\b(?:not|never|no|without|rather than|instead of)\b[^,;.]*$|n['’]t\b[^,;.]*$", re.IGNORECASE)
"""What turns a wish behind it round, up to the next comma: "I do not look for a mentor"."""


@dataclass(frozen=True)
class Rule:
    """One rule of the rule book. `confirmable` rules may be overruled by the person whose message it is."""

    id: str
    title: str
    check: Callable[[Case], Iterator[Finding]]
    confirmable: bool = False


def fail(
    rule: str, message: str, part: Part | None = None, *, span: tuple[int, int] | None = None, fix: str | None = None
) -> Finding:
    """A finding that keeps the message from being marked as reviewed."""
    return Finding(rule=rule, severity="fail", message=message, span=span or (part.span if part else None), fix=fix)


def warn(
    rule: str, message: str, part: Part | None = None, *, span: tuple[int, int] | None = None, fix: str | None = None
) -> Finding:
    """A finding to consider."""
    return Finding(rule=rule, severity="warn", message=message, span=span or (part.span if part else None), fix=fix)


def at(part: Part, found: re.Match[str]) -> tuple[int, int]:
    """The place in the body of something found in a part; the whole of it where it was read otherwise than it is spelled."""
    if found.string not in part.text:
        return part.span
    return part.start + found.start(), part.start + found.end()
