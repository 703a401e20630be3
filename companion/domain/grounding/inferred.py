"""What a sender infers about the reader: "which tells me that you …", "I suppose you …". It is the sender's and claims nothing.

Only what holds no name and no figure is an inference; "I think you worked at …" says where, whatever stands before it.
"""

from __future__ import annotations

import re

from companion.domain.words.hard_facts import hard_facts

_INFERRED = re.compile(
    r"(?:,\s+)?(?:\b(?:which|that|this|it|and|so)\s+)?\b(?:tells|shows|makes|lets|gives|gave) me\b"
    r"[^,;:.!?]*"
    r"|\b(?:I|we)(?:['’]m| am)? (?:think|suppose|guess|imagine|assume|expect|bet|sure|certain|take it|hope|trust|dare say)\b"
    r"[^,;:.!?]*"
    r"|\b(?:I|we)(?:['’]d| would) (?:rather|prefer|sooner)\b[^,;:.!?]*",
    re.IGNORECASE,
)
_LIKE_ME = re.compile(
    r",?\s*\b(?:(?:of|for|with|to|among)\s+)?(?:(?:people|somebody|someone|others|those|anyone|folks)\s+)?"
    r"(?:just\s+)?(?:like|as|than)\s+(?:me|us|mine|ours|myself)\b(?!\s+\w+ing)",
    re.IGNORECASE,
)
"""A likeness to the sender: "people like me"."""


def without_inference(sentence: str) -> str:
    """The sentence without what its sender infers, and without likenesses to the sender."""
    plain = _LIKE_ME.sub("", sentence)
    return _INFERRED.sub(lambda found: found.group() if _is_hard(found.group()) else " ", plain)


def _is_hard(clause: str) -> bool:
    facts = hard_facts(clause)
    return bool(facts.names or facts.numbers or facts.quotations)
