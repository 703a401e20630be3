"""Questions to think on before a word is written: each rests on a deed, a turn or a piece of work of the reader's own.

A line of help is everybody's to ask about, so it gives a question only where a profile tells of nothing done. Those that speak
of what the sender works on stand first. One good question is better than two that nobody would say aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from companion.domain.outreach.outreach import Evidence
from companion.domain.outreach.writing import Brief, QuestionIdea
from companion.domain.words.telling import telling
from companion.writing.deeds import deeds
from companion.writing.lines import Pick
from companion.writing.points import point
from companion.writing.spoken import asked_of_deed, asked_of_help, asked_of_renown

MOST_IDEAS = 5
"""Questions that are thought of; the caller shows fewer, by how much they belong to this reader."""

MOST_OF_A_KIND = 2
SHARED = 0.12
"""What a word shared with the sender's goal or question is worth beside nearness in meaning, a cosine."""

_WORTH = {"deed": 0.1, "turn": 0.1, "crossing": 0.05, "piece": 0.05, "renown": 0.0}
"""What kinds of lines are worth beside each other where they are equally near: what was done before what is said of it."""

SLIP_COSTS = 0.25
"""How much nearer a slip has to be: nobody likes to be asked about one without need."""


class Thought(NamedTuple):
    """A question, the line below it, and how well it fits the sender."""

    kind: str
    text: str
    evidence: Evidence
    worth: float


def ideas(brief: Brief, pick: Pick) -> list[QuestionIdea]:
    """Up to `MOST_IDEAS` questions, those that touch what the sender works on first."""
    thoughts = sorted(_thoughts(brief, pick), key=lambda one: -one.worth) or list(_last_resort(brief))
    return [QuestionIdea(text=one.text, evidence=[one.evidence]) for one in _varied(thoughts)]


def _varied(thoughts: list[Thought]) -> list[Thought]:
    """The best of each line and piece, no more than two of a kind, and one slip."""
    kept: list[Thought] = []
    for one in thoughts:
        alike = [other for other in kept if other.kind == one.kind]
        told = {_item(other.evidence) for other in kept}
        if len(alike) < (1 if one.kind == "slip" else MOST_OF_A_KIND) and _item(one.evidence) not in told:
            kept.append(one)
    return kept[:MOST_IDEAS]


def _item(evidence: Evidence) -> str:
    """What a line belongs to: a highlight, a story, or a piece with its title and its summary."""
    return re.sub(r"\.(?:name|summary|description|story|publisher)$", "", evidence.source)


def _thoughts(brief: Brief, pick: Pick) -> Iterator[Thought]:
    wanted = _wanted(brief)
    nearness = brief.nearness or [0.0] * len(brief.points)
    for evidence, near in zip(brief.points, nearness, strict=True):
        for kind, text, line, slip in _asked(evidence, brief, pick):
            shared = min(len(telling(f"{text} {line}") & wanted), 2)
            yield Thought("slip" if slip else kind, text, evidence, near + SHARED * shared + _WORTH[kind] - SLIP_COSTS * slip)


def _wanted(brief: Brief) -> frozenset[str]:
    """Words that say what the sender works on and asks."""
    mine = brief.mentee.mentoring
    return telling(" . ".join([*(item.text for item in brief.asks), mine.goal or "", *mine.focus_areas]))


def _asked(evidence: Evidence, brief: Brief, pick: Pick) -> Iterator[tuple[str, str, str, bool]]:
    """What could be asked of one line: the kind, the question, the words it rests on, and whether they tell of a slip."""
    section = evidence.source.split("[")[0]
    if section in {"work", "volunteer", "projects", "basics.summary", "mentoring.transitions"} and "name" not in evidence.source:
        for told in deeds(evidence.quote, pooled=section in {"basics.summary", "mentoring.transitions"}):
            yield _kind(section), asked_of_deed(told, pick), told.line, told.slip
    if section == "mentoring.known_for" and (text := asked_of_renown(evidence.quote)):
        yield "renown", text, evidence.quote, False
    made = point(evidence, brief.mentor, pick) if section in {"publications", "mentoring.transitions"} else None
    if made and "story" not in evidence.source:
        yield "piece" if section == "publications" else "crossing", made.question, evidence.quote, False


def _kind(section: str) -> str:
    return "turn" if section == "mentoring.transitions" else "deed"


def _last_resort(brief: Brief) -> Iterator[Thought]:
    """One question on what the reader offers, for a profile that tells of nothing done."""
    lines = [one for one in brief.points if one.source.startswith("mentoring.can_help_with")]
    wanted = _wanted(brief)
    for evidence in sorted(lines, key=lambda one: -len(telling(one.quote) & wanted)):
        if text := asked_of_help(evidence.quote):
            yield Thought("help", text, evidence, 0.0)
            return
