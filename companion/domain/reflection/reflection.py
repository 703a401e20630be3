"""Reflection: a few open questions before, after or at the end, for one side alone, each resting on that side's own words."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.agenda.agenda import Pair, Side
from companion.domain.boundaries.boundary import Boundary
from companion.domain.outreach.outreach import Fallback, Finding, PromptUsed
from companion.domain.people import Profile
from companion.domain.promises import Promise

When = Literal["before", "after", "closing"]

FEWEST, USUAL, MOST, MICRO = 3, 4, 5, 2
"""Questions in a set (rule book, R10); `USUAL` is what is made, `MICRO` belongs to a session of twenty minutes."""

SETS_REMEMBERED = 3
"""Sets in which a question does not come again (rule book, R15)."""

GENERAL = "There is too little yet that these questions could rest on, so they are general ones."
GENERAL_ABROAD = "These questions are put in English, and your notes are not, so they are general ones and quote nothing."


class ReflectionQuestion(BaseModel):
    """One question. `about` is an exact part of what it rests on, and `source` says where: notes, question, promises or goal."""

    model_config = ConfigDict(frozen=True)

    text: str
    about: str | None = None
    skippable: bool = True
    source: str | None = None


class ReflectionBrief(BaseModel):
    """Everything a set may rest on. `notes` are those of the side that reflects; nothing private of the other's is in here.

    `earlier` holds the questions of the sets before, the newest first.
    """

    mentee: Profile
    mentor: Profile
    pair: Pair
    when: When
    side: Side
    notes: str = ""
    question: str = ""
    promises: list[Promise] = Field(default_factory=list)
    micro: bool = False
    earlier: list[list[str]] = Field(default_factory=list)
    about: str | None = Field(default=None, description="a random id, for the record of a model's calls")

    @property
    def person(self) -> Profile:
        """Who reflects."""
        return self.mentee if self.side == "mentee" else self.mentor

    @property
    def other(self) -> Profile:
        """The one they talk with."""
        return self.mentor if self.side == "mentee" else self.mentee

    @property
    def name(self) -> str:
        """What the one who reflects is called."""
        return self.pair.named(self.side)

    @property
    def size(self) -> int:
        """How many questions are made."""
        return MICRO if self.micro else USUAL

    @property
    def goal(self) -> str:
        """The mentee's goal, where it is the mentee who reflects."""
        return (self.mentee.mentoring.goal or "").strip() if self.side == "mentee" else ""

    @property
    def own_promises(self) -> list[Promise]:
        """What the one who reflects promised, under their name, their side or "me"."""
        called = {self.name.casefold(), self.person.name.casefold(), self.side, "me", "i", "both", "we"}
        return [one for one in self.promises if one.who.casefold() in called]


class WrittenReflection(BaseModel):
    """What a writer hands back. Findings are decided afterwards, by reading it."""

    questions: list[ReflectionQuestion]
    general: bool = False
    prompt: PromptUsed | None = None


class Reflection(BaseModel):
    """A set of questions for one side alone. Where a boundary stops, the lists are empty.

    `general` says that nothing was there to rest on; `note` says so in words. `private` is what it stays until its reader shares
    something.
    """

    questions: list[ReflectionQuestion] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    when: When
    for_: Side = Field(serialization_alias="for")
    general: bool = False
    note: str | None = None
    private: bool = True
    writer: str = "template"
    fallback: Fallback | None = None
    prompt: PromptUsed | None = None
    boundary: Boundary | None = None
