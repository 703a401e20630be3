"""A claim cut into its clauses, each of which must be borne out, and the causes given for it.

Method: joints of English between clauses, outside quotations. A piece that says nothing by itself goes with the one before it.
"""

from __future__ import annotations

import re

from companion.domain.grounding.claim import split_outside_quotations
from companion.domain.words.hard_facts import hard_facts, numbers, words_of_weight
from companion.domain.words.word_forms import is_light_form, looks_like_verb

CAUSE = re.compile(
    r",?\s+(?:because(?: of)?|due to|owing to|thanks to|in order to|on account of|as a result of|since(?= (?:the|a|an|your|"
    r"nobody|it)\b))\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r",?\s+(?:and|but|yet)\s+(?:then\s+|also\s+|later\s+)?|,\s+then\s+|;\s+|,\s+(?=(?:after|before|which|who|where|whom|when|"
    r"with|over|standing|mostly|chiefly|later|"
    r"earlier|instead|despite|although|though|until|at)\b)|(?<!look)(?<!looks)(?<!looked)(?<!looking)\s+"
    r"(?=(?:after|before|although|though|despite|until|while|when|in which|on which|for which|where|whose)\b)|,\s+",
    re.IGNORECASE,
)


_CIRCUMSTANCE = re.compile(
    r"^(?:after|before|when|while|until|although|though|despite|where|whom|which|who|with)\b(?!\s+(?:\w+ing|you|your)\b)",
    re.IGNORECASE,
)


def is_circumstance(piece: str) -> bool:
    """Whether a clause tells what somebody or something else did meanwhile: "after a newspaper had written of it"."""
    return bool(_CIRCUMSTANCE.match(piece)) and any(looks_like_verb(word) for word in piece.split()[2:])


_BESIDE = re.compile(
    r"^(?:after|before|when|while|until|although|though|despite|in which|on which|for which|where|whose|which|who|whom)\b",
    re.IGNORECASE,
)


def is_beside(piece: str) -> bool:
    """Whether a clause only tells the circumstances of what was said before it, without a name or a figure of its own."""
    return bool(_BESIDE.match(piece)) and not hard_facts(piece, first_word_may_be_name=True)


def _size(piece: str) -> int:
    return sum(not numbers(word) for word in words_of_weight(piece))


_LEFT_OPEN = re.compile(
    r"(?:\s+(?:after|before|when|while|until|although|though|because|and|but|as|so|that|which|who|where|than|if|since|yet))+\s*$",
    re.IGNORECASE,
)
"""A joint at the end of a clause whose other side is somebody else's."""

_SUPPOSED = re.compile(r"^(?:would|could|might|may|will|shall|should|must|can)\b", re.IGNORECASE)


def clauses(text: str) -> list[str]:
    """The clauses of a text that say something, without joints left open and without what is only supposed."""
    pieces = (_LEFT_OPEN.sub("", piece) for piece in _joined(split_outside_quotations(_PARTS, text)))
    return [piece for piece in pieces if has_weight(piece) and not _SUPPOSED.match(piece)]


def has_weight(text: str) -> bool:
    """Whether a clause says anything by itself: "as you ask" does not."""
    return any(not is_light_form(word) for word in words_of_weight(text))


def _joined(pieces: list[str]) -> list[str]:
    """Clauses again from what a split left: one too short to say anything by itself goes with the one before it."""
    found: list[str] = []
    for piece in pieces:
        short = found and (min(_size(piece), _size(found[-1])) < 2 or _lacks_verb(piece))
        if short and not is_circumstance(piece) and not _opens_with_verb(piece) and not _SUPPOSED.match(piece):
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece)
    return found


def _lacks_verb(piece: str) -> bool:
    """Whether a piece says nothing by itself, having neither verb nor fact: "cleaners, and office the same"."""
    says = any(looks_like_verb(word) for word in piece.split()) or _BESIDE.match(piece) or _PREPOSITION.match(piece)
    return not (says or hard_facts(piece))


_PREPOSITION = re.compile(
    r"^(?:as|at|in|on|for|with|from|by|of|to|over|under|among|between|through|without|into)\b", re.IGNORECASE
)


def _opens_with_verb(piece: str) -> bool:
    first = (piece.lower().split() or [""])[0]
    return looks_like_verb(first) or first in {"was", "were", "is", "are", "had", "has", "have", "did", "do"}
