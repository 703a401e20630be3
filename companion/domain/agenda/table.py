"""The table of sessions (rule book, section 6.1): the blocks of each kind, with their minutes at the length it is made for.

The timings are conventions of the rule book. Short sessions put neighbouring blocks together: `joins` names the block that
swallows this one.
"""

from __future__ import annotations

from typing import NamedTuple

from companion.domain.agenda.agenda import AgendaKind, Owner

OPEN, ACTIONS, BREAK = "open", "next", "break"
"""Slots that every kind has: one unscripted block, the last one with its actions, and the pause of a long session."""


class Slot(NamedTuple):
    """One block of a kind. `alone` says that the owner does nearly all the talking."""

    name: str
    title: str
    weight: int
    owner: Owner
    joins: str | None = None
    alone: bool = False
    merged_title: str | None = None


TABLE: dict[AgendaKind, tuple[Slot, ...]] = {
    AgendaKind.FIRST: (
        Slot("welcome", "Welcome, and each one’s path", 9, "both", joins="hope"),
        Slot("hope", "What {mentee} hopes for", 9, "mentee", merged_title="Welcome, and what {mentee} hopes for"),
        Slot("working", "How we work", 12, "both"),
        Slot("topic", "A first topic", 6, "mentor"),
        Slot(OPEN, "Open", 5, "both"),
        Slot(ACTIONS, "Next step", 4, "both"),
    ),
    AgendaKind.REGULAR: (
        Slot("since", "Since last time", 6, "mentee", joins="goal"),
        Slot("goal", "Goal for today", 5, "mentee", merged_title="Since last time, and the goal for today"),
        Slot("stand", "Where things stand", 10, "mentee"),
        Slot("options", "Options, with one concrete case", 12, "mentor"),
        Slot(OPEN, "Open", 5, "both"),
        Slot(ACTIONS, "Way forward", 7, "mentee"),
    ),
    AgendaKind.TRANSITION: (
        Slot("draw", "What draws and what pushes", 8, "mentee", joins="carry"),
        Slot("carry", "Skills that carry over", 13, "mentee", merged_title="What draws you, and what carries over"),
        Slot("gaps", "Gaps, and cheap tests", 9, "both"),
        Slot("field", "How the field really works", 9, "mentor", merged_title="How the field really works, and who else knows"),
        Slot("people", "People and places to talk to", 6, "both", joins="field"),
        Slot(OPEN, "Open", 7, "both"),
        Slot(ACTIONS, "Next step", 5, "mentee"),
    ),
    AgendaKind.MICRO: (
        Slot("context", "Context", 3, "mentee"),
        Slot("question", "The one question", 2, "mentee"),
        Slot("aloud", "Thinking aloud", 8, "mentor", alone=True),
        Slot(OPEN, "Follow-ups, open", 4, "mentee"),
        Slot(ACTIONS, "Take-away and thanks", 3, "both"),
    ),
    AgendaKind.PEER: (
        Slot(OPEN, "Check-in, open", 6, "both"),
        Slot("first", "{mentee}’s topic", 18, "mentee"),
        Slot("second", "{mentor}’s topic", 18, "mentor"),
        Slot(ACTIONS, "Swap: one thing each will try", 8, "both"),
    ),
    AgendaKind.REVERSE: (
        Slot("why", "Why we do this, and who teaches what", 4, "both"),
        Slot("lesson", "{mentor} shows", 18, "mentor", alone=True),
        Slot("asks", "{mentee}’s questions", 9, "mentee", joins=OPEN),
        Slot(OPEN, "Open", 5, "mentee", merged_title="{mentee}’s questions, and open time"),
        Slot("gain", "What {mentor} wants to gain", 5, "mentor"),
        Slot(ACTIONS, "Next step", 4, "both"),
    ),
    AgendaKind.CLOSING: (
        Slot("back", "Looking back at the first goal", 10, "mentee"),
        Slot("changed", "What changed, on both sides", 12, "both"),
        Slot(OPEN, "Open: what was hard or unsaid", 6, "both"),
        Slot("thanks", "Thanks", 5, "both", joins="follows"),
        Slot("follows", "What follows", 7, "both", merged_title="Thanks, and what follows"),
        Slot(ACTIONS, "Who else now", 5, "mentor"),
    ),
}
"""Blocks in their order. In a reverse session the mentor is the junior who teaches, the mentee the senior who learns."""

USUAL_MINUTES = {
    AgendaKind.FIRST: 45, AgendaKind.REGULAR: 45, AgendaKind.TRANSITION: 60, AgendaKind.MICRO: 20, AgendaKind.PEER: 50,
    AgendaKind.REVERSE: 45, AgendaKind.CLOSING: 45,
}  # fmt: skip
"""How long each kind is when nobody says."""

QUESTION_IN = {
    AgendaKind.FIRST: "hope", AgendaKind.REGULAR: "goal", AgendaKind.TRANSITION: "draw", AgendaKind.MICRO: "question",
    AgendaKind.PEER: "first", AgendaKind.REVERSE: "why", AgendaKind.CLOSING: "back",
}  # fmt: skip
"""The block in which the mentee's question stands word for word, always in the top half."""

TITLES = {
    AgendaKind.FIRST: "First session", AgendaKind.REGULAR: "Session", AgendaKind.TRANSITION: "Session about a career change",
    AgendaKind.MICRO: "One question", AgendaKind.PEER: "Peer session", AgendaKind.REVERSE: "Reverse mentoring",
    AgendaKind.CLOSING: "Closing session",
}  # fmt: skip
"""What a session of each kind is called."""
