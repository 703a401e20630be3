"""A mentor's places: how many there are, how many are taken, and until when nobody new is wanted. Only the mentor says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from companion.domain.people import Profile
from companion.domain.relationship import Phase
from companion.errors import InputError
from companion.seams import Clock, Sessions
from companion.services.people.profiles import Profiles

MOST_PLACES = 50
"""Places a mentor may have."""


class Places(BaseModel):
    """How many places are `taken`, out of `places` (None: no number was given). `paused_until` is the first day after a pause.

    `version` is that of the profile, which a change expects.
    """

    person: str
    taken: int
    places: int | None = None
    paused_until: date | None = None
    availability_confirmed: date | None = None
    version: int = 0

    @property
    def are_taken(self) -> bool:
        """Whether every place is taken."""
        return self.places is not None and self.taken >= self.places


@dataclass(frozen=True)
class Capacity:
    """Use cases over places. A place is taken by everybody the mentor is in touch with and has not ended with."""

    profiles: Profiles
    sessions: Sessions
    clock: Clock

    def of(self, who: str) -> Places:
        """Somebody's places. Raises UnknownPerson."""
        person = self.profiles.get(who)
        mine = [one for one in self.sessions.relationships(person.id) if one.mentor == person.id]
        mentoring = person.mentoring
        return Places(
            person=person.id, taken=sum(one.phase is not Phase.ENDED for one in mine), places=mentoring.capacity,
            paused_until=mentoring.paused_until if self._is_to_come(mentoring.paused_until) else None,
            availability_confirmed=mentoring.availability_confirmed, version=self.profiles.version(person.id),
        )  # fmt: skip

    def change(self, who: str, *, places: int | None, paused_until: date | None, expected_version: int | None = None) -> Places:
        """Say how many places there are and until when one pauses; it counts as confirming one's availability today.

        Raises:
            UnknownPerson: nobody is called so.
            InputError: that is no number of places, or the pause lies in the past.
            Conflict: the profile was changed meanwhile.
        """
        if places is not None and not 0 <= places <= MOST_PLACES:
            raise InputError(f"{places} is no number of places.", f"Choose 0 to {MOST_PLACES}; none at all leaves it open.")
        if paused_until is not None and not self._is_to_come(paused_until):
            raise InputError("A pause ends on a day to come.", "Choose a later day, or none.")
        said: dict[str, object] = {"capacity": places, "paused_until": paused_until, "availability_confirmed": self.clock.today()}
        self.profiles.save(_saying(self.profiles.get(who), said), expected_version)
        return self.of(who)

    def _is_to_come(self, day: date | None) -> bool:
        return day is not None and day > self.clock.today()


def _saying(person: Profile, said: dict[str, object]) -> Profile:
    return person.model_copy(update={"mentoring": person.mentoring.model_copy(update=said)})
