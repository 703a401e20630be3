"""A cohort as it is kept, and the proposals made in it.

A plan only proposes. The mentee answers first; the mentor is asked after the mentee's yes. Nobody gives a reason, and there
is no place for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from companion.domain.cohort.plan import Plan
from companion.domain.cohort.rules import PlanRules, SlotName

MAX_NAME = 80
REMIND_DAYS, RELEASE_DAYS = 7, 14
"""Days after which whoever is to answer is reminded, and after which a proposal is released. Conventions of this program."""

PLANS_KEPT = 2
"""The newest, and the one before, from which it is told what changed."""

ProposalState = Literal["proposed", "mentee-yes", "matched", "declined", "expired"]
Side = Literal["mentee", "mentor"]
Released = Literal["time", "changed"]
"""Why a proposal ended without a no: nobody answered in time, or somebody paused or left, or the plan changed."""


def plain_name(name: str) -> str:
    """A cohort's name as it is kept, with single spaces."""
    return " ".join(name.split())


def _cohort_name(value: str) -> str:
    plain = plain_name(value)
    if not plain or not plain.isprintable():
        raise ValueError("a cohort needs a name of one line")
    return plain


CohortName = Annotated[str, Field(max_length=MAX_NAME), AfterValidator(_cohort_name)]


class CohortRecord(BaseModel):
    """Who belongs to a cohort, and by which rules it is planned. People are named by their ids.

    `mentors` is None where everybody who may be suggested is asked. `paused` and `withdrawn` hold mentees and mentors: neither
    is planned; who withdrew is asked no more. `woken` holds when somebody was last put back, so that silences before it no
    longer count. `round` grows when a closed cohort is opened again: earlier pairs are then not repeated.
    """

    model_config = ConfigDict(frozen=True)

    name: CohortName
    version: int = 0
    mentees: tuple[str, ...] = ()
    mentors: tuple[str, ...] | None = None
    rules: PlanRules = Field(default_factory=PlanRules)
    paused: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    woken: dict[str, datetime] = Field(default_factory=dict)
    round: int = 1
    remind_days: int = Field(default=REMIND_DAYS, ge=1)
    release_days: int = Field(default=RELEASE_DAYS, ge=1)
    closed: bool = False
    made_on: date | None = None

    @property
    def away(self) -> frozenset[str]:
        """Whoever is not planned at the moment."""
        return frozenset(self.paused) | frozenset(self.withdrawn)

    @property
    def present(self) -> tuple[str, ...]:
        """The mentees who are planned, in the order of the roster."""
        away = self.away
        return tuple(mentee for mentee in self.mentees if mentee not in away)

    def names(self, person_id: str) -> bool:
        """Whether somebody is on its roster."""
        return person_id in {*self.mentees, *(self.mentors or ()), *self.paused, *self.withdrawn}

    def without(self, person_ids: frozenset[str]) -> CohortRecord:
        """The same without these people, whom rules may name by their addresses too."""
        paired = {who for pair in (*self.rules.forbid, *self.rules.force) for who in pair}
        rules = self.rules.without({who for who in paired if {who, who.strip().lower()} & person_ids})
        return self.model_copy(
            update={
                "rules": rules,
                "mentors": None if self.mentors is None else _left(self.mentors, person_ids),
                "woken": {who: when for who, when in self.woken.items() if who not in person_ids},
                **{name: _left(getattr(self, name), person_ids) for name in ("mentees", "paused", "withdrawn")},
            }
        )


class ProposalRecord(BaseModel):
    """One mentee and one mentor who could be introduced. `mentee_yes` and `mentor_yes` are None until that side answers.

    `waiting_since` is when whoever is to answer was asked. `choices` are people whom the mentee may take instead.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    version: int = 0
    cohort: str
    round: int = 1
    mentee: str
    mentor: str
    slot: SlotName | None = None
    state: ProposalState = "proposed"
    choices: tuple[str, ...] = ()
    mentee_yes: bool | None = None
    mentor_yes: bool | None = None
    released: Released | None = None
    asked: datetime
    waiting_since: datetime

    @property
    def is_open(self) -> bool:
        """Whether somebody is still to answer."""
        return self.state in {"proposed", "mentee-yes"}

    @property
    def holds(self) -> bool:
        """Whether it holds a place with the mentor."""
        return self.is_open or self.state == "matched"

    @property
    def waits_for(self) -> Side | None:
        """Whose answer it waits for."""
        if self.state == "proposed":
            return "mentee"
        return "mentor" if self.state == "mentee-yes" else None

    def side_of(self, person_id: str) -> Side | None:
        """On which side somebody is; None for anybody else."""
        return "mentee" if person_id == self.mentee else "mentor" if person_id == self.mentor else None

    def seen_by_mentor(self) -> bool:
        """Whether the mentor has learned of it: only what the mentee said yes to ever reaches them."""
        return self.mentee_yes is True

    def seen_by(self, person_id: str) -> ProposalRecord | None:
        """The proposal as one of the two may read it: what they said themselves, and of the other only a yes.

        None for anybody else, and for a mentor before the mentee's yes. Nothing in it tells a no of the other from silence or a
        change of plan: not the version either, which counts what was stored.
        """
        side = self.side_of(person_id)
        if side is None or (side == "mentor" and not self.seen_by_mentor()):
            return None
        own_no = self.mentee_yes is False if side == "mentee" else self.mentor_yes is False
        ended = not self.holds and not own_no
        seen: dict[str, object] = {"version": 0, "released": None, **({"state": "expired"} if ended else {})}
        if side == "mentor":
            return self.model_copy(update={**seen, "choices": ()})
        return self.model_copy(update=seen if self.state == "matched" else {**seen, "mentor_yes": None})

    def released_by(self, now: datetime, days: int) -> ProposalRecord:
        """The proposal as it stands at a moment: one that waited so many days for an answer is released."""
        if not self.is_open or now - self.waiting_since < timedelta(days=days):
            return self
        return self.ended("time")

    def reminds(self, now: datetime, days: int) -> bool:
        """Whether whoever is to answer was asked so many days ago. Only they are reminded."""
        return self.is_open and now - self.waiting_since >= timedelta(days=days)

    def answer_by(self, days: int) -> date | None:
        """The last day that is whole before it is released; None once nobody is to answer."""
        return (self.waiting_since + timedelta(days=days - 1)).date() if self.is_open else None

    def ended(self, why: Released) -> ProposalRecord:
        """The proposal, ended without a no."""
        return self.model_copy(update={"state": "expired", "released": why})


class KeptCohort(NamedTuple):
    """A cohort and its proposals, read at one moment."""

    record: CohortRecord
    proposals: tuple[ProposalRecord, ...]


class CohortChange(NamedTuple):
    """What is stored together or not at all: the record, the proposals that are new or changed, and a new plan.

    `beside`: the versions of all other cohorts where the change rests on the places they hold; None where it does not.
    """

    record: CohortRecord
    proposals: tuple[ProposalRecord, ...] = ()
    plan: Plan | None = None
    beside: Mapping[str, int] | None = None


def _left(people: tuple[str, ...], gone: frozenset[str]) -> tuple[str, ...]:
    return tuple(one for one in people if one not in gone)
