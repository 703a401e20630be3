"""What the draft page keeps between two events: the open draft, and what was offered beside it and is not settled yet."""

from __future__ import annotations

import secrets
from typing import Literal, Protocol

from pydantic import BaseModel, Field

from companion.domain.outreach.assistance import Bridge, Sharpened, Tidied
from companion.domain.outreach.outreach import Evidence, OwnWords
from companion.errors import UsageError
from companion.services.outreach.drafting import OpenDraft
from companion.web.events import Answer, Call
from companion.web.panel import Act

Task = Literal["write", "tidy", "sharpen", "bridges"]
"""What a language model can be asked for on this page."""


class ModelTask(BaseModel):
    """A request to a model: the task, the question it is about, and the line that question is to turn towards.

    It waits on the desk until the person has seen what would be sent.
    """

    task: Task
    line: Evidence | None = None
    question: str = ""


class Offers(BaseModel):
    """What a model offered beside the draft, until it is taken or left. Nothing of it is in the draft."""

    waiting: ModelTask | None = None
    question: str = ""
    question_at: int | None = Field(default=None, ge=0, le=2)
    asked_back: bool = False
    tidied: list[Tidied] = Field(default_factory=list)
    sharpened: Sharpened | None = None
    bridges: list[Bridge] = Field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits for the person."""
        return not (self.waiting or self.question or self.tidied or self.sharpened or self.bridges)


class Other(BaseModel):
    """What another window stored meanwhile, shown beside what is typed here."""

    version: int
    subject: str = ""
    body: str = ""
    words: list[str] = Field(default_factory=list)


class Suggested(BaseModel):
    """Somebody else for the same need, with a line of theirs."""

    person: str
    name: str
    headline: str | None = None
    quote: str = ""
    source: str = ""


class Grows(BaseModel):
    """What the panel keeps in which a text grows: its mark, by which it is stopped."""

    mark: str = ""


class Desk(BaseModel):
    """The open draft and its version, or whom a message is meant for until it is known who writes.

    `rev` and `words_rev` mark the contents of the two forms: a form whose mark stays the same keeps what is typed in it.
    `others` are people to write to next. The focus moves when its mark changes, to the field named or to the top.
    """

    draft: str | None = None
    version: int = 0
    mentor: str | None = None
    need: str | None = None
    rev: str = Field(default_factory=lambda: mark())
    words_rev: str = Field(default_factory=lambda: mark())
    offers: Offers = Field(default_factory=Offers)
    other: Other | None = None
    others: list[Suggested] = Field(default_factory=list)
    focus: str = Field(default_factory=lambda: mark())
    focus_at: str = ""

    def offering(self, **changes: object) -> Desk:
        """The desk with other offers on it."""
        return self.model_copy(update={"offers": self.offers.model_copy(update=changes)})

    def cleared(self) -> Desk:
        """The desk with no offers on it; that a question was asked back is remembered."""
        return self.model_copy(update={"offers": Offers(asked_back=self.offers.asked_back)})

    def with_focus(self, field: str) -> Desk:
        """The desk, with one field to go on in."""
        return self.model_copy(update={"focus": mark(), "focus_at": field})

    def new_letter(self) -> Desk:
        """The letter starts from what is stored."""
        return self.model_copy(update={"rev": mark(), "other": None})

    def new_words(self) -> Desk:
        """The own words start from what is stored."""
        return self.model_copy(update={"words_rev": mark(), "other": None})


class Shows(Protocol):
    """Puts a draft on the page, with the desk as it was: forms whose mark it keeps are left alone. A new desk without one."""

    def __call__(self, opened: OpenDraft, said: str = "", *, desk: Desk | None = None, trouble: bool = False) -> Answer:
        """The page's change."""


def gone() -> UsageError:
    """What is pressed and is not on the page any more."""
    return UsageError("That is not on the page any more.", "Ask once more.")


def mark() -> str:
    """Something that was not there before."""
    return secrets.token_hex(4)


def open_draft(call: Call) -> tuple[str, int]:
    """The draft on the page, and the version the page shows. Raises UsageError when none is open."""
    desk = call.kept(Desk)
    if desk.draft is None:
        raise UsageError("No draft is open here.", "Open one from the list.")
    return desk.draft, desk.version


def own_words(act: Act) -> OwnWords:
    """The three answers as typed, each on one line; an empty one keeps its place."""
    return OwnWords(lines=tuple(" ".join(act.text(f"own-{place}").split()) for place in range(3)))
