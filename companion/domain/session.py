"""What people keep of their talks: notes that are their writer's, promises a person ticked, answers for oneself alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.promises import PromiseState
from companion.domain.reflection.reflection import When

MAX_ANSWER = 5_000
"""Characters of one answer to a question for reflection."""


class NoteRecord(BaseModel):
    """One version of a note about talks with `other`. Private, but for the sentences in `shared`.

    A version `aside` was typed in another window meanwhile: it is kept, and is never the newest.
    """

    id: str
    version: int = 0
    owner: str
    other: str
    text: str = ""
    shared: list[str] = Field(default_factory=list)
    aside: bool = False
    at: datetime

    def seen_by(self, person_id: str) -> list[str]:
        """What somebody may read of it: its writer all, the other the shared sentences that still stand in it."""
        if person_id == self.owner:
            return [self.text] if self.text else []
        return [one for one in self.shared if one in self.text] if person_id == self.other else []


class ProposedPromise(BaseModel):
    """A promise as the words of a note suggest it. It becomes one only when a person says that it is true."""

    model_config = ConfigDict(frozen=True)

    who: str
    what: str
    due: date | None = None
    words: str


class PromiseRecord(BaseModel):
    """One promise between two people. `words` are those of a note it came from: they are for `noted_by` alone."""

    id: str
    version: int = 0
    who: str
    other: str
    noted_by: str
    what: str = Field(min_length=1)
    due: date | None = None
    state: PromiseState = "open"
    words: str | None = None
    at: datetime

    def seen_by(self, person_id: str) -> PromiseRecord | None:
        """The promise as one of the two may read it; None for anybody else."""
        if person_id not in {self.who, self.other}:
            return None
        return self if person_id == self.noted_by else self.model_copy(update={"words": None})

    def reminds(self, person_id: str, today: date) -> bool:
        """Whether it reminds somebody: only the one who promised, once its day has come, while it is open or was moved."""
        waits = self.state in {"open", "moved"} and self.due is not None and self.due <= today
        return waits and person_id == self.who


class ReflectionRecord(BaseModel):
    """What somebody was asked for reflection, and what they chose to answer. A question that was skipped leaves no trace here
    but its text, so that it is not asked again soon."""

    id: str
    version: int = 0
    reader: str
    mentee: str
    mentor: str
    when: When
    questions: list[str] = Field(default_factory=list)
    answers: dict[str, str] = Field(default_factory=dict)
    at: datetime


def seen_promises(records: Sequence[PromiseRecord], person_id: str) -> list[PromiseRecord]:
    """The promises somebody may read, as far as they may."""
    return [seen for one in records if (seen := one.seen_by(person_id))]
