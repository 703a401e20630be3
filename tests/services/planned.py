"""Cohorts of a few people, planned without a model: meaning is shared stems."""

from __future__ import annotations

from typing import Any

from companion.domain.cohort.plan import Pair, Plan
from companion.domain.cohort.rules import read_rules
from companion.domain.people import Profile
from companion.services.cohort.planning import Planning, PlanRequest
from companion.services.matching.matching import Matching
from companion.solver.flow import FlowSolver
from tests.fakes import FakePeople, FixedClock
from tests.pools import LEXICON, FixedPool, StemEmbedder, person

TOPICS = ("sharing out night shifts", "baking bread that keeps", "mending fishing nets", "pruning old apple trees")


class NobodyInvented(FakePeople):
    """People, none of them invented."""

    def sample_ids(self) -> frozenset[str]:
        return frozenset()


def mentee(identity: str, goal: str | None, **rest: Any) -> Profile:
    return person(identity, roles=("mentee",), goal=goal, **rest)


MENTORS = [person(f"r{number}", topic, "answering the telephone") for number, topic in enumerate(TOPICS)]
MENTEES = [mentee(f"e{number}", f"I want to learn {topic}.") for number, topic in enumerate(TOPICS)]


def planning(*people: Profile) -> Planning:
    recorded = NobodyInvented(people)
    matching = Matching(recorded, FixedPool(people), StemEmbedder(), LEXICON, FixedClock())  # type: ignore[arg-type]
    return Planning(recorded, matching, FlowSolver(), FixedClock())  # type: ignore[arg-type]


def planned(*people: Profile, rules: str = "", mentees: list[str] | None = None, **more: Any) -> Plan:
    """The plan of all mentees among some people, or of those named."""
    everybody = people or (*MENTEES, *MENTORS)
    who = mentees if mentees is not None else [one.id for one in everybody if "mentee" in one.mentoring.roles]
    return planning(*everybody).plan(PlanRequest(mentees=who, rules=read_rules(rules), **more))


def pairs(plan: Plan) -> dict[str, str]:
    return {one.mentee: one.mentor for one in plan.proposals}


def pair(mentee_id: str, mentor_id: str) -> Pair:
    return Pair(mentee=mentee_id, mentor=mentor_id)
