"""A relationship as the two tell it: a phase that people set, an agreement, an end without reasons. Nothing is measured."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, Field

from companion.domain.agenda.shared import SharedAgenda


class Phase(StrEnum):
    """Where the two say they are."""

    CONTACT = "contact"
    FIRST_TALK = "first talk"
    SERIES = "series"
    OCCASIONAL = "occasional"
    ENDED = "ended"


NEXT: dict[Phase, frozenset[Phase]] = {
    Phase.CONTACT: frozenset({Phase.FIRST_TALK, Phase.SERIES, Phase.OCCASIONAL, Phase.ENDED}),
    Phase.FIRST_TALK: frozenset({Phase.SERIES, Phase.OCCASIONAL, Phase.ENDED}),
    Phase.SERIES: frozenset({Phase.OCCASIONAL, Phase.ENDED}),
    Phase.OCCASIONAL: frozenset({Phase.SERIES, Phase.ENDED}),
    Phase.ENDED: frozenset({Phase.CONTACT}),
}
"""What may follow what. After an end, the two may begin again."""


class Agreement(BaseModel):
    """What the two agreed on; every field may be left open."""

    length: str | None = Field(default=None, max_length=500, description="how many talks, or until when")
    rhythm: str | None = Field(default=None, max_length=500)
    channel: Literal["video", "phone", "in_person", "text"] | None = None
    reply_time: str | None = Field(default=None, max_length=500)
    confidentiality: str | None = Field(default=None, max_length=2_000, description="what stays between the two")
    limits: str | None = Field(default=None, max_length=2_000, description="where that ends")
    review_on: date | None = None


class Relationship(BaseModel):
    """Two people and what they say of their talks. There is no place in it for a reason, a score or a count."""

    id: str
    version: int = 0
    mentee: str
    mentor: str
    phase: Phase = Phase.CONTACT
    agreement: Agreement = Field(default_factory=Agreement)
    agenda: SharedAgenda | None = None
    at: datetime

    def is_of(self, person_id: str) -> bool:
        """Whether somebody is one of the two."""
        return person_id in {self.mentee, self.mentor}

    def is_due_for_review(self, today: date) -> bool:
        """Whether the day has come on which the two wanted to look at their agreement."""
        review = self.agreement.review_on
        return self.phase is not Phase.ENDED and review is not None and review <= today
