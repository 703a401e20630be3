"""What a reflection can rest on: phrases, lines and plans out of the notes, promises, and the goal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from companion.domain.promises import Promise
from companion.domain.promising.days import due_in, without_day
from companion.domain.reflection.actions import actions
from companion.domain.reflection.quotes import LONGEST_QUOTE, deeds_of, feelings_of, is_weak, quotable
from companion.domain.reflection.reflection import ReflectionBrief
from companion.domain.reflection.tender import is_tender, labels_somebody
from companion.domain.reflection.topics import SPOKEN_TO, Topic, topics
from companion.domain.words.tongue import in_another_tongue

MOST_SENTENCES = 600
"""Sentences of notes that are looked through: the first half of them from the beginning, the others from the end."""

MOST_OF_A_KIND = 12
"""Phrases, and lines, that are tried; a set has five questions at most."""

LONGEST_SENTENCE = 1_000
"""Characters of one sentence that are read."""

_WHEN = re.compile(
    r"\b(?:next (?:week|month|time)|this (?:week|month|afternoon|evening)|(?:before|after|during) \w+|at \d)\b", re.IGNORECASE
)

_OF_ANOTHER = re.compile(
    r"(?!I\b|We\b|This\b|That\b|It\b|There\b|The\b|My\b|Our\b)(?:[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?|he|she|they)"
    r"(?:['’]ll|\s+(?:will|is going to|are going to|promised to|agreed to|offered to))\b"
)
"""What somebody else will do: theirs to think on."""

Sentences = Callable[[str], list[str]]


class Slot(NamedTuple):
    """What stands in a question, the exact words it was made from, and where these are."""

    said: str
    about: str
    source: str


Material = dict[str, list[Slot]]
"""What there is for each tag of a line."""


class _Line(NamedTuple):
    number: int
    text: str


def material(brief: ReflectionBrief, sentences: Sentences) -> Material:
    """What the lines of a set can be filled with, the weightiest first."""
    lines = [_Line(number, text) for number, text in enumerate(filter(_says_something, brief.notes.splitlines()))]
    parts = (part[:LONGEST_SENTENCE].strip() for line in lines for part in sentences(line.text) if _says_something(part))
    read = _some([part for part in parts if not in_another_tongue(part)])
    wanted = f"{brief.goal} {brief.question}"
    found = Notes(lines, read)
    own_part = [part for part in read if not _OF_ANOTHER.match(part)]
    phrases = found.slots([one for one in topics(own_part, wanted=wanted) if one.weight > SPOKEN_TO])
    quotes = quotable(own_part, wanted=wanted, names=_names(brief))
    strong = [one.text for one in quotes if not is_weak(one)]
    remarks = [text for text in strong if not actions([text])]
    whole = [_quoted(text) for text in (remarks if remarks or phrases else strong)]
    cut = [_cut(one.text) for one in quotes if one.is_cut]
    own = [_quoted(one.text) for one in quotes if one.is_own and one.text in remarks]
    planned = [one._replace(said=without_day(one.said, limits=True)) for one in actions(read)]
    return {
        "topic": phrases or [*_in_promises(brief)],
        "quote": found.slots(whole if whole or phrases else cut),
        "own": found.slots(own),
        "deed": found.slots([_quoted(one.text) for one in deeds_of(read, _names(brief)) if not is_weak(one)]),
        "felt": found.slots([_quoted(one.text) for one in feelings_of(read)]),
        "action": found.slots([one for one in planned if not _says_when(one.said)]),
        "dated": found.slots([one for one in planned if _says_when(one.said)]),
        "promise": [*_promised(brief, ("open", "moved"))],
        "done": [*_promised(brief, ("done",))],
        "goal": [*_goal(brief)],
    }


class Notes(NamedTuple):
    """The lines of notes with something in them, and the sentences that are read."""

    lines: Sequence[_Line]
    read: Sequence[str]

    def slots(self, found: Sequence[Topic]) -> list[Slot]:
        """What was found, with the line it stands in; what is tender or labels somebody, or is said beside it, is left alone."""
        kept = (one for one in found if not labels_somebody(one.said) and not self._is_beside_tender(one))
        placed = (Slot(one.said, one.about, source) for one in kept if (source := self.place_of(one.about)))
        return [slot for _, slot in zip(range(MOST_OF_A_KIND), placed, strict=False)]

    def _is_beside_tender(self, one: Topic) -> bool:
        """Whether every sentence with these words speaks of something tender."""
        told = [sentence for sentence in self.read if one.about in sentence] or [one.said]
        return is_tender(one.said) or all(map(is_tender, told))

    def place_of(self, about: str) -> str | None:
        """The line some words stand in."""
        return next((f"notes[{line.number}]" for line in self.lines if about in line.text), None)


def _says_when(plan: str) -> bool:
    """Whether a plan names its own time, so that nobody need be asked for it: "ask him on Monday before the shift"."""
    return due_in(plan, date.min.replace(year=2000)) is not None or bool(_WHEN.search(plan))


def _says_something(text: str) -> bool:
    return any(map(str.isalpha, text))


def _some(read: list[str]) -> list[str]:
    half = MOST_SENTENCES // 2
    return read if len(read) <= MOST_SENTENCES else [*read[:half], *read[-half:]]


def _quoted(text: str) -> Topic:
    return Topic(text, text, 0.0)


def _cut(text: str) -> Topic:
    return Topic(f"{text} …", text, 0.0)


def _names(brief: ReflectionBrief) -> list[str]:
    return [brief.other.name, brief.pair.named("mentor" if brief.side == "mentee" else "mentee")]


def _promised(brief: ReflectionBrief, states: Sequence[str]) -> Iterator[Slot]:
    for place, one in enumerate(brief.promises):
        if one.state in states and one in brief.own_promises and (said := _short(one)):
            yield Slot(said, said, f"promises[{place}]")


def _in_promises(brief: ReflectionBrief) -> Iterator[Slot]:
    """What promises speak of: the same promise quoted in every question wears out."""
    for place, one in enumerate(brief.promises):
        if one in brief.own_promises and one.state in ("open", "moved") and not is_tender(one.what):
            for found in topics([f"I will {one.what}"]):
                if found.about in one.what and not labels_somebody(found.said):
                    yield Slot(found.said, found.about, f"promises[{place}]")


def _short(promise: Promise) -> str:
    """What was promised, as far as it can be quoted: whole, or up to the first break."""
    for part in (promise.what, re.split(r"[,;:(]\s?|\s[–—-]\s", promise.what, maxsplit=1)[0]):
        said = part.strip().rstrip(".;,")
        if said and len(said.split()) <= LONGEST_QUOTE and not re.search(r"[“”\"?]|https?:|@", said) and not is_tender(said):
            return said
    return ""


def _goal(brief: ReflectionBrief) -> Iterator[Slot]:
    said = brief.goal.rstrip(".!…")
    if said and len(said.split()) <= LONGEST_QUOTE and not re.search(r"[“”\"?\n]", said):
        yield Slot(said, said, "mentoring.goal")
