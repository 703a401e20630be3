"""All or none, where the line tells of a part: "all nine lead crews" and "nine, four of whom lead crews"."""

from __future__ import annotations

import re

from companion.domain.words.hard_facts import NUMBER_WORDS, QUOTED

_FIGURE = rf"(?:\d[\d.,]*|{'|'.join(NUMBER_WORDS)})"

_ALL = re.compile(
    rf"\b(?:all|each|every (?:one|single)) (?:of )?(?:the |your |those |these )?(?:{_FIGURE})\b|"
    r"\beach of (?:the|your|those|these)\b|"
    r"\b(?:every one|all) of (?:the|your|those|these|them)\b|\bwithout exception\b|\bevery (?:single )?time\b",
    re.IGNORECASE,
)
_A_PART = re.compile(
    rf"\b{_FIGURE} of (?:whom|which|them)\b|\bexcept(?: for)?\b|\ball but\b|\bbut (?:one|two|three)\b|"
    rf"\b{_FIGURE} (?:still|came back|stayed|left|are|were|is|was)\b|\bsome of\b|\bmost of\b|\b(?:right|wrong) {_FIGURE}\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|not an?y?|almost no|next to no)\b[^.;:,]{0,60}?\b(?:any ?more|any longer|at all|left)\b|"
    r"\b(?:almost|next to) (?:never|nothing|nobody|none)\b|\b(?:hardly|scarcely|barely|disappeared|vanished)\b|"
    r"\bno longer (?:any|happens?|exists?)\b",
    re.IGNORECASE,
)
_ABOUT = r"(?:(?:about|around|some|nearly) )?"
_LESS = re.compile(
    rf"\b(?:from|down) (?:{_ABOUT}(?P<held>{_FIGURE})\b)?[^.;:]{{0,30}}?"
    rf"to {_ABOUT}(?P<left>{_FIGURE}|half|a (?:third|quarter|tenth))\b|"
    r"\b(?:lost|fell|dropped|down|cut|sank|shrank|reduced)\b[^.;:]{0,40}?"
    r"\b(?:by )?(?:a|one|two) (?:third|half|quarter|fifth|tenth)s?\b|"
    r"\bhalved\b|\bby half\b",
    re.IGNORECASE,
)
_MANY_TIMES = re.compile(
    r"\b(?:dozens of|scores of|hundreds of|countless|many|umpteen) times\b|\bagain and again\b|\btime and again\b", re.IGNORECASE
)
_FEW_TIMES = re.compile(r"\b(?:once|twice|(?:two|three|four|five|six|[2-6]) times)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,.;:]")
_WORD = re.compile(r"[^\W\d_]+")
BEGINNING = 4
"""Letters by which two forms of a word are the same: "bake", "baked"; shorter words say little."""

_NOTHING_LEFT = frozenset({"0", "none", "no", "zero", "nothing"})


def all_for_a_part(claim: str, line: str) -> bool:
    """Whether a claim says of all what the line says of a part, of none what it says of fewer, or many times
    what it says was twice."""
    claim, line = (QUOTED.sub(" ", text) for text in (claim, line))
    if _ALL.search(claim) and not _A_PART.search(claim) and any(_is_of(part, claim, line) for part in _A_PART.finditer(line)):
        return True
    if _MANY_TIMES.search(claim) and _FEW_TIMES.search(line) and not _MANY_TIMES.search(line):
        return True
    if not _NONE.search(claim) or _NONE.search(line):
        return False
    return any(_is_less(found) for found in _LESS.finditer(line))


def _is_of(part: re.Match[str], claim: str, line: str) -> bool:
    """Whether what a line says of a part is what the claim says of all: "four bake" beside "all nine bake"."""
    told = _CLAUSE_END.split(line[part.end() :], maxsplit=1)[0]
    said = _beginnings(told)
    return not said or bool(said & _beginnings(claim))


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:BEGINNING] for word in _WORD.findall(text.casefold()) if len(word) >= BEGINNING)


def _is_less(found: re.Match[str]) -> bool:
    """Whether it became fewer and some were left: "from 12 to 60" is a rise."""
    left = (found["left"] or "some").lower()
    if NUMBER_WORDS.get(left, left) in _NOTHING_LEFT:
        return False
    before, after = (_count(figure) for figure in (found["held"], found["left"]))
    return before is None or after is None or after < before


def _count(figure: str | None) -> float | None:
    """A figure as a number; None for what is none, such as "half"."""
    try:
        return float(NUMBER_WORDS.get(figure.lower(), figure).rstrip(".,").replace(",", "")) if figure else None
    except ValueError:
        return None
