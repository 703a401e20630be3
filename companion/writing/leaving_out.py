"""What a draft says of own sentences that found no place in it."""

from __future__ import annotations

from companion.domain.outreach.outreach import Channel, Finding
from companion.domain.outreach.writing import Brief
from companion.writing.own_ask import ended, is_question
from companion.writing.piece import Piece


def said_of_left_out(left: list[str], kept: list[Piece], brief: Brief) -> list[Finding]:
    """A finding that names what was left out; it fails where the question is gone, for which the message was to be written."""
    framing = brief.manners.unplaced if brief.manners and brief.channel is not Channel.NOTE else ()
    found = [_framed([text for text in left if text in framing])] if any(text in framing for text in left) else []
    left = [text for text in left if text not in framing]
    return [*found, *_told(left, kept, brief)]


def _framed(left: list[str]) -> Finding:
    """What the message has once, in other words: its subject, its greeting, its closing."""
    quoted = ", ".join(f"“{text}”" for text in left)
    why = "The message has one subject, one greeting by name and one closing. Put yours there if you prefer it."
    return _finding("warn", f"Left out: {quoted}. {why}")


def _told(left: list[str], kept: list[Piece], brief: Brief) -> list[Finding]:
    if not left:
        return []
    quoted = ", ".join(f"“{text}”" for text in left)
    questions = [ended(item) for item in brief.asks if is_question(item)]
    lost = bool(questions) and not any(piece.text in questions for piece in kept)
    if lost:
        return [_finding("fail", f"Your question found no room. Left out: {quoted}. Ask it more briefly, or shorten the rest.")]
    return [_finding("warn", f"Left out, for want of room: {quoted}. To bring it in, shorten something else.")]


def _finding(severity: str, message: str) -> Finding:
    return Finding.model_validate({"rule": "O7" if severity == "fail" else "O1", "severity": severity, "message": message})
