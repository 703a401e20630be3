"""What the sender gives back: an offer of their own profile, said as a sentence of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from companion.domain.outreach.asking import asks_for_time
from companion.domain.outreach.durations import minutes_named
from companion.domain.outreach.writing import OwnSentence
from companion.domain.people import Profile
from companion.domain.words.telling import telling
from companion.writing.grammar import is_gerund, is_sentence, lower_first

MOST_WORDS = 24

_CAN_DO = re.compile(
    r"^(?:show|teach|explain|help|read|translate|check|write|give|bring|introduce|proofread|lend|tell|send|share)\b(?!\s+of\b)",
    re.I,
)
_DOES = re.compile(
    r"^I\s+(?:(?:can|could|will|would)\s+|['’](?:ll|d)\s+)?(?P<verb>show|teach|explain|help|read|translate|check|write|give|"
    r"bring|introduce|"
    r"proofread|lend|tell|send|share|test|draw|build|repair|cook|bake|take|make|offer|look|listen|answer|record|"
    r"measure)\b(?P<rest>.*)$",
    re.I,
)
"""An offer told as a deed: "I explain tax forms" is given as what the sender can do."""

_MINE = re.compile(r"^(?:I|I['’]\w+)\s", re.I)
_CLAUSE = re.compile(r"^(?:how|what|why|where|when|which|who)\s+(?!(?:is|are|do|does|did)\b)\w", re.I)
_NOUN_PHRASE = re.compile(
    r"^(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|my|our|some|several)\b|"
    r"^(?:[\w'’-]+\s+){0,3}?[\w'’-]+s\b(?!['’])",
    re.I,
)
_AFTERTHOUGHT = re.compile(r",\s+(?:\w+ly\s+)?\w+ed\b|:\s|,\s*\w+\s+\w+$")

_GIFT_BEHIND = re.compile(r",\s+(?:and\s+)?I\s+(?:have|own|keep|can|could|will|bring)\b", re.I)

Form = Literal["said", "can", "tell", "offer", "named"]


_FOR_A_WAY = re.compile(
    r"\bhow (?:do|did|would|can|could|should|does|have) (?:I|you|we|one)\b(?! (?:know|feel|felt|notice|decide|find out|see|come|"
    r"end up)\b)|\b(?:how|what|where|which) to\b|\bwhere (?:do|would|should|can|could) (?:I|you|we|one)\b|"
    r"\b(?:what|which|who)\b[^,?]* (?:should|can|could|may) (?:I|we)\b|"
    r"\b(?:what|which)\b[^,?]* (?:do|did|would) you(?: \w+)? (?:do|say|try|change|start|begin|look|write|put|ask|use|give|show|"
    r"take|read|learn)\b",
    re.IGNORECASE,
)
"""What asks for something that can be tried: "how did you get …", "what should I …"; not how it came, nor whether it did."""


class Offer(NamedTuple):
    """The section of the phrase file an offer goes into, and the words that go there."""

    form: Form
    text: str


def asks_for_a_way(asks: Sequence[OwnSentence]) -> bool:
    """Whether a question asks how to do something, so that there is something to try and to tell of afterwards."""
    return any(_FOR_A_WAY.search(item.text) for item in asks)


MOST_OF_MATTER = 2
"""Telling words that an offer shares with what the reader speaks of, from which it may be of use to them; of one that they look
for themselves, a single word is enough."""


def fitting(lines: Sequence[str], reader: Profile) -> list[Offer]:
    """The offers this reader may have a use for: those that touch what they look for, or speak of what their profile speaks of,
    and not of their own trade, which they need no help with."""
    offers = [(line, each) for line in lines if (each := offer(line))]
    mentoring = reader.mentoring
    wanted = telling(" . ".join([mentoring.goal or "", *mentoring.focus_areas]))
    theirs = telling(" . ".join([reader.basics.summary or "", *mentoring.can_help_with]))
    trade = telling(" . ".join([reader.headline or "", *(post.position or "" for post in reader.work)]))
    of_use = (each for line, each in offers if telling(line) & wanted or _touches(line, theirs, trade))
    return list(of_use)


def _touches(line: str, theirs: frozenset[str], trade: frozenset[str]) -> bool:
    return len(telling(line) & theirs) >= MOST_OF_MATTER and not telling(line) & trade


def offer(line: str) -> Offer | None:
    """An offer and the form it takes. None when it is too long, names a length of time, which would read as an ask, or speaks of
    "your" something that this reader may not have, or where what is given stands in a clause behind: "…, I have photographs"."""
    text = re.split(r",\s+I\b", line.strip().rstrip(".!"), maxsplit=1)[0]
    if (
        not text
        or _GIFT_BEHIND.search(line)
        or len(text.split()) > MOST_WORDS
        or minutes_named(text)
        or re.search(r"\byour\b", text)
        or re.search(r"[.;]\s|\b(?:hour|minutes?)\b", text)
    ):
        return None
    if asks_for_time(f"If you like, I can offer {text}."):
        return None
    if does := _DOES.match(text):
        return Offer("can", f"{does['verb'].lower()}{does['rest']}")
    if _MINE.match(text):
        return Offer("said", text)
    if re.match(r"(?:can|will|could)\s", text, re.I):
        return Offer("can", lower_first(text.split(maxsplit=1)[1]))
    if _CAN_DO.match(text):
        return Offer("can", lower_first(text))
    if _CLAUSE.match(text):
        verb = "show" if text.lower().startswith("how to ") else "tell"
        return Offer("tell", f"{verb} you {lower_first(text)}")
    if is_sentence(text) or ": " in text:
        return None
    if _NOUN_PHRASE.match(text) and not is_gerund(text) and not _AFTERTHOUGHT.search(text):
        return Offer("offer", lower_first(text))
    return Offer("named", lower_first(text))
