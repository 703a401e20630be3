"""Plans of a few people: who is proposed to whom, why, what else was possible, and why somebody is left without."""

from typing import Any

import pytest

from companion.errors import UnknownPerson
from tests.pools import person
from tests.services.planned import MENTEES, MENTORS, mentee, pair, pairs, planned

OWN = {f"e{number}": f"r{number}" for number in range(4)}


def test_everybody_gets_the_one_they_ask_for_with_a_reason() -> None:
    plan = planned()
    assert plan.status == "planned"
    assert pairs(plan) == OWN
    assert [one.place for one in plan.proposals] == [1] * 4
    assert plan.proposals[0].reasons[0].quote == "sharing out night shifts"
    assert (plan.totals.unmatched, plan.totals.top_three_share, plan.totals.blocking_pairs) == (0, 1.0, 0)
    assert plan.idle_mentors == plan.unmatched == plan.because == []


def test_the_order_of_the_list_changes_nothing() -> None:
    ids = [one.id for one in MENTEES]
    assert planned(mentees=ids).proposals == planned(mentees=ids[::-1]).proposals


def test_totals_are_those_of_the_proposals() -> None:
    plan = planned()
    similarities = [one.similarity for one in plan.proposals]
    assert plan.totals.similarity == pytest.approx(sum(similarities), abs=1e-3)
    assert plan.totals.worst == pytest.approx(min(similarities), abs=1e-3)


def test_a_vague_need_does_not_lose_to_a_clear_one() -> None:
    """Both want the one mentor; the vague one has nobody else, so the clear one takes the next."""
    vague, clear = mentee("a", "Night shifts."), mentee("b", "Sharing out night shifts and baking bread that keeps.")
    plan = planned(vague, clear, *MENTORS)
    assert pairs(plan) == {"a": "r0", "b": "r1"}


CLOSED = [
    (person("shut", "sharing out night shifts", capacity=0), "full"),
    (person("shut", "sharing out night shifts", listed=False), "no consent"),
    (person("shut", "sharing out night shifts", paused_until="2027-05-01"), "paused"),
    (person("shut", "sharing out night shifts", blocks=["e0"]), "blocks"),
    (person("shut", "sharing out night shifts", reports_to="e0"), "reports"),
]


@pytest.mark.parametrize("shut", [one for one, _ in CLOSED], ids=[name for _, name in CLOSED])
def test_who_may_not_be_suggested_is_not_proposed(shut: Any) -> None:
    plan = planned(MENTEES[0], shut, MENTORS[1])
    assert pairs(plan) == {"e0": "r1"}


@pytest.mark.parametrize("shut", [one for one, _ in CLOSED], ids=[name for _, name in CLOSED])
def test_nor_by_force(shut: Any) -> None:
    plan = planned(MENTEES[0], shut, MENTORS[1], rules='force = [["e0", "shut"]]')
    assert plan.status == "infeasible"
    assert plan.because == [
        "force: Name-of-E0 (e0) – Name-of-SHUT (shut) cannot be: consent, availability or a reporting line stands against it, "
        "or a condition of the mentee's own."
    ]


def test_a_circle_of_managers_ends() -> None:
    boss = person("boss", "sharing out night shifts", reports_to="e0")
    seeker = mentee("e0", "Sharing out night shifts.", reports_to="boss")
    assert pairs(planned(seeker, boss, MENTORS[1])) == {"e0": "r1"}


TWO = (mentee("a", "Sharing out night shifts."), mentee("b", "Sharing out night shifts."))


@pytest.mark.parametrize(("capacity", "matched"), [(None, 1), (1, 1), (2, 2), (0, 0)])
def test_places_are_those_of_the_profile_and_one_where_it_says_nothing(capacity: int | None, matched: int) -> None:
    plan = planned(*TWO, person("r", "sharing out night shifts", capacity=capacity))
    assert len(plan.proposals) == matched
    assert plan.totals.unmatched == 2 - matched
    assert all(one.because for one in plan.unmatched)


def test_whoever_is_left_learns_what_would_help() -> None:
    plan = planned(*TWO, person("r", "sharing out night shifts"))
    assert plan.unmatched[0].because == "Every mentor who could be proposed to them is full with others."
    assert plan.unmatched[0].would_help == ["One more place with any of: Name-of-R (r)."]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([mentee("a", None), *MENTORS], "No mentee of this plan names a goal, so there is nothing to match by."),
        ([*TWO, person("r", "night shifts", capacity=0)], "Nobody has a place"),
        ([*TWO, person("r", "night shifts", listed=False)], "Nobody has a place"),
        ([mentee("a", "Night shifts.", blocks=["r"]), person("r", "night shifts")], "Nobody may be proposed to anybody"),
    ],
)
def test_a_plan_without_a_single_pair_is_infeasible_and_says_why(people: list[Any], said: str) -> None:
    plan = planned(*people)
    assert (plan.status, plan.proposals) == ("infeasible", [])
    assert plan.because[0].startswith(said)
    assert len(plan.unmatched) == plan.totals.unmatched


def test_a_mentee_without_a_goal_is_told_what_to_add() -> None:
    plan = planned(mentee("a", None), MENTEES[0], *MENTORS)
    assert [(one.mentee, one.because) for one in plan.unmatched] == [("a", "Their profile names no goal.")]


def test_one_person_on_both_sides_is_not_proposed_to_themselves() -> None:
    both = person("b", "sharing out night shifts", roles=("mentor", "mentee"), goal="Sharing out night shifts.")
    plan = planned(both, MENTORS[1], mentees=["b"], mentors=["b", "r1"])
    assert pairs(plan) == {"b": "r1"}
    assert plan.notes == ["One person is both mentee and mentor in this plan. Nobody is proposed to themselves."]


def test_unknown_people_are_all_named() -> None:
    with pytest.raises(UnknownPerson, match="'x' or 'y'"):
        planned(mentees=["e0", "x", "y"])
    with pytest.raises(UnknownPerson, match="'z'"):
        planned(rules='forbid = [["e0", "z"]]')


def test_a_plan_of_nobody_proposes_nothing() -> None:
    plan = planned(mentees=[])
    assert (plan.status, plan.proposals, plan.unmatched) == ("planned", [], [])


def test_accepted_pairs_stay_declined_ones_never_return_and_pending_ones_stay_where_that_costs_little() -> None:
    plan = planned(frozen=[pair("e0", "r3")], declined=[pair("e1", "r1")])
    assert pairs(plan)["e0"] == "r3"
    assert plan.proposals[0].kept == "accepted"
    assert pairs(plan)["e1"] != "r1"
    alike = [person("s", "sharing out night shifts"), person("t", "sharing out night shifts")]
    assert pairs(planned(TWO[0], *alike, stable=[pair("a", "t")])) == {"a": "t"}
    assert pairs(planned(TWO[0], *alike, stable=[pair("a", "s")])) == {"a": "s"}


@pytest.mark.parametrize(("no_repeat", "mentor"), [("true", "r1"), ("false", "r0")])
def test_pairs_of_before_are_repeated_only_where_that_is_allowed(no_repeat: str, mentor: str) -> None:
    two = (MENTEES[0], MENTORS[0], MENTORS[1])
    assert pairs(planned(*two, rules=f"no_repeat = {no_repeat}", earlier=[pair("e0", "r0")])) == {"e0": mentor}


def test_places_held_elsewhere_are_taken() -> None:
    assert pairs(planned(MENTEES[0], *MENTORS[:2], taken={"r0": 1})) == {"e0": "r1"}


def test_everybody_accepted_leaves_nothing_to_plan() -> None:
    plan = planned(MENTEES[0], MENTORS[0], frozen=[pair("e0", "r0")])
    assert (plan.status, pairs(plan), plan.totals.mentors_used) == ("planned", {"e0": "r0"}, 1)


def test_the_first_choice_is_the_proposal_and_others_say_what_they_cost() -> None:
    plan = planned(*TWO, person("r", "sharing out night shifts"), person("s", "the night bus"), *MENTORS[1:])
    for one in plan.proposals:
        assert one.choices[0].mentor == one.mentor
        assert len(one.choices) == len({choice.mentor for choice in one.choices}) == 3
        assert all(choice.costs_others >= 0 and not choice.leaves_out for choice in one.choices)
    second = next(one for one in plan.proposals if one.mentor == "s")
    assert second.runner_up is not None
    assert second.runner_up.mentor == "r"
    assert second.runner_up.costs_others > 0


def test_without_choices_none_are_worked_out() -> None:
    assert all(one.choices == [] and one.runner_up is None for one in planned(choices=False).proposals)
