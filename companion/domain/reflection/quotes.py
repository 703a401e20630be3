"""Short lines of a note that can be put before their writer word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from companion.domain.reflection.tender import is_tender, labels_somebody, speaks_of_feelings
from companion.domain.words.hard_facts import words_of_weight

LONGEST_QUOTE = 12
"""Words of a line that is quoted inside a question: one thought, read at a glance."""

SHORTEST_QUOTE = 4
"""Words from which a line says something that can be thought on: "We drank coffee" does not."""

LONGEST_WORD = 40
"""Characters from which a word is none."""

CUT = 12.0
"""What a line loses in weight that is cut off, or too short to say anything: it is taken only where there is nothing else."""

_LONGEST_CHARACTERS = 80
_BORDER = re.compile(
    r"(?<=[,;:])\s+|\s[–—-]\s|"
    r"\s(?=(?:but|because|so that|although|though|while|which|when|where|if|until|unless|and (?:I|it|we|she|he|they|then|"
    r"the))\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s*,?\s*(?:which|who|whose|that|where|when)\b[^,;]*,\s*(?:(?:can|could|may|might|must|should|will|would)(?:not)?|is|are|was|"
    r"were|has|have|had|does|do|did)\b",
    re.IGNORECASE,
)
"""What follows a clause whose verb comes only after something put in between."""

_JOINED = re.compile(r"^(?:(?:and|but|so|because|then|that)\s+)+", re.IGNORECASE)
_HANGS = re.compile(
    r"^(?:which|who|whose|whom|although|though|while|when|where|if|until|unless|than|as|so that)\b", re.IGNORECASE
)
_TELLS_OF_TALKING = re.compile(
    r"^(?:(?:I|we|he|she|they) )?(?:also )?(?:talked|spoke|discussed|covered|spent|met|had a (?:talk|call|chat|meeting))\b",
    re.IGNORECASE,
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_BULLET = re.compile(r"^\W*(?:[-*•–]|\d+[.)]|#+|>|\[[ x]?\])\s+")
_NOT_QUOTED = re.compile(r"https?:|www\.|@|[<>{}\[\]|`\\_~^=#*“”«»\"?？؟]")
_REPORTED = re.compile(
    r"\b(?:said|says|told|tells|asked|answered|replied|mentioned|wrote|(?<!\bI )(?:think|believe)|thinks|believes|"
    r"admitted|suggested|advised)\b",
    re.IGNORECASE,
)
_NOT_ABOUT_ONESELF = re.compile(r"^(?:he|she|they|you)\b", re.IGNORECASE)
_OF_ONESELF = re.compile(r"\b(?:I|my|we|our|me|us)\b")


class Quotable(NamedTuple):
    """An exact part of a note, and how much it seems to matter."""

    text: str
    weight: float
    is_cut: bool = False


def quotable(sentences: Sequence[str], *, wanted: str = "", names: Sequence[str] = ()) -> list[Quotable]:
    """Lines that can be quoted, the weightiest first, none twice.

    What somebody else said, what speaks of them, and what is too tender to be held up are left out. `names` are the other's.
    """
    found = {one.text: one for sentence in sentences for one in _of(sentence, wanted, names)}
    return sorted(found.values(), key=lambda one: -one.weight)


def is_weak(one: Quotable) -> bool:
    """Whether a line says so little, or is cut so short, that nothing should rest on it where there is anything else."""
    return one.weight < 1


def _of(sentence: str, wanted: str, names: Sequence[str]) -> Iterator[Quotable]:
    text = _BULLET.sub("", sentence.strip()).strip()
    if _NOT_QUOTED.search(text) or _REPORTED.search(text) or is_tender(text) or labels_somebody(text) or speaks_of_feelings(text):
        return
    if max(map(len, text.split()), default=0) > LONGEST_WORD and not _UNSPACED.search(text):
        return
    part = _shortened(text)
    if part and any(map(str.isalpha, part)) and not _NOT_ABOUT_ONESELF.match(part) and not _opens_with(part, names):
        yield Quotable(part, _weight(part, text, wanted), _is_cut(part, text))


def _shortened(text: str) -> str:
    """The whole line without its full stop, else its first clause that is long enough; else its first words."""
    for piece in (text, *_BORDER.split(text)):
        line = _JOINED.sub("", piece.strip()).rstrip(".!…。,;: ").strip()
        if (piece is text or len(line.split()) >= 4) and _fits(line) and not _HANGS.match(line):
            return line
    words = text.split()
    return " ".join(words[:8]).rstrip(".,;:") if len(words) > LONGEST_QUOTE else text[:_LONGEST_CHARACTERS].strip()


def _fits(line: str) -> bool:
    return len(line.split()) <= LONGEST_QUOTE and len(line) <= _LONGEST_CHARACTERS


def _opens_with(text: str, names: Sequence[str]) -> bool:
    return any(text.casefold().startswith(name.casefold()) for name in names if name)


def _weight(part: str, sentence: str, wanted: str) -> float:
    """More for a line that says much, of oneself, near to what is wanted; less for one that is cut, or only tells of talking."""
    said = {word.casefold() for word in words_of_weight(part)}
    near = {word.casefold() for word in words_of_weight(wanted)}
    poor = CUT * (_is_cut(part, sentence) or _is_short(part)) + 6.0 * bool(_TELLS_OF_TALKING.match(part))
    return min(len(said), 5) + 1.5 * bool(_OF_ONESELF.search(part)) + bool(said & near) - poor


def _is_cut(part: str, sentence: str) -> bool:
    """Whether a line ends where no clause does."""
    behind = sentence.partition(part)[2]
    if _GOES_ON.match(behind):
        return True
    return bool(behind.strip(" .!…。,;:")) and not _BORDER.match(behind) and not re.match(r"[,;:]", behind)


def _is_short(part: str) -> bool:
    return (len(part.split()) < SHORTEST_QUOTE or len(words_of_weight(part)) < 2) and len(_UNSPACED.findall(part)) < 4
