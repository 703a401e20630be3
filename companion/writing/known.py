"""How the two know of each other, as a sentence: what the person typed, who agreed to be named, or a place both were at."""

from __future__ import annotations

import re

from companion.domain.outreach.abroad import abroad
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel
from companion.domain.outreach.writing import Brief
from companion.domain.words.hard_facts import words_of_weight
from companion.writing.grammar import is_verb_past, sentence, upper_first
from companion.writing.joints import Joints

FEWEST_DOUBLED, DOUBLED = 3, 0.75
"""Words of weight in what was typed of how they know each other, and the share of them in the own words that tells it again; of
two, both are needed."""

_NAMES_A_THING = re.compile(r"(?:your|our|the|a|an|this|that|his|her|their)\s+\w", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who|where|when)?\s*\b(?:you|I|we|they|he|she)\s+\w+", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could)\b", re.IGNORECASE)


def known(brief: Brief, joints: Joints) -> str | None:
    """How they know of each other; None where nothing says so, or the own words do already."""
    if typed := brief.how_known.strip():
        if _doubled(typed, brief):
            return None
        return _as_sentence(typed.rstrip("."), brief, joints) if is_a_thing(typed) else sentence(upper_first(typed))
    if brief.mutual and brief.mutual_agreed:
        return joints.mutual(brief.mutual)
    return None if _said_already(brief) else joints.shared_place()


def is_a_thing(text: str) -> bool:
    """Whether what was typed names something, "your talk in Lyon", rather than tells it: no sentence can be made of the words
    by a full stop alone."""
    if elsewhere := abroad(text):
        return any(forms.names_a_thing(text) for forms in elsewhere)
    if not _NAMES_A_THING.match(text) or re.search(r"[.!?;:]\s", text):
        return False
    rest = _RELATIVE.sub(" ", text)
    return not _FINITE.search(rest) and not any(is_verb_past(word) for word in words(rest)[1:])


def _as_sentence(thing: str, brief: Brief, joints: Joints) -> str:
    return sentence(upper_first(thing)) if brief.channel is Channel.NOTE else joints.told_how(thing)


def _doubled(typed: str, brief: Brief) -> bool:
    """Whether the own words tell by themselves nearly all of how the two know of each other."""
    told = {word.casefold() for word in words_of_weight(typed)}
    own = {word.casefold() for line in brief.own.lines for word in words_of_weight(line)}
    share = DOUBLED if len(told) >= FEWEST_DOUBLED else 1
    return len(told) > 1 and len(told & own) >= share * len(told)


def _said_already(brief: Brief) -> bool:
    """Whether the own words name a place that both profiles name."""
    own = " ".join(words(" ".join(brief.own.lines).casefold()))
    return any(" ".join(words(path.place.casefold())) in own for path in brief.warm_paths if path.years)
