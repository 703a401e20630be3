"""Which field a heading asks for, by what it asks rather than by its words: 'What I want to learn', 'Where do you need support?'

Each word becomes a letter for what it does in the question (`questions.toml`), and the letters are read by a few rules. Wanting,
needing or seeking is of the goal, being able or willing to give is of what somebody can help with; 'help you' is received, 'help
others' is given. What has the marks of two fields is of neither until a person says so.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from string import ascii_lowercase

from companion.importers.headings import plain_heading

LONGEST = 25
"""Words of a heading that are looked at: a longer one is a paragraph."""

_FAMILIES = (
    "what", "when", "why", "have", "want", "like", "learn", "goal", "offer", "share", "help", "advice", "others", "to_me", "you",
    "can", "to", "from", "mentor", "times", "free", "join", "discuss", "other",
)  # fmt: skip
"""Of words, by what they do in a question; those of `questions.toml`, and every other word. What is passed over has none."""
_LETTER_OF = dict(zip(_FAMILIES, ascii_lowercase, strict=False))


def _read_as(rule: str) -> re.Pattern[str]:
    """A rule in names of families, as an expression over their letters; white space counts for nothing."""
    return re.compile(re.sub(r"[a-z_]{2,}", lambda name: _LETTER_OF[name[0]], rule), re.VERBOSE)


_YES_OR_NO = re.compile(
    r"(?:are|is|am|do|does|did|have|has|had|will|would|can|could|may|should|haben|hast|bist|sind|tiene\w*|wil|heb|avez|as)\b"
)
"""How a question begins that is answered with yes or no."""
_OF_ONESELF = re.compile(r"\babout (?:you|me|yourself|myself)\b|\bwith us\b|\b(?:hear|find out|know) about\b")

_RECEIVES = _read_as("""
      goal
    | (want|like) (you|to_me)? to? other{0,2} share? learn
    | learn want
    | to learn (?!from (you|to_me))
    | ^ what learn
    | (want|like) (you|to_me)? other{0,2} (help|advice)
    | (help|advice) (other|you|to_me)? (want|like) (?!to (help|share|offer))
    | (help|share) you (?!can)
    | to_me (help|share)
    | (help|share) to_me
    | mentor to (help|share)
    | ^ what (you|to_me)? want (you|to_me){0,2} (from|mentor|other|$)
    | ^ (you|to_me) want (from|mentor|$)
""")
_GIVES = _read_as("""
      can (you|to_me)? (others)? to? (help|share) (?!you|to_me)
    | (want|like) to learn? (help|share) (?!you|to_me)
    | (help|share) others
    | to mentor others
    | can advice
    | can mentor (?!to? (help|share))
    | want you share
    | learn from (you|to_me)
    | ^ (help|share) you? can
""")
_OFFERS = _read_as("can (you|to_me)? to? offer | (want|like) to? offer | offer you? can | you offer")
_LEARNS_TO_GIVE = _read_as("(want|like) (you|to_me)? to? learn (to|other)+ (help|share)")
_OTHERS_LEARN = _read_as("others .* learn")
_DISCUSSES = _read_as("(want|like) to? discuss | can discuss")
_LEARNT = _read_as("have .{0,3} learn")
_WHEN = _read_as("when .* (times|free) | times .* free | free .* times")
_GIVES_A_REASON = _read_as("want|like|mentor|join")
_TO_MENTEES = re.compile(r"\bmentees?\b|\bas a mentor\b|\bals mentorin?\b|\bcomo mentora?\b|\bothers\b")
_WITH_MENTOR = re.compile(r"\b(?:with|from) (?:your|my|a|the) mentor\b")


def asked_for(heading: str) -> frozenset[str]:
    """The fields that a heading may ask for: none, one, or several where it says too little to tell."""
    plain = plain_heading(heading)
    letters = _read(plain)
    if not letters or _YES_OR_NO.match(plain) or _OF_ONESELF.search(plain):
        return frozenset()
    if letters[0] == _LETTER_OF["why"]:
        return frozenset({"why_this_matters"}) if _GIVES_A_REASON.search(letters) else frozenset()
    return frozenset(_fields(plain, letters))


def is_received(heading: str) -> bool:
    """Whether a heading speaks of help for whoever answers, also where yes or no answers it."""
    return bool(_RECEIVES.search(_read(plain_heading(heading))))


def _fields(plain: str, letters: str) -> set[str]:
    found = set()
    gives = bool(_GIVES.search(letters)) and not _LEARNS_TO_GIVE.search(letters)
    if _RECEIVES.search(letters) and not _LEARNT.search(letters) and not (gives and _OTHERS_LEARN.search(letters)):
        found.add("goal")
    if gives:
        found.add("can_help_with")
    if _OFFERS.search(letters):
        found.add("can_help_with" if _TO_MENTEES.search(plain) else "offers")
    if not found and _DISCUSSES.search(letters):
        found |= {"can_help_with"} if _TO_MENTEES.search(plain) else {"goal"} if _WITH_MENTOR.search(plain) else _EITHER
    if not found and _WHEN.search(letters):
        found.add("available")
    return found


_EITHER = {"goal", "can_help_with"}


def _read(plain: str) -> str:
    words = plain.split()
    return "".join(map(_letter, words)) if 1 < len(words) <= LONGEST else ""


def _letter(word: str) -> str:
    family = next((family for family, pattern in _families().items() if pattern.fullmatch(word)), "other")
    return _LETTER_OF.get(family, "")


@cache
def _families() -> dict[str, re.Pattern[str]]:
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {family: _any_of(words) for family, words in listed.items()}


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"{word[:-1]}\w*" if word.endswith("*") else re.escape(word) for word in words.split()))
