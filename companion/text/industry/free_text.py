"""Industries that a free text such as 'hospital nursing' or 'bridge building' names."""

from __future__ import annotations

import re
from functools import lru_cache

from companion.text.industry.terms import Key, Mention, mentions, single_words, singulars
from companion.text.stems import words

SHORTEST_CORRECTED = 7
LETTERS_A_SECOND_SLIP = 12
"""One letter may be wrong in a word of seven letters or more, two in a word of twelve: 'helthcare', 'pharmaceuticles'."""

_IT = re.compile(r"\bIT\b")
_PAST = re.compile(r"\b(?:formerly|previously|earlier|once|ex)\b[^,;.]*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def industries(text: str) -> tuple[str, ...]:
    """Industries in the order of the text. Clear words first, then misspelt ones, then hints; none when nothing is clear."""
    text = spelled_out(text)
    text = _PAST.sub("", text) or text
    found = list(mentions(singulars(text)))
    clear = [mention for mention in found if mention.term.kind != "faint"]
    return named_by(clear) or named_by(list(mentions(_corrected(text)))) or named_by(found)


def named_by(found: list[Mention]) -> tuple[str, ...]:
    """The industries of some mentions, each once."""
    return tuple(dict.fromkeys(industry for mention in found for industry in mention.term.industries))


def spelled_out(text: str) -> str:
    """IT as a word, before lower case makes a pronoun of it."""
    return text if text.isupper() and " " in text.strip() else _IT.sub("infotech", text)


@lru_cache(maxsize=4096)
def correction(word: str) -> Key:
    """The key of the term a misspelt word stands for; empty when none is close.

    First letters must agree: real words one letter apart ('dining', 'mining') mostly differ there.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < SHORTEST_CORRECTED:
        return ()
    slips = 2 if len(word) >= LETTERS_A_SECOND_SLIP else 1
    close = process.extractOne(word, single_words().keys(), scorer=OSA.distance, score_cutoff=slips)
    return single_words()[close[0]] if close and close[0][0] == word[0] else ()


def _corrected(text: str) -> Key:
    return tuple(part for word in words(text) for part in correction(word))
