"""What is said once somebody was forgotten: what went, what was taken out of others' texts, and what remains and why."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, Field

CLEARED = (
    "What others wrote and meant for themselves or for one another stays theirs; where it named or quoted this person, the line "
    "was taken out, and a draft says so."
)
BOTH_SIDES = "Promises, notes and what was agreed between this person and others went on both sides: they speak of two people."
AUDIT = (
    "The audit still says that something was done and when. By whom and to whose record, nobody can tell any more: "
    "the meaning of its random ids is deleted."
)
HASHES = "A list of salted hashes stays beside the records, so that a backup that is put back forgets this person again."
ELSEWHERE = (
    "What was carried away is out of reach: messages that were sent, exports, calendar entries, backups. Delete those that "
    "are no longer needed; a backup that is put back here forgets this person again."
)
HANDBOOK = "The programme's handbook and links that people suggested stay; a link no longer says who suggested it."
PROFILES = "A name in another person's own profile or private address book, without the address, is theirs and stays."
TRIES = "Failed sign-ins are counted under salted hashes, without a name, and forgotten within a day."
MEMORY = "Another program that runs over the same records may hold the last texts it read in its memory, for a minute at most."

REMAINS = (AUDIT, HASHES, CLEARED, BOTH_SIDES, HANDBOOK, PROFILES, TRIES, MEMORY, ELSEWHERE)


class Erased(BaseModel):
    """How many records of each kind went, and what remains and why."""

    erased: dict[str, int]
    remains: list[str] = Field(default_factory=lambda: list(REMAINS))


def told(erased: Mapping[str, int]) -> Erased:
    """The statement that goes with an erasure."""
    return Erased(erased=dict(erased))
