"""How the sentences of a message are made to fit their channel, and set down."""

from __future__ import annotations

from typing import NamedTuple

from companion.domain.message import words
from companion.domain.outreach import Channel, MessageKind
from companion.domain.writing import Brief
from companion.writing.arranging import PASSED_ON, Piece, under_the_name
from companion.writing.grammar import sentence
from companion.writing.joints import Joints, greeting


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
    """Give up what can be spared until the message is short enough."""
    kept = list(pieces)
    while _too_long(kept, brief, joints):
        droppable = [piece for piece in kept if piece.spare]
        if not droppable:
            break
        kept.remove(max(droppable, key=lambda piece: (piece.spare, kept.index(piece))))
    return kept


def left_out(kept: list[Piece], brief: Brief) -> list[str]:
    """Own sentences that found no place, in the order they were typed."""
    placed = {piece.text for piece in kept if piece.own}
    return [item.text for item in [*brief.why, *brief.tried, *brief.asks] if sentence(item.text) not in placed]


def lay_out(pieces: list[Piece], brief: Brief, joints: Joints) -> str:
    """The body: greeting, paragraphs, sign-off, as the channel has them."""
    paragraphs = [" ".join(piece.text for piece in pieces if piece.paragraph == number) for number in range(3)]
    if brief.kind is MessageKind.INTRO_REQUEST:
        paragraphs[PASSED_ON] = f"“{paragraphs[PASSED_ON]}”"
    filled = [text for text in paragraphs if text]
    hello = greeting(brief)
    if brief.channel is Channel.EMAIL:
        under = under_the_name(brief, pieces)
        signature = [joints.sign_off(), brief.mentee.name, *([under] if under else [])]
        return "\n\n".join([hello, *filled, "\n".join(signature)])
    if brief.channel is Channel.LINKEDIN:
        return "\n\n".join([hello, *filled, brief.mentee.name])
    if brief.channel is Channel.NOTE:
        return "\n".join([hello, " ".join(filled), brief.mentee.name])
    return "\n\n".join([hello, *filled])


def _too_long(pieces: list[Piece], brief: Brief, joints: Joints) -> bool:
    room = _CHANNELS[brief.channel]
    most = min(room.words, _KINDS.get(brief.kind, room.words))
    return sum(len(words(piece.text)) for piece in pieces) > most or len(lay_out(pieces, brief, joints)) > room.characters
