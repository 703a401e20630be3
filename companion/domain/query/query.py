"""A lead's sentence as visible rules: each a condition, required or wished for, with the words it came from."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.boundaries.boundary import Boundary
from companion.domain.matching.matches import Match, Removed
from companion.domain.matching.remarks import clashes
from companion.domain.needs import MAX_ASPECTS, Filter, Need, Refused

Strength = Literal["required", "preferred"]

OWN = "own"
"""The industry or organisation of whoever somebody is looked for: known in a plan, pair by pair."""

MEANT = frozenset({"done", "topic"})
"""Rules on meaning: they order people as well as leaving them out."""


class Rule(Filter):
    """One condition of a lead's sentence. A preferred one moves people forward and leaves nobody out.

    `like`: industries whose people's work it compares with; then `value` only names them. `on`: switched off, it does nothing.
    """

    strength: Strength = "required"
    like: tuple[str, ...] = ()
    on: bool = True

    @property
    def requires(self) -> bool:
        """Whether it leaves people out."""
        return self.on and self.strength == "required"

    @property
    def wishes(self) -> bool:
        """Whether it moves people forward."""
        return self.on and self.strength == "preferred"


class WeighedRule(Rule):
    """A rule with its counts over everybody who may be suggested.

    `removes`: how many it leaves out alone, 0 for a wish; `unmet`: how many do not meet it; `silent`: of those, how many whose
    profile says nothing about it.
    """

    removes: int = 0
    unmet: int = 0
    silent: int = 0


LimitKey = Literal[
    "max_load", "min_load", "shared_language", "min_timezone_overlap_hours", "min_cross_industry_share", "mentors_each"
]  # fmt: skip
"""What a sentence can say of pairs, by the keys of a plan's rules; `mentors_each` is how many mentors a mentee should have."""


class Limit(BaseModel):
    """How pairs are to be made: at most so many each, a language in common. No list of people can show it; a plan keeps to it.

    `value` is a number of people, hours, or a share of 0 to 1; 1 where the key is only to hold.
    """

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    key: LimitKey
    value: float = 1.0
    strength: Strength = "required"
    from_: str = Field(default="", alias="from")


class Query(BaseModel):
    """A sentence as read. `rules` are on those who are looked for, `mentees` on those for whom, `limits` on pairs of both.

    `industries_of`: the industries of those people are looked for, where the sentence says so. What became a limit stays in
    `unread`: no search for people uses it.
    """

    text: str
    rules: list[Rule] = Field(default_factory=list)
    mentees: list[Rule] = Field(default_factory=list)
    limits: list[Limit] = Field(default_factory=list)
    refused: list[Refused] = Field(default_factory=list)
    unread: list[str] = Field(default_factory=list)
    industries_of: list[str] = Field(default_factory=list)
    boundary: Boundary | None = None

    @property
    def stops(self) -> bool:
        """Whether nobody is looked for, since the words belong with a human first."""
        return self.boundary is not None and self.boundary.stop

    @property
    def unused(self) -> list[str]:
        """The words of which nothing came: neither for a search, nor for a plan, nor a reason against them."""
        return _unused(self)

    @property
    def need(self) -> Need:
        """What is searched: the required rules as conditions, and every rule on meaning as something to come near to."""
        on = [rule for rule in self.rules if rule.on]
        aspects = [str(value) for rule in on if rule.field in MEANT and rule.op == "in" and not rule.like for value in rule.value]
        required = [rule for rule in on if rule.requires]
        return Need(text=self.text, aspects=aspects[:MAX_ASPECTS], filters=required, cautions=clashes(required))


class SharedLine(BaseModel):
    """A line of somebody's work, and the line of work elsewhere that it is near to. `similarity`: their cosine, -1..1."""

    quote: str
    source: str
    beside: str
    similarity: float


class Sought(Match):
    """One person who meets every required rule, with the wishes they meet and do not meet, in the sentence's own words."""

    shared_work: list[SharedLine] = Field(default_factory=list)


class Tried(BaseModel):
    """What the rules say of one person. `rank` from 1, None for somebody who is left out."""

    person_id: str
    name: str
    is_in: bool
    rank: int | None = None
    because: list[str] = Field(default_factory=list)
    would_change: list[str] = Field(default_factory=list)
    wishes_unmet: list[str] = Field(default_factory=list)


class QueryAnswer(BaseModel):
    """The rules of a sentence and who meets them. `people` are the first of those `left`, the nearest first.

    `mentees`: the rules on those who are matched, counted over all who ask for a mentor, of whom `mentees_left` meet them all.
    `searched`: everybody with the role; `always`: what took some out whatever was asked; `removes_together`: how many of the rest
    the required rules leave out together; `cautions`: rules that cannot all hold; `notes`: what else is to be said.
    """

    text: str
    rules: list[WeighedRule] = Field(default_factory=list)
    mentees: list[WeighedRule] = Field(default_factory=list)
    limits: list[Limit] = Field(default_factory=list)
    refused: list[Refused] = Field(default_factory=list)
    unread: list[str] = Field(default_factory=list)
    people: list[Sought] = Field(default_factory=list)
    industries_of: list[str] = Field(default_factory=list)
    searched: int = 0
    always: list[Removed] = Field(default_factory=list)
    removes_together: int = 0
    left: int = 0
    mentees_left: int = 0
    nothing_fits: str | None = None
    cautions: list[str] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    tried: Tried | None = None
    invented: bool = False
    boundary: Boundary | None = None
    took_ms: float = 0.0

    @property
    def unused(self) -> list[str]:
        """The words of which nothing came: neither for a search, nor for a plan, nor a reason against them."""
        return _unused(self)


def _unused(found: Query | QueryAnswer) -> list[str]:
    told = {*(one.from_ for one in found.limits), *(one.words for one in found.refused)}
    return [one for one in found.unread if one not in told]
