"""A sentence in parts: the clauses of a long one, and the phrases of which one may show what a stop rests on."""

from __future__ import annotations

import re

LONG_WORDS, SHORT_WORDS = 25, 4
"""Sentences of more words are read clause by clause, too; clauses of fewer words say too little to be read alone."""

LONG_TEXT, LONG_TEXT_CHARACTERS = 60, 1_000
"""Words, and characters of a text that writes none apart, up to which a text of several sentences is also read as one."""

PHRASE, STEP = 8, 3
"""Words of a phrase of a sentence that has no clauses, and from one to the next."""

_BETWEEN_CLAUSES = re.compile(r"(?:[,;:–—]|\s)\s*(?:and|but|und|aber|y|pero|et|mais|e|mas|en|maar)\s+|[,;:–—]\s+", re.IGNORECASE)


def clauses(sentence: str) -> list[str]:
    """The clauses of a long sentence, in which something grave may be said by the way; none of a sentence of usual length."""
    return _clauses(sentence) if len(sentence.split()) > LONG_WORDS else []


def phrases(sentence: str) -> list[str]:
    """What of a sentence can be shown alone: its clauses, or stretches of a few words; itself where it is short."""
    found = _clauses(sentence)
    if len(found) > 1 and len(" ".join(found).split()) > PHRASE:
        return found
    words = sentence.split()
    if len(words) <= PHRASE + STEP:
        return [sentence]
    starts = [*range(0, len(words) - PHRASE, STEP), len(words) - PHRASE]
    return [" ".join(words[start : start + PHRASE]).strip(" ,;:") for start in starts]


def _clauses(sentence: str) -> list[str]:
    found = [clause.strip() for clause in _BETWEEN_CLAUSES.split(sentence)]
    return [clause for clause in found if len(clause.split()) >= SHORT_WORDS]
