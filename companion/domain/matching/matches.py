"""What a search answers with: people, the words that brought them up, and everything that is not known."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from companion.domain.boundaries.boundary import Boundary
from companion.domain.matching.passages import Kind
from companion.domain.needs import Filter, Need

Closeness = Literal["says so directly", "close", "not mentioned", "the nearest they wrote"]
"""How near a person comes to an aspect, the nearest first; the last is said where something is quoted that is not close."""

MET: frozenset[Closeness] = frozenset(["says so directly", "close"])


class Reason(BaseModel):
    """One quotation that earned a place. `similarity` is the cosine of aspect and quotation, -1..1."""

    aspect: str
    quote: str
    source: str
    kind: Kind
    similarity: float
    closeness: Closeness


class AspectShare(BaseModel):
    """What one aspect added to a person's place: the arithmetic behind "Why this order?".

    `meaning` and `words` are standard deviations above the mean of the pool; `added` is what entered the sum: what meaning
    and words added as this aspect counts, what a crossing that was asked for and lived added, and what declining it took away.
    """

    aspect: str
    closeness: Closeness
    meaning: float
    words: float
    added: float
    by_meaning: float = 0.0
    by_words: float = 0.0
    by_crossing: float = 0.0
    by_declining: float = 0.0


class Match(BaseModel):
    """One person, why, and what is not known. `similarity` is the mean over aspects of the best cosine.

    `wishes_met` and `wishes_unmet`: the wishes of the need, in its own words. `near_tie`: somebody else fits about equally, so
    that not the score alone gave the place; `order_note` says what did. `only_together`: the need as a whole is close, and none
    of its parts by itself.
    """

    person_id: str
    name: str
    headline: str | None
    similarity: float
    reasons: list[Reason] = Field(default_factory=list)
    unknowns: list[str] = Field(default_factory=list)
    cautions: list[str] = Field(default_factory=list)
    availability_confirmed: date | None = None
    formats: list[str] = Field(default_factory=list)
    channels: list[str] = Field(default_factory=list)
    capacity: int | None = None
    arithmetic: list[AspectShare] = Field(default_factory=list)
    wishes_met: list[str] = Field(default_factory=list)
    wishes_unmet: list[str] = Field(default_factory=list)
    near_tie: bool = False
    order_note: str | None = None
    only_together: bool = False


class Nearest(BaseModel):
    """Somebody who does not come near and is nearest all the same: the line that is, and the parts of the need it leaves open."""

    person_id: str
    name: str
    headline: str | None
    reason: Reason
    lacks: list[str] = Field(default_factory=list)


class Removed(BaseModel):
    """How many people one condition took out. For hard exclusions the field is `consent`, `available` or `reporting`."""

    filter: Filter
    people: int


class MatchAnswer(BaseModel):
    """The answer to one search. `matches` may be shorter than asked for, or empty: it is never filled up.

    `reranked_by`: what read the first of the order again; `notes`: what else is to be said of the order; `invented`: those
    searched are the invented sample people, who are never mixed with others; `nearest`: where nobody fits and they were asked
    for, those who come nearest; none of them is a match. `left`: how many the conditions leave, near or not.
    """

    need: Need
    matches: list[Match] = Field(default_factory=list)
    nearest: list[Nearest] = Field(default_factory=list)
    removed: list[Removed] = Field(default_factory=list)
    searched: int = 0
    left: int = 0
    nothing_fits: str | None = None
    reranked_by: str | None = None
    notes: list[str] = Field(default_factory=list)
    invented: bool = False
    boundary: Boundary | None = None
    took_ms: float = 0.0

    @property
    def hides_nearest(self) -> bool:
        """Whether nobody fits, and somebody who comes nearest could still be named."""
        return bool(self.nothing_fits and self.need.aspects and self.left and not (self.matches or self.nearest))


ConstellationRole = Literal["walked the same road", "from another industry", "a peer", "a step ahead", "knows this work"]


class Star(Match):
    """One person of a constellation: which part, and what this person adds that the others do not."""

    role: ConstellationRole
    adds: str


class ConstellationAnswer(BaseModel):
    """A few different people who together cover a need. Stops early when the next person would add too little."""

    need: Need
    people: list[Star] = Field(default_factory=list)
    covered: list[str] = Field(default_factory=list)
    uncovered: list[str] = Field(default_factory=list)
    removed: list[Removed] = Field(default_factory=list)
    searched: int = 0
    nothing_fits: str | None = None
    invented: bool = False
    boundary: Boundary | None = None
    took_ms: float = 0.0


class WhyNotAnswer(BaseModel):
    """Why one person is not among the first, and what would change that."""

    suggested: bool
    rank: int | None
    because: list[str]
    would_change: list[str]
    need: Need
    boundary: Boundary | None = None


class RankSummary(BaseModel):
    """What a batch ranking did."""

    queries: int
    people: int
    seconds: float
    run: str
    reranked_by: str | None = None
