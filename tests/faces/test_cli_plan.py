"""`companion cohort plan` at the command line."""

from pathlib import Path
from typing import get_args

import pytest

from companion.cli.choices import OBJECTIVES
from companion.cli.views import plans as views
from companion.domain.cohort.obstacles import Obstacle
from companion.domain.cohort.plan import Choice, Plan, PlannedPair, Totals, Unmatched
from companion.domain.cohort.rules import Objective, PlanRules
from companion.exporters.plans import PlanFiles
from tests.faces.command_line import Recorder, run

PAIR = PlannedPair(
    mentee="e1", mentor="r1", mentee_name="Eve", mentor_name="Ada", similarity=0.5, fit=1.0, regret=0.0, place=1,
    choices=[Choice(mentor="r1", name="Ada", costs_others=0.0), Choice(mentor="r2", name="Ron", costs_others=0.0)],
)  # fmt: skip
PLAN = Plan(
    status="planned", proposals=[PAIR], unmatched=[Unmatched(mentee="e2", name="Elin", because="All are full.")],
    totals=Totals(similarity=0.5, worst=0.5, mentors_used=1, unmatched=1, top_three_share=1.0, most_load=1), seconds=0.1,
)  # fmt: skip
NAMED_TWICE = Obstacle(rule="force and forbid", why="both lists name a – b; take one of them out.")
IN_CONFLICT = Plan(status="infeasible", in_the_way=[NAMED_TWICE])


class Companion:
    """The parts of a companion that planning uses."""

    def __init__(self, plan: Plan) -> None:
        self.planning = Recorder(plan=plan)
        self.kept_plans = Recorder(again=plan, keep=plan.model_copy(update={"cohort": "Spring"}))
        self.rosters = Recorder(record=type("Record", (), {"rules": PlanRules(max_load=2)})())
        self.plan_files = PlanFiles()


@pytest.fixture
def companion(monkeypatch: pytest.MonkeyPatch) -> Companion:
    made = Companion(PLAN)
    monkeypatch.setattr("companion.cli.session.Session.companion", made)
    return made


@pytest.fixture
def mentees(tmp_path: Path) -> Path:
    path = tmp_path / "mentees.txt"
    path.write_text("e1\n\n  e2 \n", encoding="utf-8")
    return path


def test_the_choices_are_those_of_the_domain() -> None:
    assert get_args(Objective) == OBJECTIVES


def test_json_is_the_plan(companion: Companion, mentees: Path) -> None:
    result = run("cohort", "plan", "--mentees", mentees, "--json")
    assert result.status == 0
    assert Plan.model_validate(result.json) == PLAN


def test_mentees_are_read_from_standard_input(companion: Companion) -> None:
    assert run("cohort", "plan", "--mentees", "-", typed=b"e1\ne2\n").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--mentees", "a", "--cohort", "b"],
        ["--cohort", "b", "--mentors", "a"],
        ["--mentees", "a", "--out", "plan.pdf"],
        ["--mentees", "a", "--objective", "best"],
    ],
)
def test_wrong_usage_is_status_2(companion: Companion, arguments: list[str]) -> None:
    result = run("cohort", "plan", *arguments)
    assert result.status == 2
    assert len(result.sentences) == 2


def test_an_empty_list_is_status_1(companion: Companion) -> None:
    result = run("cohort", "plan", "--mentees", "-", typed=b"\n")
    assert (result.status, result.sentences[0]) == (1, "There are no mentees to plan.")


def test_rules_that_cannot_be_read_are_status_1_and_named(companion: Companion, mentees: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("max_laod = 1\n", encoding="utf-8")
    result = run("cohort", "plan", "--mentees", mentees, "--rules", rules)
    assert result.status == 1
    assert result.sentences[0] == "The rules have no key 'max_laod' (line 1)."


@pytest.mark.parametrize(("name", "start"), [("plan.csv", b"\xef\xbb\xbfmentee,"), ("plan.XLSX", b"PK")])
def test_the_ending_says_what_is_written(companion: Companion, mentees: Path, tmp_path: Path, name: str, start: bytes) -> None:
    assert run("cohort", "plan", "--mentees", mentees, "--out", tmp_path / name, "--json").status == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_plan_is_kept_with_its_rules(companion: Companion, mentees: Path) -> None:
    result = run("cohort", "plan", "--mentees", mentees, "--objective", "worst-off", "--save", "Spring", "--json")
    assert result.json["cohort"] == "Spring"
    (_, (kept, plan), _), *_ = companion.kept_plans.asked
    assert (kept.name, kept.mentees, kept.rules, plan) == ("Spring", ("e1", "e2"), PlanRules(objective="worst-off"), PLAN)


def test_a_kept_cohort_is_planned_again_by_its_own_rules(companion: Companion) -> None:
    assert run("cohort", "plan", "--cohort", "Spring", "--objective", "mix", "--save", "Autumn", "--json").status == 0
    (_, (name,), given), (_, (kept, _), _) = companion.kept_plans.asked
    assert (name, given["objective"], given["rules"]) == ("Spring", "mix", None)
    assert (kept.name, kept.of, kept.rules) == ("Autumn", "Spring", PlanRules(max_load=2, objective="mix"))


def test_rules_in_conflict_are_said_and_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, mentees: Path) -> None:
    monkeypatch.setattr("companion.cli.session.Session.companion", Companion(IN_CONFLICT))
    result = run("cohort", "plan", "--mentees", mentees, "--save", "Spring")
    assert result.status == 0
    assert "no plan can be made like this" in result.out
    assert result.sentences == ["Nothing was kept: the rules cannot hold together."]


@pytest.mark.parametrize(
    "said",
    [
        "Eve (e1) and Ada (r1)",
        "Could also be: Ron (r2), at no cost to others",
        "Elin (e2): All are full.",
        "100% got one of their own first three",
        "Nobody is assigned",
    ],
)
def test_text_says_what_is_proposed(said: str) -> None:
    assert said in " ".join(views.plan(PLAN).split())


def test_rules_that_say_who_is_planned_need_no_list(companion: Companion, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[[mentees]]\nfield = "industry"\nvalue = ["food"]\n', encoding="utf-8")
    companion.rosters = Recorder(everybody=("e1", "e2"))
    companion.choosing = Choosing()
    assert run("cohort", "plan", "--rules", rules).status == 0
    companion.rosters = Recorder(everybody=())
    nobody = run("cohort", "plan", "--rules", rules)
    assert (nobody.status, nobody.sentences[0]) == (1, "There are no mentees to plan.")


def test_rules_that_say_nothing_of_mentees_do_not(companion: Companion, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("max_load = 1\n", encoding="utf-8")
    assert run("cohort", "plan", "--rules", rules).status == 2


class Choosing:
    """Rules are as they are spelt."""

    def checked(self, rules: PlanRules) -> PlanRules:
        return rules
