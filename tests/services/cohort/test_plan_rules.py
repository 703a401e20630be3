"""What each rule does to a plan, and how rules that cannot hold together are named."""

import pytest

from tests.pools import person
from tests.services.planned import MENTEES, MENTORS, mentee, pairs, planned

NIGHT = "sharing out night shifts"
SEEKER = mentee("e", f"I want to learn {NIGHT}.", industry="food", languages=[{"language": "Spanish"}], timezone="Europe/Oslo")
SAME = person("same", NIGHT, industry="food", timezone="Asia/Tokyo", languages=[{"language": "Norwegian"}])
OTHER = person("other", "sharing night work", industry="law", timezone="Europe/Madrid", languages=[{"language": "Spanish"}])
SILENT = person("silent", NIGHT)
LENIENT = mentee("l", f"I want to learn {NIGHT}.", industry="food", timezone="Europe/Oslo")


@pytest.mark.parametrize(
    ("rules", "mentor"),
    [
        ("", "same"),
        ('cross_industry = "require"', "other"),
        ("min_cross_industry_share = 1.0", "other"),
        ('shared_language = "require"', None),
        ("min_timezone_overlap_hours = 4", "other"),
        ('min_timezone_overlap_hours = 4\ntimezone_overlap = "prefer"', "same"),
        ('forbid = [["l", "same"]]', "other"),
        ('force = [["l", "other"]]', "other"),
    ],
)
def test_what_is_required_is_kept(rules: str, mentor: str | None) -> None:
    plan = planned(LENIENT, SAME, OTHER, rules=rules)
    assert pairs(plan).get("l") == mentor


@pytest.mark.parametrize("rules", ['cross_industry = "require"', 'shared_language = "require"', "min_timezone_overlap_hours = 1"])
def test_what_nobody_says_is_not_met(rules: str) -> None:
    plan = planned(SEEKER, SILENT, rules=rules)
    assert plan.status == "infeasible"
    assert [line.split(" ")[0].rstrip(":") for line in plan.because] == [rules.split(" ")[0]]


def test_a_wish_decides_between_people_who_are_about_equally_near() -> None:
    near, far = person("near", NIGHT, industry="food"), person("far", NIGHT, industry="law")
    filler = person("z", "mending nets")
    assert pairs(planned(LENIENT, far, near, filler, rules='cross_industry = "prefer"')) == {"l": "far"}
    assert pairs(planned(LENIENT, SAME, person("far", "boats", industry="law"), rules='cross_industry = "prefer"')) == {
        "l": "same"
    }


@pytest.mark.parametrize(("rules", "load"), [("", 3), ("max_load = 1", 1), ("min_load = 1", 2), ("max_load = 9", 3)])
def test_loads_are_kept(rules: str, load: int) -> None:
    three = [mentee(f"m{number}", f"I want to learn {NIGHT}.") for number in range(3)]
    plan = planned(*three, person("a", NIGHT, capacity=3), person("b", "mending nets", capacity=3), rules=rules)
    assert plan.totals.most_load == load


@pytest.mark.parametrize("objective", ["total", "worst-off", "mix"])
def test_the_worst_off_are_never_worse_off_than_by_the_sum(objective: str) -> None:
    by_sum, fair = planned(), planned(rules=f'objective = "{objective}"')
    assert fair.totals.worst >= by_sum.totals.worst
    assert fair.totals.worst_fit >= by_sum.totals.worst_fit


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        ('force = [["e0", "r0"]]\nforbid = [["e0", "r0"]]\nmax_load = 5', ["force and forbid: both lists name"]),
        ('force = [["e0", "r0"], ["e1", "r0"]]\nforbid = [["e2", "r2"]]', ["force", "force"]),
        ('force = [["e0", "r0"], ["e0", "r1"], ["e1", "r2"]]', ["force", "force"]),
        ("min_load = 2\nmax_load = 1", ["min_load", "max_load"]),
        ("max_load = 0\nshared_language = 'prefer'", ["max_load"]),
        ("min_cross_industry_share = 0.5", ["min_cross_industry_share"]),
        ('forbid = [["e0", "r0"], ["e0", "r1"], ["e0", "r2"], ["e0", "r3"]]\nmax_load = 3', ["forbid"]),
    ],
)
def test_rules_in_conflict_are_named_and_no_others(rules: str, named: list[str]) -> None:
    mentees = MENTEES[:1] if named == ["forbid"] else MENTEES
    plan = planned(*mentees, *MENTORS, rules=rules)
    assert (plan.status, plan.proposals) == ("infeasible", [])
    assert len(plan.because) == len(named)
    assert all(line.startswith(name) for line, name in zip(plan.because, named, strict=True))


def test_a_forced_pair_and_what_is_required_are_named_together() -> None:
    plan = planned(LENIENT, SAME, OTHER, rules='force = [["l", "same"]]\ncross_industry = "require"\nmax_load = 2')
    assert [line.split(" ")[0].rstrip(":") for line in plan.because] == ["force", "cross_industry"]


def test_a_least_load_beyond_the_cohort_says_what_it_would_take() -> None:
    plan = planned(MENTEES[0], *MENTORS, rules="min_load = 1")
    assert plan.because == [
        "min_load = 1: 4 mentors would need 4 matches, and there are 1 to be made. Lower it, or name fewer mentors."
    ]


def test_a_forced_pair_outside_the_plan_is_named() -> None:
    plan = planned(*MENTEES, *MENTORS, mentees=["e1"], rules='force = [["e0", "r0"]]')
    assert plan.because[0].startswith("force: Name-of-E0 (e0) – Name-of-R0 (r0) cannot be: the mentee is not in this plan")


def test_slots_are_filled_by_different_people_who_fit_them() -> None:
    road = person(
        "road", transitions=[{"from": "teaching", "to": "night shifts", "story": "Learning to share out night shifts."}]
    )
    mate = mentee("mate", "To learn sharing night shifts too.")
    people = (LENIENT, SAME, OTHER, road, mate)
    plan = planned(*people, mentees=["l"], rules='slots = ["same_road", "other_industry"]')
    assert {one.slot: one.mentor for one in plan.proposals} == {"same_road": "road", "other_industry": "other"}
    peers = planned(LENIENT, mate, SAME, rules='slots = ["peer"]')
    assert pairs(peers) == {"l": "mate", "mate": "l"}


def test_a_slot_nobody_fills_is_said_to_be_open() -> None:
    plan = planned(LENIENT, SAME, OTHER, rules='slots = ["same_road", "other_industry"]')
    assert [(one.slot, one.because) for one in plan.unmatched] == [
        ("same_road", "Nobody who may be suggested to them walked the same road, as far as profiles say.")
    ]


def test_a_rule_that_leaves_out_everybody_for_one_mentee_says_so() -> None:
    silent = mentee("s", f"I want to learn {NIGHT}.")
    plan = planned(LENIENT, silent, OTHER, SAME, rules='cross_industry = "require"')
    assert [(one.mentee, one.would_help) for one in plan.unmatched] == [("s", ["Add an industry to their profile."])]


def condition(side: str, field: str, value: str, **more: str) -> str:
    lines = [f"[[{side}]]", f'field = "{field}"', f'value = ["{value}"]', *(f'{key} = "{said}"' for key, said in more.items())]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("rules", "mentor"),
    [
        (condition("mentors", "industry", "law"), "other"),
        (condition("mentors", "industry", "law", op="not_in"), "same"),
        (condition("mentors", "industry", "law", strength="preferred"), "same"),
        (condition("mentors", "language", "Spanish"), "other"),
        (condition("mentors", "organisation", "own", op="not_in"), "other"),
    ],
)
def test_conditions_on_mentors_are_kept_pair_by_pair(rules: str, mentor: str) -> None:
    seeker = mentee("l", f"I want to learn {NIGHT}.", industry="food", organisation="Mill", timezone="Europe/Oslo")
    same = person("same", NIGHT, industry="food", organisation="Mill", languages=[{"language": "Norwegian"}])
    assert pairs(planned(seeker, same, OTHER, rules=rules)) == {"l": mentor}


def test_a_preferred_condition_decides_between_people_who_are_about_equally_near() -> None:
    near, far = person("near", NIGHT, industry="food"), person("far", NIGHT, industry="law")
    rules = condition("mentors", "industry", "law", strength="preferred")
    assert pairs(planned(LENIENT, far, near, person("z", "mending nets"), rules=rules)) == {"l": "far"}


def test_mentees_whom_the_rules_are_not_for_are_not_planned_and_told_why() -> None:
    baker = mentee("b", "I want to learn baking bread that keeps.", industry="law")
    plan = planned(LENIENT, baker, SAME, OTHER, rules=condition("mentees", "industry", "food"))
    assert [*pairs(plan)] == ["l"]
    assert [(one.mentee, one.because) for one in plan.unmatched] == [
        ("b", "The rules are for other mentees: industry: food is not met by their profile.")
    ]


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        (condition("mentors", "stage", "retired"), "mentors: stage: retired leaves out"),
        (condition("mentees", "stage", "retired"), "mentees: nobody of those"),
        (f"{condition('mentors', 'industry', 'law')}\n{condition('mentors', 'stage', 'retired')}", "mentors: stage: retired"),
    ],
)
def test_a_condition_in_the_way_is_named_alone(rules: str, named: str) -> None:
    plan = planned(LENIENT, SAME, OTHER, rules=rules)
    assert plan.status == "infeasible"
    assert [line.startswith(named) for line in plan.because] == [True]
    assert all(one.because for one in plan.unmatched)
