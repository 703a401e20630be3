"""How the two know of each other, as a sentence: what the person typed, who agreed to be named, or a place both were at."""

from __future__ import annotations

import re

from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.writing import Brief
from companion.writing.grammar import is_verb_past, lower_first, sentence, upper_first
from companion.writing.joints import Joints

_NAMES_A_THING = re.compile(r"(?:your|our|the|a|an|this|that|his|her|their)\s+\w", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who|where|when)?\s*\b(?:you|I|we|they|he|she)\s+\w+", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could)\b", re.IGNORECASE)


def known(brief: Brief, joints: Joints) -> str | None:
    """How they know of each other; None where nothing says so, or the own words do already."""
    if typed := brief.how_known.strip():
        return _as_sentence(typed.rstrip("."), brief) if is_a_thing(typed) else sentence(upper_first(typed))
    if brief.mutual and brief.mutual_agreed:
        return joints.mutual(brief.mutual)
    return None if _said_already(brief) else joints.shared_place()


def is_a_thing(text: str) -> bool:
    """Whether what was typed names something, "your talk in Lyon", rather than tells it: no sentence can be made of the words
    by a full stop alone."""
    if not _NAMES_A_THING.match(text) or re.search(r"[.!?;:]\s", text):
        return False
    rest = _RELATIVE.sub(" ", text)
    return not _FINITE.search(rest) and not any(is_verb_past(word) for word in words(rest)[1:])


def _as_sentence(thing: str, brief: Brief) -> str:
    if brief.channel is Channel.NOTE:
        return sentence(upper_first(thing))
    if brief.kind is MessageKind.AFTER_EVENT:
        return f"I am writing after {lower_first(thing)}."
    return f"{upper_first(thing)} is how I know of you."


def _said_already(brief: Brief) -> bool:
    """Whether the own words name a place that both profiles name."""
    own = " ".join(words(" ".join(brief.own.lines).casefold()))
    return any(" ".join(words(path.place.casefold())) in own for path in brief.warm_paths if path.years)
