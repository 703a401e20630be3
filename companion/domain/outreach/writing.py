"""What passes between the plan of a message and whoever writes it."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.outreach.outreach import Channel, Evidence, Finding, MessageKind, OwnWords, PromptUsed, WarmPath
from companion.domain.people import Profile

LAST_ANSWER = 2
"""The third answer, what is asked. Whoever types a letter line by line goes on with it."""


class OwnSentence(BaseModel):
    """One sentence of the person's own, word for word, the line it was typed in, and the answer it belongs to."""

    text: str
    line: int
    answer: int = Field(default_factory=lambda given: min(given["line"], LAST_ANSWER))

    @property
    def source(self) -> str:
        """Its name as evidence."""
        return f"own[{self.line}]"


class Manners(BaseModel):
    """The frame of a letter that somebody typed themselves; what is None or empty is left to the writer.

    `first` stand at the beginning whatever else is said; `inline`, they go on from the greeting on the same line. `whole`: a
    letter was typed into one answer, and keeps its order. `heading` is the subject. `unplaced` are
    words of theirs that the frame has no place for.
    """

    model_config = ConfigDict(frozen=True)

    heading: str | None = None
    greeting: str | None = None
    thanks: tuple[str, ...] = ()
    farewell: str | None = None
    name: str | None = None
    postscript: str | None = None
    unplaced: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    inline: bool = False
    whole: bool = False


class Brief(BaseModel):
    """Everything a writer may use. What is not in here cannot be in the message."""

    mentee: Profile
    mentor: Profile
    channel: Channel = Channel.EMAIL
    kind: MessageKind = MessageKind.FIRST
    own: OwnWords = Field(default_factory=OwnWords)
    why: list[OwnSentence] = Field(default_factory=list)
    tried: list[OwnSentence] = Field(default_factory=list)
    asks: list[OwnSentence] = Field(default_factory=list)
    points: list[Evidence] = Field(default_factory=list)
    nearness: list[float] = Field(default_factory=list, description="of each point to what is asked and said, cosine")
    warm_paths: list[WarmPath] = Field(default_factory=list)
    how_known: str = ""
    mutual: str | None = None
    mutual_agreed: bool = False
    today: date
    manners: Manners | None = Field(default=None, description="the typed frame, once it is taken out of the own sentences")
    about: str | None = Field(default=None, description="the draft's id, for the record of a model's calls")


class WrittenMessage(BaseModel):
    """What a writer hands back: text only. Origins and findings are decided afterwards, by reading it.

    `findings` tell what was left out of a language model's text; `answer` is its own answer, to be revised.
    """

    subject: str | None
    body: str
    own_left_out: list[str] = Field(default_factory=list)
    prompt: PromptUsed | None = None
    findings: list[Finding] = Field(default_factory=list)
    answer: str | None = None


class QuestionIdea(BaseModel):
    """A question somebody might ask this reader, and the line it rests on."""

    text: str
    evidence: list[Evidence]
