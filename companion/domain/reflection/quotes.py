"""Short lines of a note that can be put before their writer word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from companion.domain.promising.readable import Named, last_named
from companion.domain.promising.telling import called
from companion.domain.reflection.telling import tells_deed, tells_much
from companion.domain.reflection.tender import is_tender, labels_somebody, speaks_of_feelings
from companion.domain.words.hard_facts import words_of_weight
from companion.domain.words.word_forms import looks_like_verb

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
    r"the)|as (?:I|we|she|he|they))\b)",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(r"\s+and\s+(?:then\s+)?(?P<verb>[a-z]+)\b")
_GOES_ON = re.compile(
    r"\s*+,?\s*+(?:which|who|whose|that|where|when)\b[^,;]*,\s*(?:(?:can|could|may|might|must|should|will|would)(?:not)?|is|are|was|"
    r"were|has|have|had|does|do|did)\b",
    re.IGNORECASE,
)
"""What follows a clause whose verb comes only after something put in between."""

_JOINED = re.compile(r"^(?:(?:and|but|so|because|then|that)\s+)+", re.IGNORECASE)
_HANGS = re.compile(
    r"^(?:which|who|whose|whom|although|though|while|when|where|if|until|unless|than|as|so that)\b", re.IGNORECASE
)
_TELLS_OF_TALKING = re.compile(
    r"^(?:(?:I|we|he|she|they) )?(?:also )?(?:talked|spoke|discussed|covered|spent|met|sat|walked|"
    r"had (?:(?:a|an|our|some) )?(?:talk|call|chat|meeting|hour|coffee|lunch))\b"
    r"(?! too\b)",
    re.IGNORECASE,
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_BULLET = re.compile(r"^\W*(?:[-*•–]|\d+[.)]|#+|>|\[[ x]?\])\s+")
_NOT_QUOTED = re.compile(r"https?:|www\.|@|[<>{}\[\]|`\\_~^=#*“”«»\"?？؟]")
_REPORTED = re.compile(
    r"(?<!\bI )\b(?:said|says|told|tells|asked|answered|replied|mentioned|wrote|think|believe|thinks|believes|"
    r"admitted|suggested|advised)\b",
    re.IGNORECASE,
)
_NOT_ABOUT_ONESELF = re.compile(r"^(?:he|she|they|you|his|her|their)\b", re.IGNORECASE)
_UNQUOTABLE = re.compile(f"{_NOT_QUOTED.pattern}|{_REPORTED.pattern}", re.IGNORECASE)
_OWN_SUBJECT = re.compile(r"^(?:I|we|my|our)\b", re.IGNORECASE)
_OF_ONESELF = re.compile(r"\b(?:I|my|we|our|me|us)\b")


class Quotable(NamedTuple):
    """An exact part of a note, and how much it seems to matter. `is_own`: it tells what its writer does or did."""

    text: str
    weight: float
    is_cut: bool = False
    is_own: bool = False


def quotable(sentences: Sequence[str], *, wanted: str = "", names: Sequence[str] = ()) -> list[Quotable]:
    """Lines that can be quoted, the weightiest first, none twice.

    What somebody else said, what speaks of them, and what is too tender to be held up are left out. `names` are the other's.
    """
    found = {one.text: one for sentence in sentences for one in _of(sentence, wanted, names)}
    return sorted(found.values(), key=lambda one: -one.weight)


def deeds_of(sentences: Sequence[str], names: Sequence[str]) -> list[Quotable]:
    """Lines that tell what the other did, the weightiest first: a deed in the past, and neither a verdict nor a wound.

    "He" and "she" are the other's as long as nobody else was named since.
    """
    found: dict[str, Quotable] = {}
    about: Named = "nobody"
    subject = re.compile(rf"^(?:(?-i:{'|'.join(called(names)) or '(?!)'})|(?P<pronoun>he|she|they))\b", re.IGNORECASE)
    for sentence in sentences:
        text = _BULLET.sub("", sentence.strip()).strip()
        for part in _pieces(text) if _may_be_quoted(text) else ():
            said = subject.match(part)
            another = said and said["pronoun"] and last_named(text.partition(part)[0], names, about) == "another"
            if said and not another and tells_deed(part[said.end() :]) and not _is_cut(part, text):
                found.setdefault(text, Quotable(part, _weight(part, text, "")))
        about = last_named(text, names, about)
    return sorted(found.values(), key=lambda one: -one.weight)


def feelings_of(sentences: Sequence[str]) -> list[Quotable]:
    """Lines in which their writer names a feeling of their own; none that touches a wound."""
    texts = [_BULLET.sub("", sentence.strip()).strip() for sentence in sentences]
    kept = [text for text in texts if not _UNQUOTABLE.search(text) and not is_tender(text) and not labels_somebody(text)]
    parts = [(part, text) for text in kept for part in _pieces(text) if _OWN_SUBJECT.match(part) and speaks_of_feelings(part)]
    found = {part: Quotable(part, _weight(part, text, ""), is_own=True) for part, text in parts if not _is_cut(part, text)}
    return list(found.values())


def is_weak(one: Quotable) -> bool:
    """Whether a line says so little, or is cut so short, that nothing should rest on it where there is anything else."""
    return one.weight < 1


def _of(sentence: str, wanted: str, names: Sequence[str]) -> Iterator[Quotable]:
    text = _BULLET.sub("", sentence.strip()).strip()
    if not _may_be_quoted(text):
        return
    part = _shortened(text)
    if part and any(map(str.isalpha, part)) and not _NOT_ABOUT_ONESELF.match(part) and not _opens_with(part, names):
        met = 6.0 * any(f" with {name}" in part for name in names if name)
        yield Quotable(part, _weight(part, text, wanted) - met, _is_cut(part, text), bool(_OWN_SUBJECT.match(part)))


def _may_be_quoted(text: str) -> bool:
    """Whether nothing in a line forbids to hold it up: markup, what somebody said, a wound, a label, a feeling."""
    if _UNQUOTABLE.search(text) or is_tender(text) or labels_somebody(text) or speaks_of_feelings(text):
        return False
    return max(map(len, text.split()), default=0) <= LONGEST_WORD or bool(_UNSPACED.search(text))


def _pieces(text: str) -> Iterator[str]:
    """The whole line without its full stop, and its clauses, as far as each can be read at a glance."""
    clauses = _BORDER.split(text)
    for piece in (text, *clauses, *(one[: found.start()] for one in clauses if (found := _joins_a_verb(one)))):
        line = _JOINED.sub("", piece.strip()).rstrip(".!…。,;: ").strip()
        if (piece is text or len(line.split()) >= SHORTEST_QUOTE) and _fits(line) and not _HANGS.match(line):
            yield line


def _joins_a_verb(clause: str) -> re.Match[str] | None:
    """The "and" behind which a second verb of the same subject stands: "drew a plan and put it up"."""
    return next((one for one in _AND_ANOTHER.finditer(clause) if looks_like_verb(one["verb"])), None)


def _shortened(text: str) -> str:
    """The first of the pieces that says something, else the first; else the first words."""
    pieces = list(_pieces(text))
    if pieces:
        return next((one for one in pieces if not _is_short(one)), pieces[0])
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
    return min(len(said), 5) + 1.5 * bool(_OF_ONESELF.search(part)) + 1.5 * tells_much(part) + min(len(said & near), 2) - poor


def _is_cut(part: str, sentence: str) -> bool:
    """Whether a line ends where no clause does."""
    behind = sentence.partition(part)[2]
    if _GOES_ON.match(behind):
        return True
    joins = _joins_a_verb(behind)
    ends = _BORDER.match(behind) or re.match(r"[,;:]", behind) or (joins and not joins.start())
    return bool(behind.strip(" .!…。,;:")) and not ends


def _is_short(part: str) -> bool:
    enough = len(words_of_weight(part)) > 1 or " too " in part
    return (len(part.split()) < SHORTEST_QUOTE or not enough) and len(_UNSPACED.findall(part)) < 4
