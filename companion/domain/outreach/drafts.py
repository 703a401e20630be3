"""The life of a draft: draft, reviewed, copied, and what the person notes afterwards. Nothing here sends."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from companion.domain.leaving import TAKEN_OUT, Leaver
from companion.domain.outreach.outreach import Channel, MessageKind, OwnWords

DraftState = Literal["draft", "reviewed", "copied"]
ThreadState = Literal["open", "answered", "declined", "closed"]


class DraftRecord(BaseModel):
    """One version of one draft, with what its writer typed. A new text is a new version; none is overwritten.

    `known_facts` are claims the person vouched for, `edited` the sentences they typed into the draft themselves, `tidied` own
    sentences in the tidier form they accepted. `model` is their answer to the preview of what a language model would be sent.
    `need` is what was being worked out when it was begun. A version `aside` was typed in another window meanwhile: it is kept,
    and is never the newest. `mentor` is empty once the one it was for was forgotten; `taken_out` counts the lines that named or
    quoted somebody who was forgotten, and went with them.
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
    taken_out: int = 0
    at: datetime

    def without(self, gone: Leaver) -> DraftRecord:
        """The draft without what names or quotes people who are forgotten; a text that lost a line is unreviewed."""
        body, lines = gone.without(self.body)
        return self._lost(lines, gone, closely=False, body=body)

    def kept_by_its_writer(self, gone: Leaver) -> DraftRecord:
        """What its writer keeps of a draft to somebody who is forgotten: their own answers, without what speaks of them."""
        text = {"body": TAKEN_OUT, "subject": None, "mentor": "", "writer": "you"}
        return self._lost(1, gone, closely=True, **text)

    def _lost(self, lines: int, gone: Leaver, *, closely: bool, **text: object) -> DraftRecord:
        typed: dict[str, object] = {}
        for name in ("subject", "how_known", "mutual", "need"):
            said, out = gone.without(getattr(self, name) or "", mark="", closely=closely)
            typed[name], lines = said or (None if getattr(self, name) is None else ""), lines + out
        for name in ("known_facts", "edited", "tidied"):
            found = [gone.without(one, mark="", closely=closely) for one in getattr(self, name)]
            typed[name], lines = [said for said, _ in found if said], lines + sum(out for _, out in found)
        own = [gone.without(line, mark="", closely=closely) for line in self.own.lines]
        lines += sum(out for _, out in own)
        typed["own"] = OwnWords(lines=tuple(said for said, _ in own))
        changed = {**typed, **text, "state": "draft", "taken_out": self.taken_out + lines}
        return self.model_copy(update=changed) if lines else self


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
