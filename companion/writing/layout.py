"""How the sentences of a message are made to fit their channel, and set down."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.writing import Brief
from companion.writing.arranging import PASSED_ON, Piece, under_the_name
from companion.writing.grammar import sentence
from companion.writing.joints import Joints, greeting
from companion.writing.names import calling_name


class Room(NamedTuple):
    """How much a message may hold: words without greeting and sign-off, and characters of everything."""

    words: int
    characters: int


_CHANNELS = {
    Channel.EMAIL: Room(125, 5_000),
    Channel.LINKEDIN: Room(120, 590),
    Channel.SLACK: Room(85, 5_000),
    Channel.NOTE: Room(60, 200),
}
_KINDS = {MessageKind.AFTER_EVENT: 75, MessageKind.FOLLOW_UP: 56, MessageKind.INTRO_REQUEST: 88}
"""Words by kind where it holds less than its channel. All a little short of where rule O1 begins to warn."""


def fit(pieces: list[Piece], brief: Brief, joints: Joints) -> list[Piece]:
    """Say the joints more briefly, then give up what can be spared, until the message is short enough."""
    kept = list(pieces)
    while not fits(kept, brief, joints):
        if wordy := max(kept, key=_saved, default=None) if any(_saved(piece) for piece in kept) else None:
            kept[kept.index(wordy)] = replace(wordy, text=wordy.short, short="")
            continue
        droppable = [piece for piece in kept if piece.spare]
        if not droppable:
            break
        kept.remove(max(droppable, key=lambda piece: (piece.spare, kept.index(piece))))
    return kept


def _saved(piece: Piece) -> int:
    """Characters that the short way of a piece saves."""
    return max(0, len(piece.text) - len(piece.short)) if piece.short else 0


def left_out(kept: list[Piece], brief: Brief) -> list[str]:
    """Own sentences that found no place, in the order they were typed."""
    placed = {piece.text for piece in kept if piece.own}
    return [item.text for item in [*brief.why, *brief.tried, *brief.asks] if sentence(item.text) not in placed]


def lay_out(pieces: list[Piece], brief: Brief, joints: Joints) -> str:
    """The body: greeting, paragraphs, sign-off, as the channel has them."""
    paragraphs = [" ".join(piece.text for piece in pieces if piece.paragraph == number) for number in range(3)]
    if brief.kind is MessageKind.INTRO_REQUEST:
        paragraphs[PASSED_ON] = _quoted(paragraphs[PASSED_ON])
    filled = [text for text in paragraphs if text]
    hello = greeting(brief)
    if brief.channel is Channel.EMAIL:
        under = under_the_name(brief, pieces)
        signature = [joints.sign_off(), brief.mentee.name, *([under] if under else [])]
        return "\n\n".join([hello, *filled, "\n".join(signature)])
    if brief.channel is Channel.LINKEDIN:
        return "\n\n".join([hello, *filled, brief.mentee.name])
    if brief.channel is Channel.NOTE:
        return "\n".join([hello, " ".join(filled), calling_name(brief.mentee)])
    return "\n\n".join([hello, *filled])


def _quoted(text: str) -> str:
    """In quotation marks, unless it holds some of its own: the words before it say already where it begins."""
    return text if re.search(r"[\"“”«»„]", text) or not text else f"“{text}”"


def fits(pieces: list[Piece], brief: Brief, joints: Joints) -> bool:
    """Whether a message is short enough for its channel and kind."""
    room = _CHANNELS[brief.channel]
    most = min(room.words, _KINDS.get(brief.kind, room.words))
    return sum(len(words(piece.text)) for piece in pieces) <= most and len(lay_out(pieces, brief, joints)) <= room.characters
