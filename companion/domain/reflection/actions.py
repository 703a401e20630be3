"""What the writer of a note means to do, as it stands behind "will you"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion.domain.reflection.topics import Topic, ends_open, yours
from companion.domain.reflection.words import STOPS
from companion.domain.words.tongue import is_english

LONGEST_ACTION = 10
"""Words of what somebody means to do."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*")
_MEANT = re.compile(
    r"\b(?:I|we) (?:said|wrote|answered|promised|agreed|(?:told|promised) (?:him|her|them|[A-Z]\w+))(?: that)? "
    r"(?:I|we)(?:['’]d| would|['’]ll| will)(?: try to)? (?P<told>.+)"
    r"|\b(?:I|we)(?:['’]ll| will| shall| must| should)(?: now| also| then| first)?(?: try to)? (?P<said>.+)"
    r"|\b(?:I|we)(?:['’]m| am| are)? (?:going|plan|planning|want|intend|need|have|hope|promised|agreed|decided|mean|offered)"
    r"(?: (?:him|her|them))? to "
    r"(?:try to )?(?P<planned>.+)"
    r"|\b(?:I|we)(?:['’]d| would) like to (?P<liked>.+)"
    r"|^\W*(?:will|(?:need|plan|want|going|have) to) (?P<bare>.+)",
    re.IGNORECASE,
)
_ACTION_ENDS = re.compile(
    r"[.,;:!?()“”\"]|\s[–—-]\s|\s(?:because|so that|so|but|which|although|though|if|when|while|unless|as soon as|until|then|"
    r"(?:before|after|once)(?= (?:I|we)\b))\s|"
    r"\sand (?=(?:I|we|she|he|they|it|see|then|to)\b)",
    re.IGNORECASE,
)
_NO_ACTION = frozenset("be have not never know think see feel like love need want always probably maybe only also".split())
_HANGS_ON = re.compile(r"\b(?:I|we|it|this|that|them|these|those)\b", re.IGNORECASE)


def actions(sentences: Sequence[str]) -> list[Topic]:
    """What the writer means to do, as it stands behind "will you": from "I will", "we want to", "I promised to" and such."""
    found = (_action(sentence) for sentence in sentences if is_english(sentence) or _MEANT.match(sentence))
    return [topic for topic in found if topic]


def _action(sentence: str) -> Topic | None:
    meant = _MEANT.search(sentence)
    if not meant:
        return None
    text = next(part for part in meant.groups() if part)
    about = _ACTION_ENDS.split(text, maxsplit=1)[0].strip()
    if len(about.split()) > LONGEST_ACTION:
        about = about.split(" and ")[0].strip()
    words = _WORD.findall(about)
    first = words[0].lower() if words else ""
    fits = 2 <= len(about.split()) <= LONGEST_ACTION and about.startswith(words[0] if words else "\0")
    if not fits or first in _NO_ACTION or first in STOPS or ends_open(words) or _HANGS_ON.search(about):
        return None
    return Topic(yours(about), about, 2.0)
