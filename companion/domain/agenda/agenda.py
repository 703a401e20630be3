"""Agendas: what two people could talk about and for how long, and what each of them alone gets to prepare."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.boundaries.boundary import Boundary
from companion.domain.outreach.outreach import Fallback, Finding, PromptUsed
from companion.domain.promises import Promise

SHORTEST, LONGEST = 15, 90
"""Minutes a session may have (rule book, section 6.1: any length in between)."""

MAX_QUESTION = 1_000
"""Characters of the mentee's question: it stands word for word in the agenda."""

MAX_NOTES = 200_000
"""Characters of notes that are read."""


class AgendaKind(StrEnum):
    """The seven kinds of session."""

    FIRST = "first"
    REGULAR = "regular"
    TRANSITION = "transition"
    MICRO = "micro"
    PEER = "peer"
    REVERSE = "reverse"
    CLOSING = "closing"


Side = Literal["mentee", "mentor"]
Owner = Literal["mentee", "mentor", "both"]


class Source(BaseModel):
    """A line that a text rests on: an exact part of one value.

    `source` is a path into the profile of `who`, or `question`, `promises[0]`, `notes[2]` (the third line of the notes that is
    not empty; in their writer's own view only).
    """

    model_config = ConfigDict(frozen=True)

    source: str
    quote: str
    who: Owner


class Block(BaseModel):
    """One part of a session. `slot` is its place in the table of its kind, `break` for a break; `from` what its text rests on.

    `edited`: its words are a person's own, changed by hand.
    """

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    title: str
    minutes: int
    owner: Owner
    text: str
    from_: list[Source] = Field(default_factory=list, alias="from")
    slot: str = ""
    edited: bool = False


class Line(BaseModel):
    """One line of a view, with what it rests on."""

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    text: str
    from_: list[Source] = Field(default_factory=list, alias="from")


class ViewSection(BaseModel):
    """Lines under a heading."""

    model_config = ConfigDict(frozen=True)

    heading: str
    lines: list[Line]


class View(BaseModel):
    """What one audience sees of a plan."""

    model_config = ConfigDict(frozen=True)

    title: str
    sections: list[ViewSection]


class Views(BaseModel):
    """Three views of one plan: what both see, and what each side alone gets."""

    shared: View
    mentee_only: View
    mentor_only: View


class DrewOn(BaseModel):
    """A passage of the notes or the handbook that fits this session: shown beside the agenda, with where it comes from."""

    note: str
    heading: str
    text: str
    evidence: str


class Meeting(BaseModel):
    """How the two meet: by which means, where, and what could take over when that fails. `start` knows its zone.

    `both_name_it`: the two name the fallback in their profiles; else it is theirs to agree on.
    """

    medium: str
    fallback: str
    both_name_it: bool = False
    link: str | None = None
    place: str | None = None
    start: datetime | None = None
    zone: str | None = None


class Pair(BaseModel):
    """What the two are called in a text."""

    model_config = ConfigDict(frozen=True)

    mentee: str
    mentor: str

    def named(self, owner: Owner) -> str:
        """Whose block it is, in words."""
        return {"mentee": self.mentee, "mentor": self.mentor, "both": "both"}[owner]


class Agenda(BaseModel):
    """A plan for one session that nobody has sent. Where a boundary stops, the named fields are empty or None."""

    kind: AgendaKind | None = None
    kind_because: str | None = None
    minutes: int | None = None
    blocks: list[Block] = Field(default_factory=list)
    views: Views | None = None
    findings: list[Finding] = Field(default_factory=list)
    question: str = ""
    promises: list[Promise] = Field(default_factory=list)
    pair: Pair | None = None
    meeting: Meeting | None = None
    between_us: str = ""
    drew_on: list[DrewOn] = Field(default_factory=list)
    writer: str = "template"
    fallback: Fallback | None = None
    prompt: PromptUsed | None = None
    ready: bool = True
    boundary: Boundary | None = None
