"""Which rules are asked of which message: one table, by kind and by channel."""

from __future__ import annotations

from typing import NamedTuple

from companion.domain.outreach.outreach import Channel, MessageKind

_K, _C = MessageKind, Channel

EVERY_KIND = frozenset(MessageKind)
WRITTEN = EVERY_KIND - {_K.THANK_YOU}
"""Kinds that are drafted here; a thank-you is the person's own, and only what must not leave is looked for in it."""

TO_READER = WRITTEN - {_K.INTRO_REQUEST}
"""Kinds whose reader is the mentor."""

NEW_TO_READER = frozenset({_K.FIRST, _K.AFTER_EVENT})
"""Kinds to somebody who has not heard from the sender yet."""

EVERYWHERE = frozenset(Channel)
NOT_IN_NOTES = EVERYWHERE - {_C.NOTE}
"""An invitation note has room for a reason and a question; the rest comes once they have accepted."""

E_MAIL = frozenset({_C.EMAIL})
LETTERS = frozenset({_C.EMAIL, _C.LINKEDIN})


class Scope(NamedTuple):
    """Where a rule is asked."""

    kinds: frozenset[MessageKind]
    channels: frozenset[Channel]


TABLE = {
    "O1": Scope(WRITTEN, EVERYWHERE),
    "O2": Scope(WRITTEN, E_MAIL),
    "O3": Scope(WRITTEN, LETTERS),
    "O4": Scope(NEW_TO_READER, EVERYWHERE),
    "O5": Scope(frozenset({_K.FIRST}), NOT_IN_NOTES),
    "O6": Scope(TO_READER - {_K.UPDATE}, NOT_IN_NOTES),
    "O7": Scope(TO_READER - {_K.UPDATE}, NOT_IN_NOTES),
    "O8": Scope(WRITTEN - {_K.UPDATE}, NOT_IN_NOTES),
    "O9": Scope(WRITTEN, EVERYWHERE),
    "O10": Scope(EVERY_KIND, EVERYWHERE),
    "O11": Scope(frozenset({_K.FIRST}), E_MAIL),
    "O12": Scope(EVERY_KIND, EVERYWHERE),
    "O13": Scope(WRITTEN, EVERYWHERE),
    "O14": Scope(EVERY_KIND, EVERYWHERE),
    "O15": Scope(EVERY_KIND, EVERYWHERE),
    "O16": Scope(EVERY_KIND, EVERYWHERE),
    "O17": Scope(WRITTEN, EVERYWHERE),
    "O18": Scope(EVERY_KIND, EVERYWHERE),
    "O19": Scope(EVERY_KIND, EVERYWHERE),
    "O20": Scope(EVERY_KIND, EVERYWHERE),
    "O21": Scope(WRITTEN, NOT_IN_NOTES),
    "O22": Scope(WRITTEN, LETTERS),
    "O23": Scope(WRITTEN, EVERYWHERE),
    "O24": Scope(WRITTEN, NOT_IN_NOTES),
    "O25": Scope(frozenset({_K.FOLLOW_UP}), NOT_IN_NOTES),
    "O27": Scope(frozenset({_K.FIRST}), NOT_IN_NOTES),
    "O28": Scope(WRITTEN, EVERYWHERE),
    "O29": Scope(TO_READER - {_K.UPDATE}, NOT_IN_NOTES),
}
"""The one table. O26, a draft stays a draft, is held by the code itself: nothing here can send."""


def applies(rule: str, channel: Channel, kind: MessageKind) -> bool:
    """Whether a rule is asked of a kind of message on a channel."""
    scope = TABLE[rule]
    return kind in scope.kinds and channel in scope.channels
