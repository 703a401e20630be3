"""A name or two to pass on: people who are open and come near a question, when somebody cannot take it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from companion.domain.matching.matches import Match, MatchAnswer
from companion.domain.needs import Need
from companion.domain.people import Profile
from companion.seams import People
from companion.services.matching.enquiring import MatchRequest

MOST = 2
"""Names that are passed on: a list would be a search of its own."""

LOOKED_AT = 8
"""People who are looked at for them. A name that is passed on is read by nobody between, so "close" is not enough for it."""

DIRECTLY = "says so directly"
"""What a line of theirs must do to what is asked: the nearest of the marks that a search gives."""

LONGEST_LINE = 160
"""Characters of the line that a brief shows beside a name."""


@dataclass(frozen=True)
class OtherPeople:
    """Looks for others with an ordinary search, so that everything it leaves out is left out here too."""

    people: People
    match: Callable[[MatchRequest], MatchAnswer]

    def near(self, question: str, *, without: Sequence[str], mentee: str | None = None) -> list[Match]:
        """Up to `MOST` people who wrote of it directly, the nearest first; none where nothing is asked, or nobody did.

        What is asked is taken as it stands: a question is no list of conditions.
        """
        if not any(map(str.isalnum, question)):
            return []
        need = Need(text=question, aspects=[question])
        found = self.match(MatchRequest(need=need, mentee=mentee, top=LOOKED_AT, patient=False)).matches
        return [one for one in found if one.person_id not in without and _line_of(one)][:MOST]

    def names(self, mentee: Profile, mentor: Profile, question: str) -> list[str]:
        """Their names, each with the line that comes near to the question, else to the goal, for a brief of the mentor's."""
        asked = question or mentee.mentoring.goal or ""
        seeker = mentee.id if self.people.get(mentee.id) else None
        found = self.near(asked, mentee=seeker, without=[mentor.id, mentee.id])
        return [f"{one.name} (“{_shortened(_line_of(one))}”)" for one in found]


def _line_of(match: Match) -> str:
    """The line in which somebody says directly what is asked for; empty where none does."""
    return next((reason.quote for reason in match.reasons if reason.closeness == DIRECTLY), "")


def _shortened(line: str) -> str:
    first = line.strip().split("\n")[0]
    return first if len(first) <= LONGEST_LINE else f"{first[:LONGEST_LINE].rsplit(' ', 1)[0]} …"
