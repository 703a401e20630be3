"""A message as text for the place it travels to, and how much of the room there it takes."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel

from companion.domain.outreach.message import Message
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.rules.form import EMAIL_WORDS, LINKEDIN_CHARACTERS, NOTE_CHARACTERS, SLACK_WORDS

Unit = Literal["characters", "words"]

MOST_CHARACTERS = {Channel.NOTE: NOTE_CHARACTERS, Channel.LINKEDIN: LINKEDIN_CHARACTERS}
"""Channels counted in characters, with what rule O1 keeps them to; the others are counted in words."""

WORD_JOINER = "\u2060"
"""Takes no room and is not seen. Beside a mark of Slack's it keeps the mark from being one."""

_MARKS = re.compile(
    r"(?<!\w)(?=([*_~`])\S(?:[^\n]*\S)?\1(?!\w))"
    r"|^(?=[ \t]*(?:>|(?:[-*•]|\d+[.)]|\#{1,6})\s))"
    r"|(?<=(?<!\w):)(?=[a-z+][a-z0-9_+'-]*:)",
    re.MULTILINE,
)
"""Where a pair of marks opens, a line begins like a list or a quotation, or a `:name:` would become a picture."""


class CarriedText(BaseModel):
    """What is copied, how much is `used` of the `limit` (of rule O1, the program's own), and what is counted."""

    text: str
    used: int
    limit: int
    unit: Unit
    words: int
    characters: int

    @property
    def is_over(self) -> bool:
        """Whether it takes more room than there is."""
        return self.used > self.limit


def carried_text(message: Message, channel: Channel, kind: MessageKind = MessageKind.FIRST) -> CarriedText:
    """A body as it is pasted into a channel, counted as rule O1 counts it: words without greeting and sign-off, or characters."""
    text = plain_slack(message.body) if channel is Channel.SLACK else message.body
    told = {"words": message.word_count, "characters": len(message.body)}
    if channel in MOST_CHARACTERS:
        return CarriedText(text=text, used=told["characters"], limit=MOST_CHARACTERS[channel], unit="characters", **told)
    most = SLACK_WORDS if channel is Channel.SLACK else EMAIL_WORDS.get(kind, EMAIL_WORDS[MessageKind.FIRST]).most
    return CarriedText(text=text, used=told["words"], limit=most, unit="words", **told)


def plain_slack(text: str) -> str:
    """A text that Slack shows as it was typed: no stars turned bold, no lines turned into lists, no `:words:` into pictures."""
    return _MARKS.sub(WORD_JOINER, text)
