"""Whether text may leave this machine to be embedded.

A search compares everybody with everybody, and a profile's words come back in questions, plans and audits. So nobody's can be
left out by half: a server elsewhere is asked while all on record have agreed, and not otherwise.
"""

from __future__ import annotations

from companion.domain.people import Profile
from companion.errors import ModelError
from companion.seams import People


class EverybodyAgreed:
    """Called before text is sent to `where`; invented people need not be asked. Looked up again after every change."""

    def __init__(self, people: People, where: str) -> None:
        self._people, self._where = people, where
        self._looked: tuple[int, int, int] = (-1, 0, 0)

    def __call__(self) -> None:
        """Raises ModelError while somebody on record has not agreed."""
        generation = self._people.generation()
        if self._looked[0] != generation:
            everybody = self._own()
            self._looked = generation, sum(not one.mentoring.consent.model for one in everybody), len(everybody)
        _, missing, of = self._looked
        if missing:
            raise ModelError(
                f"{missing:,} of {of:,} people have not agreed that their text may go to {self._where}: nothing is sent there.",
                "Ask them, and record it as consent “model”; or set COMPANION_EMBEDDING_BASE_URL to a server on this machine.",
            )

    def strangers(self) -> None:
        """Raises ModelError: people who are not on record have agreed to nothing."""
        raise ModelError(
            f"The people of a file have not agreed that their text may go to {self._where}.",
            "Rank them with a model on this machine: leave COMPANION_EMBEDDING_BASE_URL empty.",
        )

    def _own(self) -> list[Profile]:
        invented = self._people.sample_ids()
        return [profile for profile in self._people.every() if profile.id not in invented]


def agreed_texts(people: People) -> frozenset[str]:
    """Hashes of the passages that may leave this machine: those of people who agreed, and of invented ones."""
    invented = people.sample_ids()
    agreed = {one.id for one in people.every() if one.mentoring.consent.model or one.id in invented}
    return frozenset(line.content_hash for line in people.passages() if line.person_id in agreed)
