"""How the sentences of a message are made to fit their channel, and set down."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.writing import Brief, Manners
from companion.writing.arranging import PASSED_ON
from companion.writing.grammar import sentence
from companion.writing.joints import Joints
from companion.writing.names import calling_name
from companion.writing.own import in_english
from companion.writing.own_ask import ended
from companion.writing.piece import Piece
from companion.writing.role import has_own_ending, under_the_name


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


def left_out(kept: list[Piece], brief: Brief, joints: Joints) -> list[str]:
    """Own sentences that found no place, in the order they were typed."""
    placed = {piece.text for piece in kept if piece.own}
    own = [*brief.why, *brief.tried, *brief.asks]
    return [*joints.manners.unplaced, *(item.text for item in own if ended(item) not in placed)]


def lay_out(pieces: list[Piece], brief: Brief, joints: Joints) -> str:
    """The body: greeting, paragraphs, sign-off, as the channel has them."""
    own = joints.manners
    filled = _paragraphs([*_begun(pieces, own), *(Piece(sentence(text), 2, 0, own=True) for text in own.thanks)], brief)
    if brief.kind is MessageKind.INTRO_REQUEST:
        filled = [*filled[:PASSED_ON], *(_quoted(text) for text in filled[PASSED_ON:])]
    if brief.channel is Channel.NOTE:
        text = [" ".join(filled)]
        return "\n".join([*_opened(joints, text), _name(brief, joints, calling_name(brief.mentee))])
    return "\n\n".join([*_opened(joints, filled), *_ending(pieces, brief, joints)])


def _begun(pieces: list[Piece], own: Manners) -> list[Piece]:
    """The pieces with what the person begins with, "my name is Noor", in front."""
    first = [piece for text in own.first for piece in pieces if piece.own and piece.text.startswith(text)]
    return [*first, *(piece for piece in pieces if piece not in first)]


def _opened(joints: Joints, filled: list[str]) -> list[str]:
    """The greeting above the text, or on its first line where the person goes on in small letters behind it."""
    own = joints.manners
    if own.inline and filled and filled[0].startswith(own.first[0]):
        return [f"{joints.greeting()} {filled[0]}", *filled[1:]]
    return [joints.greeting(), *filled]


def _paragraphs(pieces: list[Piece], brief: Brief) -> list[str]:
    """The sentences in paragraphs; English ones stand apart from own words in another language."""
    apart = not in_english(brief.own) and brief.kind is not MessageKind.INTRO_REQUEST and brief.channel is not Channel.NOTE
    ordered = sorted(pieces, key=lambda piece: piece.paragraph)
    groups = groupby(ordered, key=lambda piece: piece.own if apart else piece.paragraph)
    return [" ".join(piece.text for piece in group) for _, group in groups]


def _ending(pieces: list[Piece], brief: Brief, joints: Joints) -> list[str]:
    """Sign-off and name, and a postscript below them."""
    own, name = joints.manners, _name(brief, joints, brief.mentee.name)
    after = [own.postscript] if own.postscript else []
    if brief.channel is Channel.EMAIL:
        return ["\n".join([joints.sign_off(), name, *_post(pieces, brief)]), *after]
    if brief.channel is Channel.LINKEDIN:
        return ["\n".join(filter(None, [own.farewell, name])), *after]
    return [*(["\n".join(filter(None, [own.farewell, own.name]))] if own.farewell else []), *after]


def _name(brief: Brief, joints: Joints, usual: str) -> str:
    """The name as the sender signed, where that holds all of it."""
    signed = joints.manners.name or ""
    return signed if signed.casefold().startswith(brief.mentee.name.casefold()) else usual


def _post(pieces: list[Piece], brief: Brief) -> list[str]:
    """What the sender does, under a name that nothing else of theirs stands beside."""
    under = None if has_own_ending(brief) else under_the_name(brief, pieces)
    return [under] if under else []


def _quoted(text: str) -> str:
    """In quotation marks, unless it holds some of its own: the words before it say already where it begins."""
    return text if re.search(r"[\"“”«»„]", text) or not text else f"“{text}”"


def fits(pieces: list[Piece], brief: Brief, joints: Joints) -> bool:
    """Whether a message is short enough for its channel and kind."""
    room = _CHANNELS[brief.channel]
    most = min(room.words, _KINDS.get(brief.kind, room.words))
    return sum(len(words(piece.text)) for piece in pieces) <= most and len(lay_out(pieces, brief, joints)) <= room.characters
