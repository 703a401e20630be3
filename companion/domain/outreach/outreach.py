"""First messages: what a writer is given, what a draft is, and what is said about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.boundaries.boundary import Boundary
from companion.domain.guidance.guidance import GuidancePassage


class Channel(StrEnum):
    """How the message will travel; the person carries it there."""

    EMAIL = "email"
    LINKEDIN = "linkedin"
    NOTE = "note"
    SLACK = "slack"


class MessageKind(StrEnum):
    """What the message is for."""

    FIRST = "first"
    INTRO_REQUEST = "intro-request"
    AFTER_EVENT = "after-event"
    FOLLOW_UP = "follow-up"
    UPDATE = "update"
    THANK_YOU = "thank-you"

    @property
    def after_meeting(self) -> bool:
        """Whether the two have met, or one has answered the other, before this message."""
        return self in {MessageKind.AFTER_EVENT, MessageKind.UPDATE, MessageKind.THANK_YOU}

    @property
    def after_contact(self) -> bool:
        """Whether something passed between the two before this message, if only a first one."""
        return self.after_meeting or self is MessageKind.FOLLOW_UP


Origin = Literal["own", "profile", "courtesy", "unsupported"]
Severity = Literal["fail", "warn"]

QUESTIONS_FOR_YOU = (
    "Why this person? What have they done or written that made you stop?",
    "What have you tried so far, and what happened?",
    "What do you want to ask? One question you could not have answered by searching.",
)
"""The three questions asked before anything is drafted, in the order of `OwnWords`."""

THANK_YOU_PROMPTS = (
    "What did you try after the talk?",
    "What happened?",
    "What will you do next, and would they like to hear how it goes?",
)
"""A thank-you is written by the one who is thankful; these are all it gets from here."""

MAX_OWN_LINE = 600
"""Characters one answer to the three questions may have."""


class OwnWords(BaseModel):
    """The mentee's own answers as typed, in the order of `QUESTIONS_FOR_YOU`; evidence names them `own[0]`, `own[1]`, …"""

    model_config = ConfigDict(frozen=True)

    lines: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(line.strip() for line in self.lines)

    def within_limit(self) -> OwnWords:
        """The answers as far as their fields take them, to read a text by while one is still being cut down."""
        return OwnWords(lines=tuple(line[:MAX_OWN_LINE] for line in self.lines))


class Evidence(BaseModel):
    """The line a sentence rests on: an exact part of one value."""

    who: Literal["mentor", "mentee", "own"]
    source: str
    quote: str


class Sentence(BaseModel):
    """A sentence of the body, or the greeting, or the sign-off, with the lines it rests on."""

    text: str
    origin: Origin
    evidence: list[Evidence] = Field(default_factory=list)


class Finding(BaseModel):
    """What a rule has to say. `span` counts code points of the body, end exclusive; None speaks of the subject or the whole."""

    rule: str
    severity: Severity
    message: str
    span: tuple[int, int] | None = None
    fix: str | None = None
    confirmed: bool = False


class PromptUsed(BaseModel):
    """The prompt or phrase file a writer worked from."""

    name: str
    version: int
    sha256: str


class Fallback(BaseModel):
    """Why the template writer wrote although a model was asked."""

    cause: str


class TakeAway(BaseModel):
    """What a busy reader takes away in ten seconds, each quoted from the draft; None is said as missing.

    `in_english`: else who writes and why is not read, and None says nothing about the draft.
    """

    who: str | None = None
    why_me: str | None = None
    asked: str | None = None
    how_long: str | None = None
    in_english: bool = True


class Draft(BaseModel):
    """A message nobody has sent, with a receipt for every sentence."""

    subject: str | None
    body: str
    writer: str
    fallback: Fallback | None = None
    sentences: list[Sentence] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    own_words_share: float = 0.0
    own_left_out: list[str] = Field(default_factory=list)
    questions_for_you: list[str] = Field(default_factory=list)
    take_away: TakeAway = Field(default_factory=TakeAway)
    ready: bool = False
    prompt: PromptUsed | None = None
    boundary: Boundary | None = None


class Specificity(BaseModel):
    """How much more a question belongs to this mentor than to the pool: rank of the mentor, and lead over the next."""

    rank: int
    margin: float


class SuggestedQuestion(BaseModel):
    """A question that rests on a line of this mentor's. Offered to think on; never put in anybody's mouth."""

    text: str
    evidence: list[Evidence]
    specificity: Specificity


class WarmPath(BaseModel):
    """Something both have in common by their own account, with the line of each."""

    kind: Literal["employer", "school", "event", "contact"]
    quotes: list[Evidence]
    years: tuple[int, int] | None = None

    @property
    def place(self) -> str:
        """What both call it: the shorter of the two names, so that it stands in both lines."""
        return min((one.quote for one in self.quotes), key=len)


class OutreachPlan(BaseModel):
    """What there is to work with before a word is written."""

    questions_for_you: list[str]
    evidence: list[Evidence]
    suggested_questions: list[SuggestedQuestion]
    warm_paths: list[WarmPath]
    shape: list[str] = Field(default_factory=list)
    cautions: list[str] = Field(default_factory=list)
    guidance: list[GuidancePassage] = Field(default_factory=list)
    boundary: Boundary | None = None
