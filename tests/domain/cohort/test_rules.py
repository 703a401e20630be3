"""The rules of a plan, and what is said of those that cannot be read."""

import pytest

from companion.domain.cohort.rules import PlanRules, read_rules, with_objective
from companion.errors import RulesError

CONTRACT = """
objective = "total"
min_load = 0
max_load = 3
cross_industry = "prefer"
min_cross_industry_share = 0.5
shared_language = "require"
min_timezone_overlap_hours = 2
no_repeat = true
forbid = [["a", "b"]]
force  = [["c", "d"]]
slots  = ["same_road", "other_industry"]
"""


def test_every_key_is_read() -> None:
    assert read_rules(CONTRACT) == PlanRules(
        max_load=3, cross_industry="prefer", min_cross_industry_share=0.5, shared_language="require",
        min_timezone_overlap_hours=2, forbid=(("a", "b"),), force=(("c", "d"),), slots=("same_road", "other_industry"),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n# nothing asked for\n"])
def test_nothing_written_is_every_default(text: str) -> None:
    assert read_rules(text) == PlanRules()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max_laod = 3", "no key 'max_laod' (line 1)"),
        ('\n\n  "max laod" = 3', "no key 'max laod' (line 3)"),
        ("[rules]\nmin_load = 1", "no key 'rules' (line 1)"),
        ("min_load = -1\nmax_laod = 3", "no key 'max_laod' (line 2)"),
        ("# load\nmin_load = -1", "min_load (line 2) cannot be -1: it should be greater than or equal to 0."),
        ("min_load = 2.5", "min_load (line 1) cannot be 2.5"),
        ("min_load = true", "min_load (line 1) cannot be True"),
        ("min_cross_industry_share = 1.5", "min_cross_industry_share (line 1) cannot be 1.5"),
        ('objective = "best"', "objective (line 1) cannot be 'best'"),
        ('cross_industry = "must"', "cross_industry (line 1) cannot be 'must'"),
        ('force = [["a"]]', "force.0.1 (line 1)"),
        ('force = "a"', "force (line 1) cannot be 'a'"),
        ('slots = ["friend"]', "slots.0 (line 1) cannot be 'friend'"),
        ('slots = ["peer", "peer"]', "a slot is named twice"),
        ('mentees = ["a@b.c"]', "mentees (line 1) takes conditions, not names."),
        ('mentors = "a@b.c"', "mentors (line 1) takes conditions, not names."),
        ('[[mentees]]\nfield = "topic"\nvalue = ["x"]', "(line 1) cannot be kept: mentees cannot be told by topic."),
        ('[[mentees]]\nfield = "person"\nvalue = ["a"]', "mentees cannot be told by person."),
        ('[[mentees]]\nfield = "stage"\nvalue = ["early"]\nstrength = "preferred"', "cannot be only preferred."),
        ('[[mentees]]\nfield = "industry"\nvalue = ["own"]', 'cannot be "own": there is nobody whose it would be.'),
        ('[[mentees]]\nfield = "industry"\nvalue = ["x"]\nlike = ["finance"]', "cannot compare with the work of a field"),
        ("min_load = ", "The rules are no TOML: Invalid value"),
        ("min_load = 1\nmin_load = 2", "The rules are no TOML"),
    ],
)
def test_a_fault_names_its_key_and_line(text: str, said: str) -> None:
    with pytest.raises(RulesError) as error:
        read_rules(text)
    assert said in error.value.happened
    assert error.value.remedy


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        ("objective = 1", "Choose from: total, worst-off, mix."),
        ("slots = [1]", "Choose from: same_road, other_industry, peer."),
        ("forbid = 1", 'Write pairs, as in forbid = [["mentee", "mentor"]].'),
        ("max_load = -1", "Leave it out for the default."),
        ("no_repeat = 3", "Leave it out for the default, true."),
    ],
)
def test_what_can_be_written_is_said(key: str, remedy: str) -> None:
    with pytest.raises(RulesError) as error:
        read_rules(key)
    assert error.value.remedy == remedy


def test_an_objective_given_beside_the_rules_goes_first() -> None:
    assert with_objective(PlanRules(objective="mix"), "worst-off").objective == "worst-off"
    assert with_objective(PlanRules(objective="mix"), None).objective == "mix"


def test_rules_without_a_person_name_them_nowhere() -> None:
    rules = PlanRules(forbid=(("a", "b"), ("c", "d")), force=(("b", "e"),)).without({"b"})
    assert (rules.forbid, rules.force) == ((("c", "d"),), ())
