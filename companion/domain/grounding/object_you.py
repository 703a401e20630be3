"""Whether "you" is the object of what stands before it, and so no doer: "ask you about", "thank you for"."""

from __future__ import annotations

import re

from companion.domain.words.word_forms import looks_like_verb

_TAKES_OBJECT = frozenset(
    "ask tell thank to for from with of about show give send write let keep meet reach would could can may might do did will "
    "should are have see "
    "trouble bother offer at by give bring lend teach owe cost costs brought gave sent told asked show showed shown help "
    "helped reach thank call ring "
    "telephone visit contact trust hear heard read believe than like save spare lets got get gets without near behind between "
    "around inform "
    "beside wish promise thanks and/or or".split()
)
_AFTER_OBJECT = re.compile(
    r"(?:for|about|to|an?|the|what|how|in return|if|when|at|on|by|nothing|anything|something|less|more|out|no|some|two|three|"
    r"one|my|our|this|that|these|those|here|"
    r"there|with|from|as|in|who|whom|which|because|and|or|but|\d+)\b",
    re.IGNORECASE,
)
_SUBJECT_AFTER = re.compile(
    r"(?:^|[,;:–—(\"“'‘]|\b(?:and|but|because|that|which|when|how|what|who|where|why|if|before|after|since|while|until|as|than|"
    r"though|although|so|then|"
    r"now|read|see|saw|know|understand|think|believe|notice|noticed|found|heard|hear|learned|told|say|says|once|there|also|"
    r"case|time|today|here|year|day|month|"
    r"\d{4}|ago|later|term|winter|summer|spring|autumn|january|february|march|april|may|june|july|august|september|october|"
    r"november|december))\s*$",
    re.IGNORECASE,
)
LONGEST_BEFORE = 20
"""Characters from the end in which that word stands."""


OPENING_PHRASE = re.compile(
    r"^(?:in|at|on|for|with|after|before|during|from|since|by|of|among|under|over|within|until|through|every|each|this|that|last)\b"
    r"(?:\s(?!(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|should|i|we|[\w’'-]+ed)\b)[\w’'-]+){1,8},?$",
    re.IGNORECASE,
)
"""What may open a sentence before its subject: a place or a time, without a verb of its own."""


def is_object(before: str, rest: str) -> bool:
    """Whether "you" is the object of what stands before it: "ask you about", "thank you for", "costs you less"."""
    if _AFTER_OBJECT.match(rest):
        return True
    if _SUBJECT_AFTER.search(before, len(before.rstrip()) - LONGEST_BEFORE):
        return False
    last = before.rsplit(None, 1)[-1].lower().strip(".,") if before.strip() else ""
    if last in _TAKES_OBJECT:
        return True
    if OPENING_PHRASE.match(before):
        return False
    first = re.split(r"[\s,]", rest, maxsplit=1)[0]
    return (
        bool(before)
        and not looks_like_verb(first)
        and not re.match(r"(?:are|were|have|had|do|did|never|once|always|still|also|\w+ly)$", first, re.I)
    )
