"""Rules about what stands where: the question (G3), both own a part (G4), actions (G6), where to meet (G9), between you (G10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.agenda.agenda import AgendaKind, Block
from companion.domain.agenda.table import ACTIONS
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.agenda.case import AgendaCase, found

MOST_ACTIONS = 3
"""Actions at the end of a session; more are not kept."""

_NUMBERED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_MOST = re.compile(rf"\b(?:at most|up to|no more than)\s+(\d+|{'|'.join(_NUMBERED)})\b", re.IGNORECASE)
_LISTED = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(?P<text>.+)$", re.MULTILINE)
_OWNER = re.compile(r"\b(?:names?|who|whose|owner)\b", re.IGNORECASE)
_DATE = re.compile(r"\b(?:dates?|by when|day|by \d|\d{4}-\d\d-\d\d)\b", re.IGNORECASE)
_WHEN_THEN = re.compile(r"\b(?:when|if)\b.*\bthen\b|\bwhen and where\b", re.IGNORECASE | re.DOTALL)


def question_first(case: AgendaCase) -> Iterator[Finding]:
    """G3: the mentee's own question stands word for word in the top half, by blocks and by minutes."""
    question = case.agenda.question
    if not question:
        name = case.pair.mentee
        said = f"There is no question of {name}’s yet. With one, in {name}’s own words, the talk has something to begin with."
        yield found("G3", said, severity="warn")
    elif not any(question in block.text for block in _top_half(case)):
        said = f"{case.pair.mentee}’s question does not stand word for word in the first half. Move its block up, or put it back."
        yield found("G3", said)


def _top_half(case: AgendaCase) -> Iterator[Block]:
    blocks, at = case.agenda.blocks, 0
    for place, block in enumerate(blocks):
        if 2 * place < len(blocks) and 2 * at < case.minutes:
            yield block
        at += block.minutes


def both_own(case: AgendaCase) -> Iterator[Finding]:
    """G4: each of the two owns at least one block."""
    for side in ("mentee", "mentor"):
        if not any(block.owner == side for block in case.talks):
            name = case.pair.mentee if side == "mentee" else case.pair.mentor
            said = f"No block is {name}’s, so the talk has one voice. A plan that is prepared anew has a part for each."
            yield found("G4", said, severity="warn")


def ends_in_actions(case: AgendaCase) -> Iterator[Finding]:
    """G6: the last block asks for at most three actions, or lists them, each with who, by when, and when it begins."""
    last, actions = case.talks[-1] if case.talks else None, case.block(ACTIONS)
    if last is None:
        return
    if actions and actions is not last:
        said = f"“{actions.title}” no longer comes last: what is said after it is agreed on by nobody."
        yield found("G6", said, severity="warn")
        return
    listed = [one["text"] for one in _LISTED.finditer(last.text)]
    if len(listed) > MOST_ACTIONS or _most(last.text) > MOST_ACTIONS:
        yield found("G6", f"More than {MOST_ACTIONS} actions at the end are rarely kept. Choose.", severity="warn")
    asked = bool(_OWNER.search(last.text) and _DATE.search(last.text) and _WHEN_THEN.search(last.text))
    if not asked and not (listed and all(_DATE.search(one) and _WHEN_THEN.search(one) for one in listed)):
        said = "The last block does not ask who does what by which date, and when it begins (“when …, then …”)."
        yield found("G6", said, severity="warn")


def _most(text: str) -> int:
    said = [one.lower() for one in _MOST.findall(text)]
    return max((_NUMBERED.get(one) or int(one) for one in said), default=0)


def has_a_place(case: AgendaCase) -> Iterator[Finding]:
    """G9: how they meet, what takes over when it fails, and, once there is a time, where."""
    meeting = case.meeting
    if meeting is None or not meeting.medium or meeting.fallback == meeting.medium:
        yield found("G9", "It is not said how you meet, and what takes over when that fails.", severity="warn")
    elif meeting.start and not (meeting.link or meeting.place):
        yield found("G9", "There is a time, and no link or place yet. Add it before you pass this on.", severity="warn")


def says_what_stays(case: AgendaCase) -> Iterator[Finding]:
    """G10: a line on what stays between the two; the first session talks about it."""
    if not case.agenda.between_us.strip():
        yield found("G10", "A line is missing on what stays between you.", severity="warn")
    talked = any(re.search(r"\bstays? between\b", block.text) for block in case.talks)
    if case.kind is AgendaKind.FIRST and not talked:
        yield found("G10", "A first session talks about what stays between you, and where that ends.", severity="warn")
