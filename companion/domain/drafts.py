"""The life of a draft: draft, reviewed, copied, and what the person notes afterwards. Nothing here sends."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from companion.domain.outreach import Channel, MessageKind, OwnWords

DraftState = Literal["draft", "reviewed", "copied"]
ThreadState = Literal["open", "answered", "declined", "closed"]


class DraftRecord(BaseModel):
    """One version of one draft, with what its writer typed. A new text is a new version; none is overwritten.

    `known_facts` are claims the person vouched for, `edited` the sentences they typed into the draft themselves, `tidied` own
    sentences in the tidier form they accepted. `model` is their answer to the preview of what a language model would be sent.
    `need` is what was being worked out when it was begun. A version `aside` was typed in another window meanwhile: it is kept,
    and is never the newest.
    """

    id: str
    version: int = 0
    mentee: str
    mentor: str
    channel: Channel = Channel.EMAIL
    kind: MessageKind = MessageKind.FIRST
    own: OwnWords = Field(default_factory=OwnWords)
    how_known: str = ""
    mutual: str | None = None
    mutual_agreed: bool = False
    known_facts: list[str] = Field(default_factory=list)
    edited: list[str] = Field(default_factory=list)
    tidied: list[str] = Field(default_factory=list)
    confirmed: list[str] = Field(default_factory=list)
    subject: str | None = None
    body: str = ""
    state: DraftState = "draft"
    writer: str = "template"
    model: Literal["unasked", "yes", "no"] = "unasked"
    need: str | None = None
    aside: bool = False
    at: datetime


class Thread(BaseModel):
    """A message the person noted as sent. Silence leaves it open; it says nothing about anybody.

    Closed without having been answered, it ended in silence. `settled_on` is the day its outcome was noted. `remind_on` is the
    one reminder there may be; `reminded` says that it was there and was put away.
    """

    id: str
    mentee: str
    mentor: str
    draft_id: str | None = None
    body: str
    sent_on: date
    state: ThreadState = "open"
    was_answered: bool = False
    settled_on: date | None = None
    remind_on: date | None = None
    reminded: bool = False

    def is_due(self, today: date) -> bool:
        """Whether its reminder has come: nobody answered, and nothing was noted since."""
        return self.state == "open" and self.remind_on is not None and self.remind_on <= today
