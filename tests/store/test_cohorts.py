"""Cohorts on record: whoever is forgotten is in no roster, rule, plan, choice or byte, and nobody puts them back."""

from datetime import UTC, datetime

import pytest

from companion.domain.cohort.kept import CohortChange, CohortRecord, ProposalRecord
from companion.domain.cohort.plan import Choice, Plan, PlannedPair, Unmatched
from companion.domain.cohort.rules import PlanRules
from companion.domain.matching.matches import Reason
from companion.errors import Conflict
from companion.store.cohorts import RecordedCohorts
from tests.store.made import origin, person

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CANARY = "canary-7731"
ADDRESS = "Canary-7731@X.example"


@pytest.fixture
def cohorts(database):
    return RecordedCohorts(database)


def record(name="spring", **fields):
    return CohortRecord(name=name, **{"mentees": ("a", "b", CANARY), **fields})


def proposal(number, mentee="a", mentor="x", **fields):
    return ProposalRecord(id=f"p{number}", cohort="spring", mentee=mentee, mentor=mentor, asked=NOW, waiting_since=NOW, **fields)


def plan(mentee="a", mentor="x", quote="I moved from teaching."):
    reason = Reason(aspect="teaching", quote=quote, source="basics.summary", similarity=0.5, kind="summary", closeness="close")
    pair = PlannedPair(
        mentee=mentee, mentor=mentor, similarity=0.5, fit=0.5, regret=0.0, place=1, reasons=[reason],
        choices=[Choice(mentor="x", costs_others=0.0)],
    )  # fmt: skip
    return Plan(status="planned", proposals=[pair], unmatched=[Unmatched(mentee="b", because="no place")])


def everything_about_the_canary(cohorts):
    cohorts.save(
        record(
            mentors=("x", CANARY), paused=(CANARY,), withdrawn=(CANARY,), woken={CANARY: NOW},
            rules=PlanRules(forbid=(("a", ADDRESS), ("b", "x")), force=((CANARY, "x"),)),
        ),
        plan=plan(mentor=CANARY, quote=f"I am {CANARY}."),
    )  # fmt: skip
    made = (
        proposal(1, mentee=CANARY),
        proposal(2, mentor=CANARY, state="declined", mentee_yes=False),
        proposal(3, "b", "y", choices=("x", CANARY)),
    )
    return cohorts.change(CohortChange(cohorts.get("spring"), made, plan()), expected_version=1)


@pytest.mark.parametrize("others", [[], [f"nobody-{number}" for number in range(30)]], ids=["one", "many"])
def test_nothing_is_left_of_who_is_forgotten(home, cohorts, people, others):
    people.save([person(CANARY, ADDRESS.lower())], origin=origin())
    everything_about_the_canary(cohorts)
    gone = cohorts.forget_all([CANARY, *others])
    assert gone == {"proposals": 2, "choices": 1, "plans": 1, "cohort_places": 1}
    people.forget(CANARY)
    held = [
        file.name for file in home.rglob("*")
        if file.is_file() and any(word.encode() in file.read_bytes() for word in (CANARY, ADDRESS))
    ]  # fmt: skip
    assert held == []
    left = cohorts.get("spring")
    assert (left.mentees, left.mentors, left.rules.forbid, left.rules.force) == (("a", "b"), ("x",), (("b", "x"),), ())
    assert [(one.id, one.choices) for one in cohorts.proposals("spring")] == [("p3", ("x",))]
    assert len(cohorts.plans("spring")) == 1
    assert cohorts.forget(CANARY) == {"proposals": 0, "choices": 0, "plans": 0, "cohort_places": 0}


def test_nobody_who_read_before_puts_the_forgotten_back(cohorts):
    stored = everything_about_the_canary(cohorts)
    cohorts.forget(CANARY)
    with pytest.raises(Conflict):
        cohorts.save(stored, expected_version=stored.version)
    late = cohorts.proposal("p3").model_copy(update={"id": "p1", "mentee": CANARY})
    cohorts.change(CohortChange(cohorts.get("spring"), (late,)), expected_version=cohorts.get("spring").version)
    assert cohorts.proposals_of(CANARY) == []


def test_what_is_stored_is_read_back(cohorts):
    stored = everything_about_the_canary(cohorts)
    kept = cohorts.kept("spring")
    assert kept.record == stored == cohorts.get("spring")
    assert [(one.id, one.version) for one in kept.proposals] == [("p1", 1), ("p2", 1), ("p3", 1)]
    assert cohorts.plans("spring")[0] == plan()
    assert [one.id for one in cohorts.proposals_of(CANARY)] == ["p1", "p2"]
    assert cohorts.kept("autumn") is cohorts.get("autumn") is cohorts.proposal("none") is None


def test_only_the_two_newest_plans_are_kept(cohorts):
    for version, mentor in enumerate("xyz"):
        cohorts.save(record(), plan=plan(mentor=mentor), expected_version=version)
    assert [one.proposals[0].mentor for one in cohorts.plans("spring")] == ["z", "y"]


@pytest.mark.parametrize("version", [0, 2])
def test_another_version_than_expected_changes_nothing(cohorts, version):
    cohorts.save(record())
    with pytest.raises(Conflict):
        cohorts.change(CohortChange(record(mentees=("z",)), (proposal(1),), plan()), expected_version=version)
    assert (cohorts.get("spring").mentees, cohorts.proposals("spring"), cohorts.plans("spring")) == (("a", "b", CANARY), [], [])


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "x" * 81])
def test_a_cohort_has_a_name_of_one_line(name):
    with pytest.raises(ValueError):
        CohortRecord(name=name)
