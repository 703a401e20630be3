"""A plan: whom a lead could propose to whom, why, what else was possible, and who is left without and why."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, computed_field, model_validator

from companion.domain.cohort.obstacles import Obstacle
from companion.domain.cohort.rules import SlotName
from companion.domain.matching.matches import Reason

PlanStatus = Literal["planned", "infeasible"]


class Pair(BaseModel):
    """A mentee and a mentor, by their ids. `slot` is the part the mentor has for this mentee, where slots are named."""

    model_config = ConfigDict(frozen=True)

    mentee: str
    mentor: str
    slot: SlotName | None = None


class Choice(BaseModel):
    """Somebody the mentee may take instead. What it costs is exact, as if the plan were solved again.

    `costs_others` is the fit that everybody else loses together (a whole match is worth at most 1), 0.0 where nobody loses
    any; `leaves_out` is how many of them would be left without a match. `place`: 1 is the mentee's own first.
    """

    mentor: str
    name: str = ""
    costs_others: float
    leaves_out: int = 0
    similarity: float = 0.0
    place: int = 0


class PlannedPair(BaseModel):
    """One proposal. `similarity` as in a match; `regret`: 0 is the mentee's own best, 1 no nearer than the mean mentor.

    `choices` starts with the one proposed. `runner_up` is the next of the mentee's own order who is not proposed, with what
    forcing them would cost the others. `kept` says why the pair was not weighed anew.
    """

    mentee: str
    mentor: str
    mentee_name: str = ""
    mentor_name: str = ""
    slot: SlotName | None = None
    similarity: float
    fit: float
    regret: float
    place: int
    reasons: list[Reason] = Field(default_factory=list)
    cautions: list[str] = Field(default_factory=list)
    unknowns: list[str] = Field(default_factory=list)
    cross_industry: bool | None = None
    runner_up: Choice | None = None
    choices: list[Choice] = Field(default_factory=list)
    kept: Literal["accepted", "forced"] | None = None


class Unmatched(BaseModel):
    """Somebody the plan proposes nobody to, why, and what would help. `slot`: which part is missing, where slots are named."""

    mentee: str
    name: str = ""
    slot: SlotName | None = None
    because: str
    would_help: list[str] = Field(default_factory=list)


class Totals(BaseModel):
    """The figures of a plan. `similarity` is the sum over the proposals, `worst` the lowest of them.

    `fit` and `worst_fit` are the same of what the plan is made by: 0 to 1, comparable between people. `regrets` are the
    smallest, the quartiles and the largest. `blocking_pairs`: pairs who would both rather have each other than what is proposed.
    """

    similarity: float = 0.0
    worst: float = 0.0
    fit: float = 0.0
    worst_fit: float = 0.0
    mentors_used: int = 0
    cross_industry_share: float = 0.0
    unmatched: int = 0
    top_three_share: float = 0.0
    own_first_share: float = 0.0
    mean_regret: float = 0.0
    regrets: list[float] = Field(default_factory=list)
    blocking_pairs: int = 0
    most_load: int = 0


class Plan(BaseModel):
    """Proposals, never assignments: nothing of it happens before both sides said yes.

    `in_the_way` are the rules that cannot hold together when the status is `infeasible`; nothing is proposed then. `notes` is
    what else the lead should know.
    """

    status: PlanStatus
    in_the_way: list[Obstacle] = Field(default_factory=list)
    proposals: list[PlannedPair] = Field(default_factory=list)
    unmatched: list[Unmatched] = Field(default_factory=list)
    idle_mentors: list[str] = Field(default_factory=list)
    totals: Totals = Field(default_factory=Totals)
    notes: list[str] = Field(default_factory=list)
    cohort: str | None = None
    seconds: float = 0.0

    @model_validator(mode="before")
    @classmethod
    def _kept_before(cls, data: Any) -> Any:
        """A plan stored when only the lines of `because` were kept has them in the way as they are."""
        if not isinstance(data, dict) or "in_the_way" in data or not data.get("because"):
            return data
        return {**data, "in_the_way": [{"why": line} for line in data["because"]]}

    @computed_field  # type: ignore[prop-decorator]  # mypy knows no decorated properties
    @property
    def because(self) -> list[str]:
        """What is in the way, as a file of rules calls it."""
        return [one.in_file for one in self.in_the_way]

    @property
    def people(self) -> set[str]:
        """Everybody it names, by id."""
        pairs = {who for one in self.proposals for who in (one.mentee, one.mentor)}
        choices = {choice.mentor for one in self.proposals for choice in one.choices}
        nearest = {one.runner_up.mentor for one in self.proposals if one.runner_up}
        return pairs | choices | nearest | {one.mentee for one in self.unmatched} | set(self.idle_mentors)
