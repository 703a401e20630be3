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

from companion.importers.headings import plain_heading

LONGEST = 25
"""Words of a heading that are looked at: a longer one is a paragraph."""

_LETTERS = {
    "what": "q", "when": "e", "why": "r", "have": "a", "want": "w", "like": "k", "learn": "l", "goal": "g", "offer": "f",
    "share": "v", "help": "h", "advice": "n", "others": "o", "to_me": "d", "you": "y", "can": "c", "to": "t", "from": "p",
    "mentor": "m", "times": "s", "free": "z", "join": "j", "discuss": "u", "passed_over": "",
}  # fmt: skip
_OTHER = "x"
_YES_OR_NO = re.compile(
    r"(?:are|is|am|do|does|did|have|has|had|will|would|can|could|may|should|haben|hast|bist|sind|tiene\w*|wil|heb|avez|as)\b"
)
"""How a question begins that is answered with yes or no."""
_OF_ONESELF = re.compile(r"\babout (?:you|me|yourself|myself)\b|\bwith us\b|\b(?:hear|find out|know) about\b")

_RECEIVES = re.compile(
    r"g|[wk][yd]?t?x{0,2}v?l|lw|tl(?!p[yd])|^ql|[wk][yd]?x{0,2}[hn]|[hn][xyd]?[wk](?!t[hvf])"
    r"|[hv]y(?!c)|d[hv]|[hv]d|mt[hv]|^q[yd]?w[yd]{0,2}(?:[pmx]|$)|^[yd]w(?:[pm]|$)"
)
_GIVES = re.compile(r"c[yd]?o?t?[hv](?![yd])|[wk]tl?[hv](?![yd])|[hv]o|tmo|cn|cm(?!t?[hv])|wyv|lp[yd]|^[hv]y?c")
_OFFERS = re.compile(r"c[yd]?t?f|[wk]t?f|fy?c|yf")
_LEARNS_TO_GIVE = re.compile(r"[wk][yd]?t?l[tx]+[hv]")
_OTHERS_LEARN = re.compile(r"o.*l")
_DISCUSSES = re.compile(r"[wk]t?u|cu")
_LEARNT = re.compile(r"a.{0,3}l")
_TO_MENTEES = re.compile(r"\bmentees?\b|\bas a mentor\b|\bals mentorin?\b|\bcomo mentora?\b|\bothers\b")
_WITH_MENTOR = re.compile(r"\b(?:with|from) (?:your|my|a|the) mentor\b")
_WHEN = re.compile(r"e.*[zs]|s.*z|z.*s")


def asked_for(heading: str) -> frozenset[str]:
    """The fields that a heading may ask for: none, one, or several where it says too little to tell."""
    plain = plain_heading(heading)
    letters = _read(plain)
    if not letters or _YES_OR_NO.match(plain) or _OF_ONESELF.search(plain):
        return frozenset()
    if letters[0] == "r":
        return frozenset({"why_this_matters"}) if re.search("[wkmj]", letters) else frozenset()
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
    return next((_LETTERS[family] for family, pattern in _families().items() if pattern.fullmatch(word)), _OTHER)


@cache
def _families() -> dict[str, re.Pattern[str]]:
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {family: _any_of(words) for family, words in listed.items()}


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"{word[:-1]}\w*" if word.endswith("*") else re.escape(word) for word in words.split()))
