"""A text as words and breaks, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from companion.text.sentences import sentences
from companion.text.stems import LETTER, plain

COMMA = ","
STOP = "."


@dataclass(frozen=True)
class Token:
    """A word, or a break between words. `word` is in lower case without accents; breaks are `COMMA` or `STOP`.

    `start` and `end` count code points of the text.
    """

    word: str
    start: int
    end: int
    capital: bool = False

    @property
    def is_break(self) -> bool:
        """Whether this is punctuation that ends a clause or a sentence."""
        return self.word in (COMMA, STOP)


_PIECE = re.compile(
    r"(?P<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
    r"|(?P<offset>(?:UTC|GMT)\s?[+-]\s?\d{1,2})"
    r"|(?P<letters>(?:[A-Za-z]\.){2,})"
    r"|(?P<number>\d+(?:[.,:]\d+)+)"
    rf"|(?P<word>(?:{LETTER}|[\u0300-\u036f])+(?:['’]{LETTER}+)*)"
    r"|(?P<stop>[.!?;:…]+|(?<=\s)[-–—]+(?=\s)|—|\n)"
    r"|(?P<comma>[,()\[\]/])"
)
_NUMBERED = re.compile(r"(?:^|[:\n])[^\S\n]*\(?1[.)]\s")
"""Where a numbered list begins."""
_NUMBERED_PIECE = re.compile(rf"(?P<item>(?<!\S)\(?\d{{1,2}}[.)](?=\s))|{_PIECE.pattern}")
_NO = re.compile(r"\bno$", re.IGNORECASE)
_SHORT = {"sb": "somebody", "sbdy": "somebody", "sm1": "someone", "wot": "what", "pls": "please", "plz": "please"}
_ANYBODY = ("someone", "somebody", "anyone", "anybody", "mentor")
_NO_SLIP = frozenset(["mentors"])
_OWN_WORD = {"US": "u.s.", "IT": "infotech"}
"""Capitals that would be another word in lower case."""


def tokens(text: str) -> list[Token]:
    """Words and breaks in order. A full stop inside a sentence ("p.m.") is no break."""
    found: list[Token] = []
    piece = _NUMBERED_PIECE if _NUMBERED.search(text) else _PIECE
    for sentence, start in _with_starts(text):
        found.extend(_in_sentence(sentence, start, piece, shouted=text.isupper()))
        if found and found[-1].word != STOP:
            found.append(Token(STOP, start + len(sentence), start + len(sentence)))
    return found


def _with_starts(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for sentence in sentences(text):
        yield sentence, start
        start += len(sentence)


def _in_sentence(sentence: str, offset: int, pieces: re.Pattern[str], *, shouted: bool) -> Iterator[Token]:
    for piece in pieces.finditer(sentence):
        said, start, end = piece.group(), offset + piece.start(), offset + piece.end()
        match piece.lastgroup:
            case "item":
                yield Token(STOP, start, end)
            case "stop":
                if said != "." or not sentence[piece.end() :].strip() or _says_no(sentence, piece.start()):
                    yield Token(STOP, start, end)
            case "comma":
                yield Token(COMMA, start, end)
            case _:
                yield Token(_word(said, shouted=shouted), start, end, capital=said[0].isupper())


def _says_no(sentence: str, dot: int) -> bool:
    """'The bank said no. how do I …' ends a sentence; 'no. 7' is a number."""
    return bool(_NO.search(sentence, max(0, dot - 3), dot)) and sentence[dot + 1 :].lstrip()[:1].isalpha()


def _word(said: str, *, shouted: bool) -> str:
    if not shouted and said in _OWN_WORD:
        return _OWN_WORD[said]
    word = _SHORT.get(said.lower(), plain(said).replace("’", "'"))
    return _somebody(word) if word.startswith(("so", "an", "me")) and len(word) >= 5 else word


@lru_cache(maxsize=4096)
def _somebody(word: str) -> str:
    """'somone', 'some1' and 'mentr' as meant: these few words carry the grammar of a need."""
    from rapidfuzz.distance import OSA

    word = word.replace("e1", "eone").replace("y1", "yone")
    if word in _ANYBODY or word in _NO_SLIP:
        return word
    return next((meant for meant in _ANYBODY if OSA.distance(word, meant, score_cutoff=1) <= 1), word)
