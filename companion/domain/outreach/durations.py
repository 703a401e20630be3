"""How long a talk would take, where a text names it."""

from __future__ import annotations

import re
from typing import NamedTuple

from companion.domain.outreach.abroad import abroad
from companion.domain.words.hard_facts import NUMBER_WORDS

__all__ = ["DURATION", "MAX_MINUTES", "Duration", "is_of_a_thing", "minutes_named", "without_lengths_of_things"]

MAX_MINUTES = 30
"""Longest conversation a first message may ask for (rule O6; a convention, not a finding)."""

DURATION = re.compile(
    r"\b(?P<long>(?:a (?:couple|few)|several) (?:of )?hours|half a day|an? (?:whole|full|entire) (?:day|morning|afternoon|"
    r"evening))\b|"
    r"\b(?P<whole>\d|[a-z]+) and a half(?:\s*(?:[-–]|to|or)\s*(?P<upto>\d|[a-z]+))? hours?|"
    r"\b(?P<half>half an hour|(?<!and a )half[- ]hour)|\b(?P<quarter>(?:a )?quarter (?:of an )?hour|"
    r"quarter[- ]hour)|(?<!\bat )(?<!\bby )(?<!\bto )\b(?P<low>\d{1,3}(?:[.,]\d)?|"
    r"[a-z]+(?:-[a-z]+)?)"
    r"(?:(?:\s*[-–]\s*|\s+(?:to|or)\s+)(?P<high>\d{1,3}|[a-z]+(?:-[a-z]+)?))?[\s-]*"
    r"(?:(?:free|spare|short|quiet) )?(?P<unit>minutes?|mins?|hours?|"
    r"hrs?|(?<=\d )h|(?<=\d)h)\b(?P<more> and a "
    r"half)?",
    re.IGNORECASE,
)


_MEETING = (
    r"(?:call|chat|talk|conversation|meeting|coffee|tea|lunch|walk|zoom|appointment|session|visit|ring|exchange|slot|window)s?"
)
_OF_A_THING = re.compile(
    r"[\s-]++(?!(?:of|on|by|in|at|with|for|to|from|over|via|per|a|an|any|some|when|where|if|or|and|but|is|are|was|would|will|should|"
    r"could|can|may|might|max\w*|please|maybe|perhaps|next|this|that|these|each|every|together|face|online|together|between|before|"
    rf"after|during|about|sometime|only|at|back|then|there|here|I|we|you|your|my)\b)(?!(?:[\w-]+\s+)?{_MEETING}\b)[^\W\d_]{{3,}}",
    re.IGNORECASE,
)
"""Behind a length in the singular, what is so long: "the 40 hour course", "a twelve-hour shift". A talk is none of these."""

_OF_A_STRETCH = re.compile(r"\b(?:first|last|final|opening|closing)\s+\Z", re.IGNORECASE)
"""Before a length it makes it part of something longer: "the first twenty minutes of a shift"."""

_IT_HAS = re.compile(r"\b(?:the|my|our|their|his|her|its|this|that|(?:about|of|in|during|after|before) an?)\s+\Z", re.IGNORECASE)
"""Before a length, what makes it that of a thing whatever is asked beside it: "after a twelve-hour shift"."""

_ASKED_FOR = re.compile(
    r"\b(?:(?:could|can|may|might|would|shall|will) (?:I|we|you)|(?:have|spare|find|make|got) (?:some |the |any )?time|with you|"
    r"together|I(?:['’]d| would) (?:like|love|be)|let['’]?s|hoping|hope)\b",
    re.IGNORECASE,
)
"""What makes a length in its sentence that of a talk, whatever the talk is called: "a 90 minute workshop with you"."""

_SENTENCE_ENDS = re.compile(r"[.!?\n]")

_SINGULAR = re.compile(r"(?:minute|hour)\Z", re.IGNORECASE)


class Duration(NamedTuple):
    """How long a talk would take, in minutes, and the place where it is said."""

    minutes: int
    span: tuple[int, int]


def minutes_named(text: str) -> list[Duration]:
    """Durations of a talk in minutes (the longest of a range), each with its place."""
    found = [Duration(*named) for forms in abroad(text) for named in forms.lengths(text)]
    for match in DURATION.finditer(text):
        value = None if is_of_a_thing(match) else _minutes(match)
        if value is not None and match.start() not in {named.span[0] for named in found}:
            found.append(Duration(value, match.span()))
    return found


def is_of_a_thing(length: re.Match[str]) -> bool:
    """Whether a length that was found says how long something else is than a talk: "the 40 hour course", "the last hour"."""
    if _OF_A_STRETCH.search(length.string, max(0, length.start() - 10), length.start()):
        return True
    several = bool(_SINGULAR.search(length.group())) and (_number(length["high"] or length["low"] or "") or 0) > 1
    if not several or not _OF_A_THING.match(length.string, length.end()):
        return False
    if _IT_HAS.search(length.string, max(0, length.start() - 20), length.start()):
        return True
    return not _ASKED_FOR.search(_sentence_of(length))


def _sentence_of(length: re.Match[str]) -> str:
    """The sentence in which a length stands, as far as marks tell."""
    before = _SENTENCE_ENDS.split(length.string[: length.start()])[-1]
    return before + length.group() + _SENTENCE_ENDS.split(length.string[length.end() :], maxsplit=1)[0]


def without_lengths_of_things(text: str) -> str:
    """A text without those lengths in it that are of something else than a talk."""
    return DURATION.sub(lambda length: " " if is_of_a_thing(length) else length.group(), text)


def _minutes(match: re.Match[str]) -> int | None:
    if match["long"]:
        return 120 if "hours" in match["long"].lower() else 240
    if match["whole"]:
        hours = _number(match["upto"] or match["whole"])
        return None if hours is None else round(hours * 60) + (0 if match["upto"] else 30)
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15
    amount = _number(match["high"] or match["low"])
    if amount is None:
        return None
    whole = round(amount * 60) if match["unit"].lower().startswith("h") else round(amount)
    return whole + 30 if match["more"] else whole


def _number(word: str) -> float | None:
    if not word:
        return None
    if word[0].isdigit():
        return float(word.replace(",", "."))
    if word.lower() in {"a", "an", "one"}:
        return 1
    tens, _, ones = word.lower().partition("-")
    known = [int(NUMBER_WORDS[part]) for part in (tens, ones) if part in NUMBER_WORDS]
    return sum(known) if known else None
