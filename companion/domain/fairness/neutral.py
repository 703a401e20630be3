"""Neutral edits: as many words changed as another edit changes, and nothing said that was not said before.

They show how far ranks move by rewording alone, which is what the other edits are compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_PAIRS = (
    ("quick", "rapid"), ("quickly", "rapidly"), ("nearly", "almost"), ("rather", "fairly"), ("mostly", "mainly"),
    ("begin", "start"), ("whole", "entire"), ("maybe", "perhaps"), ("until", "till"), ("while", "whilst"), ("big", "large"),
    ("people", "folks"), ("under", "below"), ("around", "about"), ("small", "little"), ("hard", "difficult"),
)  # fmt: skip
_OTHER = dict(_PAIRS) | {other: one for one, other in _PAIRS}
_WORD = re.compile(rf"\b({'|'.join(sorted(_OTHER, key=len, reverse=True))})\b")
_LIST = re.compile(
    r"\b(?P<one>[a-z]+), (?P<other>[a-z]+)(?P<end>,? (?:and|or)\b)|\b(?P<first>[a-z]+) (?P<word>and|or) (?P<last>[a-z]+)\b"
)
_FILLERS = ("then", "here", "there", "as it was", "at that time", "in this case", "so to speak")
_PAUSE = re.compile(r"(?<=\w)(?=[,.;:](?:\s|$)|$)")


def neutral(texts: Sequence[str], words: int) -> list[str]:
    """The texts with about so many words changed: lists turned round, plain words exchanged, words added that say nothing.

    Every text is edited once before one is edited again, the longest first.
    """
    edited = list(texts)
    turns = [_edits(text) for text in texts]
    longest_first = sorted(range(len(texts)), key=lambda place: (-len(texts[place]), place))
    left = words
    while left > 0 and texts:
        for place in longest_first:
            edited[place], changed = next(turns[place])
            left -= changed
            if left <= 0:
                break
    return edited


def _edits(text: str) -> Iterator[tuple[str, int]]:
    """The text after one edit, after two, and so on without end, each time with how many words that edit changed."""
    for found in list(_LIST.finditer(text))[::-1]:
        text = text[: found.start()] + _turned(found) + text[found.end() :]
        yield text, 2
    for found in list(_WORD.finditer(text))[::-1]:
        text = text[: found.start()] + _OTHER[found.group()] + text[found.end() :]
        yield text, 1
    turn = 0
    while True:
        filler = _FILLERS[turn % len(_FILLERS)]
        text = _said(text, filler, turn)
        yield text, len(filler.split())
        turn += 1


def _turned(found: re.Match[str]) -> str:
    """ "figures and charts" as "charts and figures"; "one, two and three" as "two, one and three"."""
    if found["one"]:
        return f"{found['other']}, {found['one']}{found['end']}"
    return f"{found['last']} {found['word']} {found['first']}"


def _said(text: str, filler: str, turn: int) -> str:
    """The text with a filler before one of its pauses."""
    pauses = [found.start() for found in _PAUSE.finditer(text)] or [len(text)]
    at = pauses[turn % len(pauses)]
    return f"{text[:at]} {filler}{text[at:]}".strip()
