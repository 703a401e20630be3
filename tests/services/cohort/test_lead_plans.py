"""Plans on a lead's page: what may be seen of those who were asked, and what may no longer be changed."""

import pytest

from companion.domain.cohort.obstacles import Obstacle
from companion.errors import InputError
from companion.services.cohort.rosters import Roster
from companion.store.cohorts import RecordedCohorts
from tests.cohorts import made

ORDERS = {"a": ["x", "y", "z"], "b": ["y", "z", "x"], "c": ["z", "x", "y"]}
PLACES = {"x": 1, "y": 1, "z": 1, "w": 1}


@pytest.fixture
def store(open_records, tmp_path):
    database = open_records(tmp_path / "home")
    yield RecordedCohorts(database)
    database.close()


@pytest.fixture
def spring(store):
    """Three mentees planned with a mentor each, and nobody asked yet."""
    found = made(store, ORDERS, PLACES)
    found.lead.make(Roster(name="spring"))
    return found


def pairs(found):
    return [(one.mentee, one.mentor) for one in found.plan.proposals]


def seen(spring):
    """Everything the page tells, but how often the cohort changed."""
    return spring.lead.open("spring").model_dump(exclude={"version"})


def test_before_anybody_is_asked_the_whole_plan_is_seen(spring):
    assert pairs(spring.lead.open("spring")) == [("a", "x"), ("b", "y"), ("c", "z")]


@pytest.mark.parametrize(
    "said",
    [
        [("a", False)], [("a", True)], [("a", True), ("x", False)],
        [("a", False), ("b", False)],
    ],
)  # fmt: skip
def test_no_answer_can_be_read_off_the_plan(spring, said):
    """Not off who has nobody, not off whose mentor is free again, not off a figure, a reason or a change."""
    spring.planning.orders = {"a": ["x"], "b": ["y"], "c": ["z"]}
    spring.planning.places = {**PLACES, "x": 3, "y": 3, "z": 3}
    ids = spring.propose()
    before = seen(spring)
    for who, yes in said:
        spring.say(ids[{"x": "a"}.get(who, who)], who, yes=yes)
    assert seen(spring) == before
    spring.lead.again("spring")
    assert seen(spring) == before


def test_rules_in_conflict_are_named_without_why(spring):
    spring.propose()
    spring.planning.infeasible = [
        Obstacle(rule="force", why="Ada (a) – Xi (x) cannot be: one of the two has declined it."),
        Obstacle(rule="min_load", setting=2, why="3 mentors."),
    ]
    named = spring.lead.again("spring").plan.because
    assert [line.partition(":")[0] for line in named] == ["force", "min_load = 2"]
    assert not any("declined" in line or "Ada" in line or "3" in line for line in named)


def test_matched_pairs_stay_in_sight(spring):
    proposal = spring.propose()["a"]
    spring.say(proposal, "a", yes=True)
    assert pairs(spring.lead.open("spring")) == []
    spring.say(proposal, "x", yes=True)
    assert pairs(spring.lead.open("spring")) == [("a", "x")]


def test_a_pair_is_held_only_before_its_mentee_is_asked(spring):
    assert ("a", "x") in pairs(spring.lead.hold("spring", ("a", "x")))
    spring.propose()
    with pytest.raises(InputError, match="asked already"):
        spring.lead.hold("spring", ("a", "y"))
    assert spring.store.get("spring").rules.force == (("a", "x"),)


def test_another_round_is_seen_until_it_is_proposed(spring):
    spring.propose()
    spring.waves.close("spring")
    with pytest.raises(InputError, match="is closed"):
        spring.lead.again("spring")
    spring.waves.reopen("spring")
    again = spring.lead.again("spring")
    assert (again.proposed, len(again.plan.proposals)) == (False, 3)


def test_a_plan_stands_beside_answers_that_came_meanwhile(spring):
    """Planning takes its time: what was answered meanwhile is kept, and it is planned anew."""
    ids = spring.propose()
    plan, meanwhile = spring.planning.plan, iter([True])

    def slow(request, progress=None):
        if next(meanwhile, False):
            spring.say(ids["a"], "a", yes=True)
        return plan(request)

    spring.planning.plan = slow
    spring.lead.again("spring")
    assert spring.store.proposal(ids["a"]).state == "mentee-yes"
    assert [(one.mentee, one.mentor) for one in spring.planning.asked[-1].frozen] == [("a", "x")]


def test_one_pair_is_changed_around_the_others(spring):
    """Whoever is planned already stays so where that costs little; the pair of which something is said is free."""
    spring.lead.hold("spring", ("a", "x"))
    assert {(one.mentee, one.mentor) for one in spring.planning.asked[-1].stable} == {("b", "y"), ("c", "z")}
    spring.lead.again("spring")
    assert spring.planning.asked[-1].stable == ()
    spring.propose()
    spring.lead.forbid("spring", ("a", "y"))
    assert ("b", "y") in {(one.mentee, one.mentor) for one in spring.planning.asked[-1].stable}


def test_a_plan_that_cannot_be_made_is_compared_with_none(spring):
    spring.planning.infeasible = [Obstacle(rule="max_load", setting=0, why="there are 0 places under it.")]
    stuck = spring.lead.again("spring")
    assert (stuck.plan.status, stuck.cost, stuck.changes) == ("infeasible", [], [])
    spring.planning.infeasible = ()
    again = spring.lead.again("spring")
    assert (again.plan.status, again.cost, again.changes) == ("planned", [], [])
