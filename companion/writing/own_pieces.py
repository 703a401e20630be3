"""The own sentences of a message, and how soon each is given up when there is too much: never a question, nor what it speaks of.

Sentences that hang together go together: "I told them twice. Made it worse." says the opposite by halves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.unmarked import ends_in_mark_of_asking
from companion.domain.outreach.writing import Brief, OwnSentence
from companion.domain.words.telling import telling
from companion.writing.grammar import is_past_deed
from companion.writing.own_ask import ended, is_mere_courtesy
from companion.writing.piece import COURTESY, Piece

LATEST = 8
"""How soon the last of many sentences is given up, below every joint; those before it later."""

FEWEST_WORDS = 4
"""Words of a sentence from which it says something by itself: "Also worse." does not."""

_HANGS = re.compile(
    r"\W*(?:and|but|so|or|nor|then|also|still|instead|afterwards|it|this|that|these|those|he|she|they|his|her|their|both|mine|"
    r"neither|none)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on from the one before it."""

_LOOKS_BACK = re.compile(
    r"\b(?:he|him|his|she|her|it|they|them|their|this|these|those|mine|ours|one|(?:of|about|with|like|than|do|did|had) that)\b",
    re.IGNORECASE,
)


def hangs(text: str) -> bool:
    """Whether a sentence says nothing without the one before it."""
    return bool(_HANGS.match(text)) or len(text.split()) < FEWEST_WORDS or is_past_deed(text)


def own_pieces(brief: Brief) -> list[Piece]:
    """What the person tells, why and tried, in the order typed."""
    if brief.channel is Channel.NOTE:
        own = [*brief.why, *brief.tried]
        return [Piece(ended(item), 0, _in_a_note(place, brief), own=True) for place, item in enumerate(own)]
    to_pass_on = brief.kind is MessageKind.INTRO_REQUEST
    return [*_answer(brief.why, spared=int(to_pass_on)), *_answer(brief.tried, spared=2 if to_pass_on else _of_tried(brief))]


def _in_a_note(place: int, brief: Brief) -> int:
    """A note has room for one of them beside a question."""
    return 3 + place if brief.asks else 0 if place == 0 else 2 if place <= 2 else max(1, LATEST - place)


def _answer(items: Sequence[OwnSentence], *, spared: int) -> Iterator[Piece]:
    """One answer in its units; the first is given up as `spared` says, the later ones before it, and courtesies first."""
    unit = -1
    for place, item in enumerate(items):
        unit += place == 0 or not hangs(item.text)
        spare = COURTESY if is_mere_courtesy(item) else spared if unit == 0 else min(2 + unit, LATEST)
        yield Piece(ended(item), 0, spare, own=True, unit=f"{item.line}.{unit}")


def _of_tried(brief: Brief) -> int:
    """A first e-mail tells some of what was tried, and any message what its question speaks of; a small one may leave the rest to
    a talk."""
    if brief.kind is MessageKind.FIRST and brief.channel is Channel.EMAIL:
        return 0
    return 0 if not brief.why or any(_speaks_of(item.text, brief) for item in brief.asks) else 1


def _speaks_of(question: str, brief: Brief) -> bool:
    """Whether a question looks back to something, or names what only was told of as tried."""
    if not ends_in_mark_of_asking(question):
        return False
    tried = telling(" ".join(item.text for item in brief.tried)) - telling(" ".join(item.text for item in brief.why))
    return bool(brief.tried and _LOOKS_BACK.search(question)) or len(telling(question) & tried) > 1
