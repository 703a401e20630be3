"""What is asked of an outreach message, and what preparing one needs from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, Field

from companion.domain.outreach.outreach import MAX_OWN_LINE, Channel, MessageKind, OwnWords, Specificity
from companion.domain.rules.programme import Programme
from companion.errors import TextTooLong
from companion.seams import (
    ClaimReader,
    Clock,
    Contacts,
    Drafts,
    Embedder,
    Index,
    Lexicon,
    People,
    Prompter,
    RevisingWriter,
    Writer,
)
from companion.services.boundaries import ReadsBoundaries
from companion.services.configured import Wanted
from companion.services.guidance.drawn_on import DrawsOnNotes, nothing


class Request(BaseModel):
    """Who writes to whom, how, and what the writer typed: own words, facts they vouch for, sentences edited by hand.

    `about` is the draft's random id, for the record of a model's calls. Without `history`, nothing is read of what the mentee
    sent before and what came of it: for whoever is somebody else.
    """

    mentee: str
    mentor: str
    own: OwnWords = Field(default_factory=OwnWords)
    channel: Channel = Channel.EMAIL
    kind: MessageKind = MessageKind.FIRST
    how_known: str = ""
    mutual: str | None = None
    mutual_agreed: bool = False
    confirmed: list[str] = Field(default_factory=list)
    known_facts: list[str] = Field(default_factory=list)
    edited: list[str] = Field(default_factory=list)
    about: str | None = None
    history: bool = True


class DraftRequest(Request):
    """A message to be written, by the model where one is configured (`auto`), or by the writer that is named."""

    writer: Wanted = "auto"


class CheckRequest(Request):
    """A message somebody wrote. `own_given` False takes the text as the mentee's own writing.

    `drafted`: a writer of ours began it, and what the mentee typed since is in `edited`.
    """

    text: str
    own_given: bool = False
    drafted: bool = False


class MeasuresSpecificity(Protocol):
    """How much more a question belongs to one mentor than to the pool."""

    def __call__(self, question: str, mentor_id: str) -> Specificity:
        """Rank and margin of the mentor."""


@dataclass(frozen=True)
class OutreachSeams:
    """What outreach needs from outside; what only a writer needs is made when it is first asked for."""

    people: People
    contacts: Contacts
    drafts: Drafts
    index: Callable[[], Index]
    embedder: Callable[[], Embedder]
    lexicon: Lexicon
    clock: Clock
    writer: Callable[[], Writer]
    prompter: Callable[[], Prompter]
    specificity: MeasuresSpecificity
    boundaries: ReadsBoundaries
    model: Callable[[], RevisingWriter | None] = lambda: None
    programme: Callable[[], Programme] = Programme
    second_reader: Callable[[], ClaimReader | None] = lambda: None
    guidance: DrawsOnNotes = nothing


def checked(own: OwnWords) -> OwnWords:
    """The own lines, each in its place, an empty one too. Raises TextTooLong when one is longer than its field takes."""
    lines = tuple(line.strip() for line in own.lines)
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_OWN_LINE:
            raise TextTooLong(
                f"Line {number} of your own words has {len(line)} characters; {MAX_OWN_LINE} is the most.",
                "Keep what the reader needs to answer you.",
            )
    return OwnWords(lines=lines)
