"""Whether a message sells something to anybody, rather than asking the one who got it."""

from __future__ import annotations

import re

from companion.domain.outreach.abroad import abroad

FEWEST_SIGNS = 2
"""Signs of selling that stand in an advertisement; one alone stands in many a question about a shop."""

_IN_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]ine|[Mm]yself)\b|\bi['’ ](?:m|am|d|ve|would|run|work|have)\b")
_ASKS_READER = re.compile(
    r"\b(?:what|how|which|why|where|when|who)\b(?! (?:would|do) you (?:like|feel))[^.?!\n]{0,80}\byour?\b[^.?!\n]{0,200}\?",
    re.IGNORECASE,
)
"""An open question to whoever reads it; what sells asks whether they are ready."""

_SIGNS = (
    re.compile(r"\d\s?%|[$€£]\s?\d|\d\s?(?:€|£|\$|EUR|USD|GBP)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:click|subscribe|sign up|order|buy|shop|book|call) (?:here|now|today|for free)\b|\bunsubscribe\b|"
        r"\b(?:promo|discount|coupon) code\b|\bfree trial\b|\bview (?:it |this )?in (?:your )?browser\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:sav(?:e|ings?)|discounts?|deals?|offers?|bargains?|sale|newsletter|guaranteed|exclusive|limited time|"
        r"don['’]t miss|hurry)\b",
        re.IGNORECASE,
    ),
)


def sells(text: str) -> bool:
    """Whether it reads like an advertisement: nobody speaks in it as "I" or asks an open question, and it has several
    signs of selling. English only."""
    if _IN_PERSON.search(text) or _ASKS_READER.search(text) or abroad(text):
        return False
    return sum(bool(sign.search(text)) for sign in _SIGNS) >= FEWEST_SIGNS
