"""A name or two to pass on: people who are open and come near a question, when somebody cannot take it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from companion.domain.matching.matches import Match, MatchAnswer
from companion.domain.needs import Need
from companion.domain.people import Profile
from companion.seams import People
from companion.services.matching.matching import MatchRequest

MOST = 2
"""Names that are passed on: a list would be a search of its own."""


@dataclass(frozen=True)
class OtherPeople:
    """Looks for others with an ordinary search, so that everything it leaves out is left out here too."""

    people: People
    match: Callable[[MatchRequest], MatchAnswer]

    def near(self, question: str, *, without: Sequence[str], mentee: str | None = None) -> list[Match]:
        """Up to `MOST` people, the nearest first; none where nothing is asked, or nobody comes near.

        What is asked is taken as it stands: a question is no list of conditions.
        """
        if not any(map(str.isalnum, question)):
            return []
        need = Need(text=question, aspects=[question])
        found = self.match(MatchRequest(need=need, mentee=mentee, top=MOST + len(without), patient=False)).matches
        return [one for one in found if one.person_id not in without][:MOST]

    def names(self, mentee: Profile, mentor: Profile, question: str) -> list[str]:
        """Their names, for a brief of the mentor's: near to the question, else to the goal."""
        asked = question or mentee.mentoring.goal or ""
        seeker = mentee.id if self.people.get(mentee.id) else None
        return [one.name for one in self.near(asked, mentee=seeker, without=[mentor.id, mentee.id])]
