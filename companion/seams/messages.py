"""Drafts, who writes them, and what they are carried away as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from companion.seams.basics import Records

if TYPE_CHECKING:
    from companion.domain.model_calls import Outgoing
    from companion.domain.outreach.drafts import DraftRecord, Thread
    from companion.domain.outreach.outreach import Finding
    from companion.domain.outreach.receipts import Receipt
    from companion.domain.outreach.writing import Brief, QuestionIdea, WrittenMessage
    from companion.seams.basics import Watch


class Drafts(Records, Protocol):
    """Drafts with their versions, and threads."""

    def save(self, draft: DraftRecord, *, expected_version: int | None = None) -> DraftRecord:
        """Store a new version. Raises Conflict when another version was stored meanwhile."""

    def set_aside(self, draft: DraftRecord) -> DraftRecord:
        """Store a version that came too late to be the newest, so that its text is not lost."""

    def get(self, draft_id: str) -> DraftRecord | None:
        """The newest version of a draft."""

    def versions(self, draft_id: str) -> list[DraftRecord]:
        """Every version, the newest first."""

    def latest(self, mentee: str | None = None) -> list[DraftRecord]:
        """The newest version of each draft, the newest first; of one mentee when named."""

    def threads(self, mentee: str) -> list[Thread]:
        """What the person noted as sent, and what came of it."""

    def note(self, thread: Thread) -> None:
        """Open a thread, or change its state."""


class Writer(Protocol):
    """Arranges a message. Whoever writes, the same grounding and rules read it afterwards."""

    name: str

    def write(self, brief: Brief) -> WrittenMessage:
        """A message from the brief's facts and own words, and from nothing else."""


class RevisingWriter(Protocol):
    """A language model that writes: it can be read beforehand, watched while it writes, and asked once more."""

    name: str

    def outgoing(self, brief: Brief) -> Outgoing:
        """Exactly what would be sent, and where. Raises ModelError when nothing may be sent."""

    def write(self, brief: Brief, watch: Watch | None = None) -> WrittenMessage:
        """A message from the brief's facts and own words. Raises ModelError."""

    def revise(self, brief: Brief, before: WrittenMessage, findings: Sequence[Finding]) -> WrittenMessage:
        """The message once more, told what was found in it. Raises ModelError."""


class Prompter(Protocol):
    """Thinks ahead of the person: questions that rest on a line, and the shape of the message with gaps."""

    def suggest(self, brief: Brief) -> list[QuestionIdea]:
        """Questions resting on the brief's points, the nearest first."""

    def shape(self, brief: Brief) -> list[str]:
        """The message before anything is typed; a line that begins with "…" is a gap."""


class MessageFiles(Protocol):
    """A message in the forms a person carries away."""

    def eml(self, *, subject: str | None, body: str, name: str, address: str | None) -> bytes:
        """An unsent e-mail file to one recipient, or to nobody yet."""

    def mailto(self, *, subject: str | None, body: str, address: str | None) -> str | None:
        """A link for the mail program, or None when it would be too long."""

    def file_name(self, name: str) -> str:
        """A plain file name for a message to somebody."""


class ReceiptPage(Protocol):
    """A receipt as a page."""

    def receipt(self, receipt: Receipt) -> str:
        """One self-contained page of HTML."""
