"""What is asked of a session to be prepared, and what that needs from outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pydantic import BaseModel, Field

from companion.domain.agenda.agenda import LONGEST, MAX_NOTES, MAX_QUESTION, SHORTEST, AgendaKind, Side
from companion.domain.guidance.guidance import Audience, GuidancePassage, Moment
from companion.domain.people import Profile
from companion.domain.promises import Promise
from companion.domain.relationship import Phase
from companion.errors import InputError, TextTooLong
from companion.seams import AgendaModel, AgendaPreparer, AgendaWriter, Clock, Embedder, Index, Lexicon, People
from companion.services.boundaries import ReadsBoundaries
from companion.services.configured import Wanted


class AgendaRequest(BaseModel):
    """A session to be prepared. `kind` None is chosen; `minutes` None is what is usual for the kind.

    `notes` are of the side in `notes_of`, for that side's own view alone. `start` knows its zone. `about` is a random id for the
    record of a model's calls. `guest` is a mentee who is not on record. `kind_because` says why the kind that is named was.
    Without `history`, nothing is read of what the two noted of one another: for whoever is neither of them.
    """

    mentee: str
    mentor: str
    kind: AgendaKind | None = None
    minutes: int | None = None
    question: str = ""
    notes: str = ""
    notes_of: Side = "mentee"
    promises: list[Promise] = Field(default_factory=list)
    start: datetime | None = None
    zone: str | None = None
    link: str | None = None
    place: str | None = None
    writer: Wanted = "auto"
    about: str | None = None
    guest: Profile | None = None
    kind_because: str = "You asked for this kind."
    history: bool = True


class GuidesMoments(Protocol):
    """What the notes say for a moment of mentoring."""

    def __call__(self, moment: Moment, audience: Audience, about: str, *, top: int = 2) -> list[GuidancePassage]:
        """Up to `top` passages, the nearest first."""


FindsOthers = Callable[[Profile, Profile, str], Sequence[str]]
"""Names of up to two people who are open and come near what a mentee asks, without the mentor at hand."""


FindsPhase = Callable[[str, str], Phase | None]
"""Where a mentee and a mentor say that they are, by their ids; None where they say nothing."""


@dataclass(frozen=True)
class AgendaSeams:
    """What agendas need from outside."""

    people: People
    index: Index
    embedder: Embedder
    lexicon: Lexicon
    clock: Clock
    writer: AgendaWriter
    preparer: AgendaPreparer
    boundaries: ReadsBoundaries
    guidance: GuidesMoments
    others: FindsOthers
    model: Callable[[], AgendaModel | None] = lambda: None
    phase: FindsPhase = lambda *_: None


def check_length(request: AgendaRequest) -> None:
    """Raises InputError for a session too short or too long, TextTooLong for more words than are read."""
    if request.minutes is not None and not SHORTEST <= request.minutes <= LONGEST:
        raise InputError(f"A session of {request.minutes} minutes is not planned here.", f"Choose {SHORTEST} to {LONGEST}.")
    for text, most, what in ((request.question, MAX_QUESTION, "question"), (request.notes, MAX_NOTES, "notes")):
        if len(text) > most:
            has = "have" if what == "notes" else "has"
            raise TextTooLong(
                f"The {what} {has} {len(text):,} characters.", f"At most {most:,} are read; give the part that matters."
            )
