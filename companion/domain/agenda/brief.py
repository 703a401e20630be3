"""What passes between the plan of a session and whoever writes it. What is not in here cannot be in an agenda."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.agenda.agenda import AgendaKind, Block, Line, Meeting, Owner, Pair, Side, Source
from companion.domain.outreach.outreach import PromptUsed
from companion.domain.people import Profile
from companion.domain.promises import Promise


class Bridge(BaseModel):
    """One line of each that may speak of something alike in different trades; offered as a question."""

    model_config = ConfigDict(frozen=True)

    mentee: Source
    mentor: Source


class AgendaBrief(BaseModel):
    """Everything about a session that both sides may read.

    `cases` are lines of the mentor's that touch the question or the goal, the nearest first, `told` lines of the mentee's, and
    `touching` those of them that do. `sore` says which crossings come near what the mentor declines to talk about: nothing is
    told of them. `others` are names of people who are open and could know more.
    """

    kind: AgendaKind
    minutes: int
    mentee: Profile
    mentor: Profile
    pair: Pair
    question: str = ""
    promises: list[Promise] = Field(default_factory=list)
    meeting: Meeting
    between_us: str
    cases: list[Source] = Field(default_factory=list)
    told: list[Source] = Field(default_factory=list)
    touching: list[Source] = Field(default_factory=list)
    bridges: list[Bridge] = Field(default_factory=list)
    sore: frozenset[str] = frozenset()
    others: list[str] = Field(default_factory=list)
    cautions: list[str] = Field(default_factory=list)
    about: str | None = Field(default=None, description="a random id, for the record of a model's calls")

    def person(self, side: Side) -> Profile:
        """The profile of one side."""
        return self.mentee if side == "mentee" else self.mentor


class PrivateNotes(BaseModel):
    """What one side wrote for themselves. It goes into that side's own view, and nowhere else."""

    lines: tuple[str, ...] = ()
    of: Side = "mentee"

    def seen_by(self, side: Side) -> list[Line]:
        """The lines as far as this side may read them: all of their own, none of the other's."""
        if side != self.of:
            return []
        return [
            Line(text=line, from_=[Source(source=f"notes[{number}]", quote=line, who=self.of)])
            for number, line in enumerate(self.lines)
        ]


class WrittenAgenda(BaseModel):
    """What a writer hands back: the blocks. Findings are decided afterwards, by reading them."""

    blocks: list[Block]
    prompt: PromptUsed | None = None


class MarkedValue(BaseModel):
    """What stands behind a mark such as `[goal]`, and whose words these are; None where they are nobody's in particular."""

    mark: str
    text: str
    who: Owner | None = None


class MarkedAgenda(BaseModel):
    """Blocks in which everything that people wrote is a mark, so that no text of theirs need be read to arrange them."""

    blocks: list[Block]
    values: list[MarkedValue]

    def filled(self, text: str) -> str:
        """A text with what stands behind its marks. A value is never read for marks itself."""
        texts = {value.mark: value.text for value in self.values}
        return re.sub(r"\[\w+\]", lambda found: texts.get(found.group(), found.group()), text)
