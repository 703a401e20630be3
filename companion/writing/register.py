"""How a message is worded and how it greets: from how the person writes, and from the channel."""

from __future__ import annotations

import re

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.writing import Brief
from companion.writing.names import calling_name

_FORMAL = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Madam)\b|\b(?:respectfully|sincerely|thankful|kindly|would be grateful|"
    r"may I|might I|permit|esteemed|honou?r to)\b|(?:^|[.?!,;]\s+)should you (?!be able)\w+",
    re.IGNORECASE,
)


def register(brief: Brief) -> str:
    """`formal`, `plain` or `chat`: from how the person writes, and from the channel."""
    if brief.channel in {Channel.SLACK, Channel.NOTE}:
        return "chat"
    return "formal" if any(_FORMAL.search(line) for line in brief.own.lines) else "plain"


def greeting(brief: Brief) -> str:
    """The greeting with the name as the reader writes it: the given name where it is sure which that is, else the whole."""
    name = brief.mentor.name if register(brief) == "formal" else calling_name(brief.mentor)
    if brief.kind is MessageKind.INTRO_REQUEST and brief.mutual:
        name = brief.mutual.strip()
    hello = {Channel.EMAIL: "Dear", Channel.SLACK: "Hi"}.get(brief.channel, "Hello")
    return f"{hello} {name},"
