"""A person's own name and third-person singular pronouns, masked in what is embedded and indexed.

No rank can then depend on what somebody is called; what is quoted stays exact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_PRONOUNS = {
    "he": "they", "she": "they", "him": "their", "her": "their", "his": "their", "hers": "their",
    "himself": "themself", "herself": "themself",
}  # fmt: skip
"""`her` is him and his in one, so that all four become the same word."""

_PRONOUN = re.compile(rf"\b({'|'.join(_PRONOUNS)})\b", re.IGNORECASE)
_PARTICLES = frozenset(
    """al ap bin binti da dan de del dell della den der di dos du e el i la le mac ten ter ul van von y""".split()
)
_JOINTS = re.compile(r"[\s.'’ʻ‘-]+")

MASKED_NAME = "somebody"


def masked(text: str, name: str = "") -> str:
    """A text as it is embedded and indexed: one person's name and third-person singular pronouns masked."""
    return Mask(name)(text)


class Mask:
    """Masks one person's name and third-person singular pronouns.

    Parts of the name are masked as written or in capitals (a name such as Rose is not taken for the flower in lower case),
    and a run of parts becomes one word, with the particles and initials of that name beside them, so that a short name and a
    long one leave the same text behind.
    """

    def __init__(self, name: str) -> None:
        words = name.split()
        strong = {form for word in words for part in _parts(word) for form in _forms(part)}
        if not strong:
            strong = {name.strip()} - {""}
        self._run = _run(strong, set(words) - strong, words) if strong else None

    def __call__(self, text: str) -> str:
        """The text as it is embedded and indexed."""
        text = self._run.sub(MASKED_NAME, text) if self._run else text
        return _PRONOUN.sub(lambda found: _PRONOUNS[found.group().lower()], text)

    def with_origins(self, text: str) -> tuple[str, list[int]]:
        """The text masked, capitals kept as sentences have them, and where each of its characters, and its end, came from."""
        hidden, origins, at = "", [], 0
        for start, end, word in self._hidden(text):
            hidden += text[at:start] + word
            origins += [*range(at, start), start, *[end] * (len(word) - 1)]
            at = end
        return hidden + text[at:], [*origins, *range(at, len(text) + 1)]

    def _hidden(self, text: str) -> list[tuple[int, int, str]]:
        names = [(*found.span(), MASKED_NAME.capitalize()) for found in self._run.finditer(text)] if self._run else []
        taken = {place for start, end, _ in names for place in range(start, end)}
        pronouns = [
            (*found.span(), _as_written(_PRONOUNS[found.group().lower()], found.group()))
            for found in _PRONOUN.finditer(text)
            if found.start() not in taken
        ]
        return sorted([*names, *pronouns])


def _as_written(word: str, pattern: str) -> str:
    return word.capitalize() if pattern[0].isupper() else word


def _parts(word: str) -> set[str]:
    """What of one word of a name stands for the person when it stands alone: the word, and its longer parts."""
    whole = word.strip(".,")
    parts = {part for part in _JOINTS.split(whole) if len(part) > 2 and part.lower() not in _PARTICLES}
    return parts | ({whole} if len(whole) > 1 and word[-1] != "." and whole.lower() not in _PARTICLES else set())


def _forms(part: str) -> set[str]:
    return {part, part.upper(), part.capitalize() if part.isupper() else part}


def _run(strong: set[str], weak: set[str], words: list[str]) -> re.Pattern[str]:
    """A run of parts of a name with its particles and initials; or two words of it and more that would say nothing alone."""
    one = _any(strong)
    beside = _any(weak) if weak else "(?!)"
    rows = [words[start:end] for start in range(len(words)) for end in range(start + 2, len(words) + 1)]
    together = [r"\s+".join(map(re.escape, row)) for row in rows if not all(word.islower() for word in row)]
    run = rf"(?:{beside}[\s-]+)*{one}(?:[\s'’-]+(?:{beside}[\s-]+)*{one})*(?:\s+{beside})*"
    edge = rf"[\w{_marks()}]"
    whole = "|".join([run, *sorted(together, key=len, reverse=True)])
    return re.compile(rf"(?<!{edge})(?:{whole})(?!{edge})")


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


@lru_cache(maxsize=1)
def _marks() -> str:
    """Accents and vowel signs that belong to the letter before them, as the inside of a character class."""
    return "".join(re.escape(chr(code)) for code in range(0x300, 0x2000) if unicodedata.category(chr(code)).startswith("M"))
