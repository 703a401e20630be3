"""Words of a text as stems, for matching words with words."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any

STOP_WORDS = frozenset(
    """a about after again all also am an and any are as at be because been before being both but by can could did do does
    doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself
    just like me more most my myself no nor not now of off on once only or other our ours out over own same she should so some
    such than that the their theirs them then there these they this those through to too under until up very was we were what
    when where which while who whom why will with would you your yours""".split()
)
"""Words that carry grammar rather than subject. Short on purpose: a word left in costs little, one left out is lost."""

LETTER = r"(?:[^\W_]|[\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u102b-\u103e\u17b4-\u17d3])"
"""A letter or digit, or a vowel sign of the scripts that write vowels as signs."""

_WORD = re.compile(rf"{LETTER}+(?:['’]{LETTER}+)*")
_MARKS = re.compile("[̀-ͯ]")
_local = threading.local()


def words(text: str) -> list[str]:
    """Words in lower case, without Latin accents and possessive endings, in order."""
    return [_bare(word) for word in _WORD.findall(plain(text))]


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """Stems of the content words of a text, in order (Snowball's English stemmer)."""
    return tuple(_stemmer().stemWords([word for word in words(text) if word not in STOP_WORDS]))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word in lower case."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case, compatibility forms unified, Latin accents removed."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())))


def _bare(word: str) -> str:
    word = word.replace("’", "'")
    return word.removesuffix("'s").replace("'", "")


def _stemmer() -> Any:
    """A stemmer of this thread: PyStemmer's objects must not be shared between threads."""
    from Stemmer import Stemmer

    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer("english")
    return _local.stemmer
