"""How the sentences of a message are made to fit their channel, and set down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.writing import Brief, Manners
from companion.domain.words.letters import sign_off
from companion.writing.arranging import PASSED_ON
from companion.writing.grammar import sentence
from companion.writing.joints import Joints
from companion.writing.names import calling_name
from companion.writing.own_ask import ended
from companion.writing.piece import COURTESY, Piece
from companion.writing.role import has_own_ending, under_the_name


class Room(NamedTuple):
    """How much a message may hold: words without greeting and sign-off, and characters of everything.

    Beyond `words` and `characters` joints give way; own sentences only beyond `most` and `most_characters`.
    """

    words: int
    most: int
    characters: int
    most_characters: int


_CHANNELS = {
    Channel.EMAIL: Room(120, 130, 5_000, 5_000),
    Channel.LINKEDIN: Room(120, 130, 590, 790),
    Channel.SLACK: Room(85, 85, 5_000, 5_000),
    Channel.NOTE: Room(60, 60, 200, 200),
}
_KINDS = {MessageKind.AFTER_EVENT: 78, MessageKind.FOLLOW_UP: 58, MessageKind.INTRO_REQUEST: 88}
"""Words by kind where it holds less than its channel. All a little short of where rule O1 begins to warn."""

PASSED_ON_WORDS = 58
"""Words of an introduction request that are only passed on, which are counted by themselves there."""


def fit(pieces: list[Piece], brief: Brief, joints: Joints) -> list[Piece]:
    """Say the joints more briefly and give up those that can be spared, then courtesies and own sentences, until the message is
    short enough. Where it would still be too long nothing of the person's own is taken: rule O1 leaves it to them."""
    kept = list(pieces)
    while not _roomy(kept, brief, joints) and (shorter := _briefer(kept) or _without(kept, COURTESY)):
        kept = shorter
    whole = kept
    while not fits(kept, brief, joints) and (shorter := _briefer(kept) or _without(kept, 1)):
        kept = shorter
    to_be_cut = brief.channel is Channel.NOTE or brief.kind is MessageKind.INTRO_REQUEST
    return kept if to_be_cut or fits(kept, brief, joints) else whole


def _briefer(pieces: list[Piece]) -> list[Piece] | None:
    """The pieces with the wordiest joint said briefly; None where all are."""
    wordy = max(pieces, key=_saved, default=None)
    if wordy is None or not _saved(wordy):
        return None
    return [replace(piece, text=piece.short, short="") if piece is wordy else piece for piece in pieces]


def _saved(piece: Piece) -> int:
    """Characters that the short way of a piece saves."""
    return max(0, len(piece.text) - len(piece.short)) if piece.short else 0


def _without(pieces: list[Piece], least: int) -> list[Piece] | None:
    """The pieces without the one that is given up first, and what hangs on it; None where all are kept that are spared less."""
    spared = [piece for piece in pieces if piece.spare >= least]
    if not spared:
        return None
    gone = max(spared, key=lambda piece: (piece.spare, pieces.index(piece)))
    return [piece for piece in pieces if piece is not gone and not (gone.unit and piece.unit == gone.unit)]


def left_out(kept: list[Piece], brief: Brief, joints: Joints) -> list[str]:
    """Own sentences that found no place, in the order they were typed."""
    placed = {piece.text for piece in kept if piece.own}
    own = [*brief.why, *brief.tried, *brief.asks]
    return [*joints.manners.unplaced, *(item.text for item in own if ended(item) not in placed)]


def lay_out(pieces: list[Piece], brief: Brief, joints: Joints) -> str:
    """The body: greeting, paragraphs, sign-off, as the channel has them."""
    own = joints.manners
    filled = _paragraphs([*_begun(pieces, own), *(Piece(sentence(text), 2, 0, own=True) for text in own.thanks)], brief, joints)
    if brief.channel is Channel.SLACK and brief.kind is not MessageKind.INTRO_REQUEST:
        filled = [" ".join(filled)]
    if brief.kind is MessageKind.INTRO_REQUEST:
        filled = [*filled[:PASSED_ON], *(_quoted(text, joints) for text in filled[PASSED_ON:])]
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
    return [joints.greeting(), *(joints.begun(text) for text in filled[:1]), *filled[1:]]


def _paragraphs(pieces: list[Piece], brief: Brief, joints: Joints) -> list[str]:
    """The sentences in paragraphs; English ones stand apart from own words in another language."""
    apart = joints.apart and brief.kind is not MessageKind.INTRO_REQUEST and brief.channel is not Channel.NOTE
    ordered = sorted(pieces, key=lambda piece: piece.paragraph)
    groups = groupby(ordered, key=lambda piece: piece.own if apart else piece.paragraph)
    return [" ".join(piece.text for piece in group) for _, group in groups]


def _ending(pieces: list[Piece], brief: Brief, joints: Joints) -> list[str]:
    """Sign-off and name, and a postscript below them."""
    own, name = joints.manners, _name(brief, joints, brief.mentee.name)
    after = [own.postscript] if own.postscript else []
    if brief.channel is Channel.EMAIL:
        return ["\n".join([joints.sign_off(), name, *_post(pieces, brief, joints)]), *after]
    if brief.channel is Channel.LINKEDIN:
        return ["\n".join(filter(None, [own.farewell, name])), *after]
    return [*(["\n".join(filter(None, [own.farewell, own.name]))] if own.farewell else []), *after]


def _name(brief: Brief, joints: Joints, usual: str) -> str:
    """The name as the sender signed, where that holds all of it."""
    signed = joints.manners.name or ""
    return signed if signed.casefold().startswith(brief.mentee.name.casefold()) else usual


def _post(pieces: list[Piece], brief: Brief, joints: Joints) -> list[str]:
    """What the sender does, under a name that nothing else of theirs stands beside."""
    told = joints.label() if joints.tongue else under_the_name(brief, pieces)
    under = None if has_own_ending(brief) else told
    return [under] if under else []


def _quoted(text: str, joints: Joints) -> str:
    """In quotation marks, unless it holds some of its own: the words before it say already where it begins."""
    return text if re.search(r"[\"“”«»„]", text) or not text else joints.passed_on(text)


def fits(pieces: list[Piece], brief: Brief, joints: Joints) -> bool:
    """Whether a message is short enough for its channel and kind."""
    room = _CHANNELS[brief.channel]
    most = min(room.most, _KINDS.get(brief.kind, room.most))
    return _holds(pieces, most, room.most_characters, brief, joints)


def _roomy(pieces: list[Piece], brief: Brief, joints: Joints) -> bool:
    """Whether its joints leave it as short as such a message should be."""
    room = _CHANNELS[brief.channel]
    most = min(room.words, _KINDS.get(brief.kind, room.words))
    return _holds(pieces, most, room.characters, brief, joints)


def _holds(pieces: list[Piece], most: int, characters: int, brief: Brief, joints: Joints) -> bool:
    passed_on = pieces if brief.kind is MessageKind.INTRO_REQUEST else []
    if _words(piece for piece in passed_on if piece.paragraph == PASSED_ON) > PASSED_ON_WORDS:
        return False
    typed = sum(len(words(text)) for text in (*joints.manners.thanks, _last_sentence(joints.manners)))
    return _words(pieces) + typed <= most and len(lay_out(pieces, brief, joints)) <= characters


def _last_sentence(own: Manners) -> str:
    """A farewell that is read as a sentence, not as a closing formula: "Thank you for reading this."."""
    return own.farewell if own.farewell and not sign_off().fullmatch(own.farewell) else ""


def _words(pieces: Iterable[Piece]) -> int:
    return sum(len(words(piece.text)) for piece in pieces)
