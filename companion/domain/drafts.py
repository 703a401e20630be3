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

    `known_facts` are claims the person vouched for, `edited` the sentences they typed into the draft themselves.
    """

    id: str
    version: int = 0
    mentee: str
    mentor: str
    channel: Channel = Channel.EMAIL
    kind: MessageKind = MessageKind.FIRST
    own: OwnWords = Field(default_factory=OwnWords)
    how_known: str = ""
    known_facts: list[str] = Field(default_factory=list)
    edited: list[str] = Field(default_factory=list)
    confirmed: list[str] = Field(default_factory=list)
    subject: str | None = None
    body: str = ""
    state: DraftState = "draft"
    writer: str = "template"
    at: datetime


class Thread(BaseModel):
    """A message the person noted as sent. Silence leaves it open; it says nothing about anybody."""

    id: str
    mentee: str
    mentor: str
    draft_id: str | None = None
    body: str
    sent_on: date
    state: ThreadState = "open"
