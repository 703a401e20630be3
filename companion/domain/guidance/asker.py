"""Who puts a question, and of whom it speaks, where its words say so: "my mentee" is said by a mentor, "our pairs" by a lead."""

from __future__ import annotations

import re

from companion.domain.guidance.guidance import Audience

_SAID_BY: dict[Audience, re.Pattern[str]] = {
    "lead": re.compile(
        r"\b(?:programmes?|programs?|schemes?|participants?|pairs|pairings?|organis\w+|mentors and mentees|"
        r"(?:our|two|the|some)(?: \w+)? (?:mentors|mentees|volunteers))\b",
        re.IGNORECASE,
    ),
    "mentor": re.compile(
        r"\b(?:(?:my|our|a|the)(?: new| own)? mentees?|as a mentor|be(?:ing)? (?:a|her|his|their) mentor|"
        r"mentoring (?:somebody|someone|her|him|them))\b",
        re.IGNORECASE,
    ),
    "mentee": re.compile(r"\bmy(?: \w+)? mentors?\b", re.IGNORECASE),
}

_PRONOUN = re.compile(r"\b(?:s?he|they|him|hers?|them|his|theirs?)\b", re.IGNORECASE)
_ROLE = re.compile(r"\bment(?:or|ee)", re.IGNORECASE)


def said_by(question: str) -> frozenset[Audience]:
    """Whose words these are, as far as they show; empty where they do not.

    Who speaks of a mentee is no mentee: "my mentor" counts only where no mentee is named.
    """
    found: set[Audience] = {audience for audience, words in _SAID_BY.items() if words.search(question)}
    return frozenset(found - {"mentee"} if "mentor" in found else found)


def speaks_of_nobody_named(question: str) -> bool:
    """Whether somebody stands in it only as "she" or "they": the asker knows whom they mean, and does not say what they are."""
    return bool(_PRONOUN.search(question)) and not _ROLE.search(question)
