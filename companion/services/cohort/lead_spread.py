"""How a plan spreads over mentors and industries, how it serves whoever is worst off, and how suggestions spread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from pydantic import BaseModel, Field

from companion.domain.cohort.plan import Plan
from companion.domain.cohort.rules import Objective, with_objective
from companion.domain.fairness.audits import NamesAudit
from companion.domain.fairness.exposure import ExposureAudit, gini
from companion.domain.matching.facts import facts
from companion.errors import InputError
from companion.seams import Cohorts, Lexicon, People, Progress
from companion.services.cohort.newest_plans import NewestPlans
from companion.services.cohort.planning import Planning, PlanRequest
from companion.services.fairness.audits import Audits
from companion.services.people.on_record import cohort_called

NOT_SAID = "not said"


class Load(BaseModel):
    """How many mentees a plan proposes to one mentor."""

    mentor: str
    name: str
    mentees: int


class Flow(BaseModel):
    """How many pairs a plan leads from mentees of one industry to mentors of another."""

    of: str
    to: str
    pairs: int


class Curve(BaseModel):
    """How well each mentee is served by one way of planning, the worst off first: 0 to 1."""

    objective: Objective
    fits: list[float]


class Curves(BaseModel):
    """The same cohort planned in several ways."""

    curves: list[Curve]


class PlanSpread(BaseModel):
    """A plan's spread. `loads` are the most loaded first, with whoever has nobody last; `gini` is 0 where all have alike."""

    cohort: str
    pairs: int
    loads: list[Load] = Field(default_factory=list)
    gini: float = 0.0
    flows: list[Flow] = Field(default_factory=list)
    proposed: bool = False

    @property
    def without(self) -> list[str]:
        """Who has nobody."""
        return [one.name for one in self.loads if not one.mentees]


@dataclass(frozen=True)
class LeadSpreads:
    """Use cases over the spread of plans and suggestions. None of them changes anything."""

    people: People
    cohorts: Cohorts
    lexicon: Lexicon
    planning: Planning
    audits: Audits

    def of(self, name: str) -> PlanSpread:
        """The spread of a cohort's newest plan, as its lead may read it. Raises InputError where there is none."""
        plans = NewestPlans.of(cohort_called(name, self.cohorts), self.cohorts)
        plan = plans.for_lead()
        if plan is None:
            raise InputError(f"The cohort {name!r} has no plan yet.", "Plan it first.")
        loads = self._loads(plan)
        return PlanSpread(
            cohort=name, pairs=len(plan.proposals), loads=loads, gini=gini([one.mentees for one in loads]),
            flows=self._flows(plan), proposed=bool(plans.asked),
        )  # fmt: skip

    def curves(self, name: str, progress: Progress | None = None) -> Curves:
        """How the cohort would be served by the best total, and by the best for whoever is worst off. Raises InputError.

        It is planned as if nobody had been asked: curves of those who are left would tell how many said yes.
        """
        record = cohort_called(name, self.cohorts).record
        request = PlanRequest(mentees=record.present, mentors=record.mentors, rules=record.rules, choices=False)
        objectives: tuple[Objective, ...] = ("total", "worst-off")
        asked = [(each, replace(request, rules=with_objective(request.rules, each))) for each in objectives]
        planned = [(each, self.planning.plan(one, progress)) for each, one in asked]
        curves = [Curve(objective=each, fits=sorted(round(one.fit, 4) for one in plan.proposals)) for each, plan in planned]
        return Curves(curves=curves)

    def suggestions(self) -> ExposureAudit:
        """How suggestions spread over mentors, for the needs of all mentees. Raises as `Audits.exposure`."""
        return self.audits.exposure()

    def names(self, progress: Progress | None = None) -> NamesAudit:
        """Whether any rank moves when everybody's name, pronouns and address are exchanged. Raises as `Audits.names`."""
        return self.audits.names(progress)

    def _loads(self, plan: Plan) -> list[Load]:
        counts = Counter(one.mentor for one in plan.proposals)
        named = {one.mentor: one.mentor_name for one in plan.proposals} | {who: self._name(who) for who in plan.idle_mentors}
        loads = [Load(mentor=who, name=name or who, mentees=counts[who]) for who, name in named.items()]
        return sorted(loads, key=lambda one: (-one.mentees, one.mentor))

    def _flows(self, plan: Plan) -> list[Flow]:
        known: dict[str, str] = {}
        counts = Counter((self._industry(one.mentee, known), self._industry(one.mentor, known)) for one in plan.proposals)
        return [Flow(of=of, to=to, pairs=pairs) for (of, to), pairs in counts.most_common()]

    def _industry(self, who: str, known: dict[str, str]) -> str:
        if who not in known:
            person = self.people.get(who)
            named = facts(person, self.lexicon).industries if person else ()
            known[who] = named[0] if named else NOT_SAID
        return known[who]

    def _name(self, who: str) -> str:
        person = self.people.get(who)
        return person.name if person else who
