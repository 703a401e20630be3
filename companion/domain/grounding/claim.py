"""A claim about the reader, and whether words deny."""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.domain.words.hard_facts import QUOTED


@dataclass(frozen=True)
class Claim:
    """Something said of the reader: the words that say it, and whether they deny it.

    `because` holds a cause given for it. A `soft` claim may say more than the records do and must only not be contradicted.
    A `bound` one hangs on the claim before it and must stand in the same record; so must one `of_others`, which tells what
    somebody else did meanwhile. One `beside` another tells its circumstances, and must only speak of the same record. A
    `later` one follows another in the same breath, where half a truth hides: every word of it must stand in the record.
    """

    text: str
    denied: bool
    opens_sentence: bool = False
    because: str | None = None
    soft: bool = False
    bound: bool = False
    of_others: bool = False
    beside: bool = False
    later: bool = False


_DENIES = re.compile(
    r"\b(?:not|never|no|instead of|in place of|rather than|nobody|no one|none|"
    r"nothing|neither|nor|without|hardly|refus\w+|declin\w+|"
    r"reject\w+|(?:stop(?:ped|s|"
    r"ping)?|quit(?:ting)?|ceas\w+)(?= \w+ing\b)|"
    r"(?:gave|give|given|giving) up|"
    r"turn(?:ed|ing)?(?: (?!up|it up)[\w’'-]+){0,3} down|turn(?:ed|ing)? away(?! from)|fail(?:ed|s)? to)\b|n['’]t\b|"
    r"\s\w+ing (?:has |have |had |then |soon )?(?:stopped|ceased)\b",
    re.IGNORECASE,
)
"""Words that deny what follows; "the discussing stopped" denies what stands before."""

_GRADES = re.compile(
    r"\bno (?:more|less|longer) than\b|\b(?:when|where|what|which|whom|how|who) not to\b|\bwhether or not\b|\bnot only\b|"
    r"\b(?:almost|nearly|next to) (?:no|nothing|never|none)\b|\bno doubt\b|\bno later\b|"
    r"\bto none\b|\bno wider\b|\bnothing but\b|\bno longer\b(?= than)|"
    r"\b(?:nobody|no one|none|nothing)(?: \w+){1,2} (?:less|more|worse|better|fewer)\b(?= than|\W*$)",
    re.IGNORECASE,
)


def without_grades(text: str) -> str:
    """The text with its quotations and grades ("not only", "when not to") blanked out, letter for letter: they deny nothing."""
    return _GRADES.sub(_blank, QUOTED.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def denials(text: str) -> list[tuple[int, int]]:
    """Where a text denies."""
    return [found.span() for found in _DENIES.finditer(without_grades(text))]


def denies(text: str) -> bool:
    """Whether a clause denies: an odd number of words that deny. Quoted words and grades ("not only") are left out."""
    return len(denials(text)) % 2 == 1


def masked(text: str) -> str:
    """The text with its quotations blanked out, letter for letter, so that a split leaves them whole."""
    return QUOTED.sub(lambda found: "“" + "x" * (len(found.group()) - 2) + "”", text)


def split_outside_quotations(pattern: re.Pattern[str], text: str) -> list[str]:
    """The pieces of a text between the places where a pattern stands outside its quotations."""
    pieces, start = [], 0
    for found in pattern.finditer(masked(text)):
        pieces.append(text[start : found.start()])
        start = found.end()
    return [*pieces, text[start:]]
