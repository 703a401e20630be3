"""A small cohort made by hand: mentees with an order of mentors each, and a planner that gives everybody their first free one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from companion.domain.cohort.kept import CohortRecord
from companion.domain.cohort.obstacles import Obstacle
from companion.domain.cohort.plan import Choice, Plan, PlannedPair, Unmatched
from companion.domain.people import Profile
from companion.seams import Progress
from companion.services.cohort.lead_plans import LeadPlans
from companion.services.cohort.planning import PlanRequest
from companion.services.cohort.proposal_views import ProposalViews
from companion.services.cohort.proposals import Proposals
from companion.services.cohort.replanning import Replanning
from companion.services.cohort.rosters import Rosters
from companion.services.cohort.waves import Waves
from companion.store.cohorts import RecordedCohorts
from tests.store.made import person

START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class MovableClock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.moment = START

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment

    def pass_days(self, days: int) -> None:
        self.moment += timedelta(days=days)


@dataclass
class PeopleOnPaper:
    """People by id or address, without a database."""

    profiles: list[Profile]
    samples: frozenset[str] = frozenset()

    def get(self, who: str) -> Profile | None:
        return next((one for one in self.profiles if one.is_called(who)), None)

    def among(self, who: Iterable[str]) -> dict[str, Profile]:
        return {each: found for each in who if (found := self.get(each))}

    def every(self, role: str | None = None) -> list[Profile]:
        return [one for one in self.profiles if role is None or role in one.mentoring.roles]

    def sample_ids(self) -> frozenset[str]:
        return self.samples


@dataclass
class FirstFree:
    """Plans by each mentee's own order, first come first served; accepted and pending pairs first."""

    orders: Mapping[str, Sequence[str]]
    places: Mapping[str, int]
    infeasible: Sequence[Obstacle] = ()
    asked: list[PlanRequest] = field(default_factory=list)

    def plan(self, request: PlanRequest, progress: Progress | None = None) -> Plan:
        self.asked.append(request)
        if self.infeasible:
            return Plan(status="infeasible", in_the_way=list(self.infeasible))
        left = Counter(self.places)
        left.subtract(request.taken)
        left.subtract(dict.fromkeys(request.without, 1_000))
        proposals, unmatched = [], []
        for pair in request.frozen:
            left[pair.mentor] -= 1
            proposals.append(_pair(pair.mentee, pair.mentor, []))
        met = {pair.mentee for pair in request.frozen}
        stable = {pair.mentee: pair.mentor for pair in request.stable}
        for mentee in sorted((who for who in request.mentees if who not in met), key=lambda who: who not in stable):
            free = [one for one in self._order(mentee, request, stable.get(mentee)) if left[one] > 0]
            if not free:
                unmatched.append(Unmatched(mentee=mentee, because="Nobody has a place left."))
                continue
            left[free[0]] -= 1
            proposals.append(_pair(mentee, free[0], free[1:3]))
        return Plan(status="planned", proposals=proposals, unmatched=unmatched)

    def _order(self, mentee: str, request: PlanRequest, stays: str | None) -> list[str]:
        never = {pair.mentor for pair in (*request.declined, *request.earlier) if pair.mentee == mentee}
        order = [one for one in self.orders[mentee] if one not in never]
        if request.mentors is not None:
            order = [one for one in order if one in request.mentors]
        return sorted(order, key=lambda one: one != stays)


def _pair(mentee: str, mentor: str, others: Sequence[str]) -> PlannedPair:
    choices = [Choice(mentor=one, costs_others=0.0) for one in (mentor, *others)]
    return PlannedPair(mentee=mentee, mentor=mentor, similarity=0.5, fit=0.5, regret=0.0, place=1, choices=choices)


@dataclass
class Made:
    """Everything a test of proposals uses."""

    people: PeopleOnPaper
    clock: MovableClock
    store: RecordedCohorts
    planning: FirstFree
    proposals: Proposals
    rosters: Rosters
    waves: Waves
    views: ProposalViews
    lead: LeadPlans

    def keep(self, *mentees: str, name: str = "spring", mentors: Sequence[str] | None = None) -> None:
        record = CohortRecord(name=name, mentees=mentees, mentors=tuple(mentors) if mentors else None)
        self.store.save(record)

    def propose(self, name: str = "spring") -> dict[str, str]:
        """The id of each open proposal, by mentee."""
        return {one.mentee: one.id for one in self.proposals.propose(name).proposals if one.waits_for}

    def states(self, name: str = "spring") -> list[tuple[str, str, str]]:
        return [(one.mentee, one.mentor, one.state) for one in self.proposals.status(name).proposals]

    def say(self, proposal: str, who: str, yes: bool, choose: str | None = None) -> str:
        found = self.proposals.answer(proposal, who, yes=yes, choose=choose)
        return next(one.state for one in found.proposals if one.id == proposal)


def made(store: RecordedCohorts, orders: Mapping[str, Sequence[str]], places: Mapping[str, int]) -> Made:
    """Mentees with their orders and mentors with their places, over a store."""
    profiles = [person(who, roles=["mentee"], consent={"listed": True}) for who in orders]
    profiles += [person(who, roles=["mentor"], capacity=most, consent={"listed": True}) for who, most in places.items()]
    people, clock, planning = PeopleOnPaper(profiles), MovableClock(), FirstFree(orders, places)
    proposals = Proposals(people, store, clock, Replanning(people, store, clock, planning))
    rosters = Rosters(people, store, clock)
    waves = Waves(rosters, store, clock, proposals)
    views = ProposalViews(people, store, clock)
    lead = LeadPlans(rosters, store, planning, proposals)
    return Made(people, clock, store, planning, proposals, rosters, waves, views, lead)
