"""The lead's plans without a browser: planned, changed pair by pair, looked at, proposed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, get_args

import pytest

from companion.domain.access import LOCAL, Actor
from companion.domain.cohort.obstacles import Obstacle, RuleKey
from companion.errors import CompanionError, EmptyText
from companion.web.events import Answer, Call
from companion.web.lead_words import in_form, instead
from companion.web.pages.lead import LeadPage
from companion.web.pages.lead_plan import A_PAGE, PlanDesk
from companion.web.pages.shell import Shell
from companion.web.panel import Act
from tests.web import led
from tests.web.pages import given, html_of, pressed, words_of


@pytest.fixture
def lead(tmp_path: Path) -> LeadPage:
    shell = Shell(led.companion(tmp_path / "home"))
    shell.build()
    return shell.lead


def planned(lead: LeadPage, **rules: Any) -> Answer:
    form = {"name": "Spring", "who": "everybody", "no_repeat": "yes", **rules}
    return settled(lead, lead.plan.new(Call(LOCAL, Act(do="new", fields=form), (None,))))


def settled(lead: LeadPage, answer: Answer) -> Answer:
    """An answer, once the work that it waits for is done."""
    until = time.monotonic() + 60
    while "lead-job" in html_of(answer, lead.plan.panel) and time.monotonic() < until:
        answer = lead.plan.ticked(given(answer.changes[lead.plan.panel]))
    return answer


def press(lead: LeadPage, before: Answer, act: str, on: str = "", **fields: Any) -> Answer:
    """A press in the plan panel as it stands after an answer."""
    call = pressed(act, on=on, kept=before.changes[lead.plan.panel], **fields)
    handlers = {
        "lock": lead.plan.lock, "free": lead.plan.free, "forbid": lead.plan.forbid, "swap": lead.plan.swap,
        "page": lead.plan.turn, "look": lead.plan.look, "again": lead.plan.again,
    }  # fmt: skip
    return settled(lead, handlers[act](call))


def test_a_cohort_is_planned_and_shown_in_parts(lead: LeadPage) -> None:
    answer = planned(lead)
    assert answer.said == "24 pairs planned, none left without."
    assert html_of(answer, lead.plan.panel).count("<tr>") == A_PAGE + 1
    second = press(lead, answer, "page", "1")
    assert html_of(second, lead.plan.panel).count("<tr>") == 24 - A_PAGE + 1
    narrowed = press(lead, answer, "look", words="e-food")
    assert "Six of 24 pairs" in words_of(narrowed, lead.plan.panel)


def test_a_pair_is_forbidden_locked_and_swapped(lead: LeadPage) -> None:
    answer = planned(lead)
    plan = lead.plan.companion.lead_plans.open("Spring").plan
    assert plan is not None
    first = plan.proposals[0]
    without = press(lead, answer, "forbid", f"{first.mentee} {first.mentor}")
    now = lead.plan.companion.lead_plans.open("Spring")
    assert now.rules.forbid == ((first.mentee, first.mentor),)
    assert (first.mentee, first.mentor) not in {(one.mentee, one.mentor) for one in now.plan.proposals}
    assert "What the last change did" in words_of(without, lead.plan.panel)
    swapped = press(lead, without, "swap", first.mentee, mentor="r-maritime-0")
    assert swapped.said == "Name-of-R-MARITIME-0 is planned instead."
    assert lead.plan.companion.lead_plans.open("Spring").rules.force == ((first.mentee, "r-maritime-0"),)
    press(lead, swapped, "free", f"{first.mentee} r-maritime-0")
    assert lead.plan.companion.lead_plans.open("Spring").rules.force == ()


def test_rules_that_cannot_hold_are_named(lead: LeadPage) -> None:
    answer = planned(lead, cross_industry="require", min_load="2", max_load="1")
    assert "No plan can be made like this" in words_of(answer, lead.plan.panel)


def test_what_a_field_does_not_take_is_said(lead: LeadPage) -> None:
    with pytest.raises(CompanionError):
        planned(lead, max_load="many")
    with pytest.raises(EmptyText):
        lead.plan.new(pressed("new", name="Spring", who="named", mentees=" "))


def test_who_planned_sees_how_it_spreads(lead: LeadPage) -> None:
    planned(lead)
    answer = lead.spread.visited(given(None))
    said = words_of(answer, lead.spread.panel)
    assert "24 pairs" in said or "24" in said
    assert "food" in words_of(answer, lead.spread._flows.words)


def test_proposing_hides_who_was_asked(lead: LeadPage) -> None:
    planned(lead)
    desk = lead.propose.visited(given(None))
    assert "24 pairs are planned" in words_of(desk, lead.propose.panel)
    proposed = lead.propose.propose(pressed("propose", kept=desk.changes[lead.propose.panel]))
    said = words_of(proposed, lead.propose.panel)
    assert "in progress 24" in said
    assert "Nobody is matched yet" in said
    plan = lead.plan.visited(given(_kept(PlanDesk(cohort="Spring"))))
    assert "Name-of-E-FOOD-0" not in words_of(plan, lead.plan.panel)
    assert "asked 24" in words_of(plan, lead.plan.panel)


def test_who_runs_the_machine_sees_whom_to_tell(lead: LeadPage) -> None:
    planned(lead)
    desk = lead.propose.visited(given(None))
    proposed = lead.propose.propose(pressed("propose", kept=desk.changes[lead.propose.panel]))
    html = html_of(proposed, lead.propose.panel)
    assert html.count("<tr>") == 24 + 1
    assert "tell <b><bdi>Name-of-E-FOOD-0" in html
    assert "Too few have answered" in html
    assert "not told" not in html


def test_a_pair_stands_with_the_words_of_both(lead: LeadPage) -> None:
    html = html_of(planned(lead), lead.plan.panel)
    assert "they want" in html
    assert 'class="mine"' in html or "class=mine" in html


def test_nobody_stands_twice_among_those_who_could_be_put_in_the_place(lead: LeadPage) -> None:
    planned(lead)
    plan = lead.plan.companion.lead_plans.open("Spring").plan
    assert plan is not None
    for one in plan.proposals:
        offered = [choice.mentor for choice in instead(one)]
        assert len(offered) == len(set(offered))
        assert one.mentor not in offered


def test_only_leads_are_shown_the_page(lead: LeadPage, tmp_path: Path) -> None:
    shell = Shell(led.companion(tmp_path / "other"))
    shell.build()
    mentor = Actor("m", account="a", person="r-food-0", roles=frozenset({"mentor"}))
    assert shell.opened(mentor, {}).changes[shell.lead_tab]["visible"] is False


def _kept(desk: PlanDesk) -> dict[str, Any]:
    return {"html": "", "data": desk.model_dump(mode="json")}


def filled(lead: LeadPage, before: Answer, do: str, form: dict[str, str | list[str]]) -> Call:
    """The form of the plan panel, as it stands after an answer, filled in and pressed."""
    return Call(LOCAL, Act(do=do, fields=form), (before.changes[lead.plan.panel],))


def brought(lead: LeadPage, text: str) -> Answer:
    asked = lead.ask.ask(pressed("ask", text=text))
    return lead.ask.plan(pressed("plan", kept=asked.changes[lead.ask.panel]))


def test_a_sentence_is_planned_with_what_is_still_ticked(lead: LeadPage) -> None:
    there = brought(lead, "match our people in food with senior people outside food, at most one each")
    form: dict[str, str | list[str]] = {
        "name": "Autumn",
        "who": "everybody",
        "no_repeat": "yes",
        "keep_mentees": "0",
        "keep_mentors": "1",
        "max_load": "1",
    }
    made = settled(lead, lead.plan.new(filled(lead, there, "new", form)))
    assert made.said == "Six pairs planned, none left without."
    found = lead.plan.companion.lead_plans.open("Autumn")
    assert found.plan and found.rules.max_load == 1
    assert [(one.field, one.op, one.value) for one in found.rules.mentors] == [("industry", "not_in", ["food"])]
    assert {one.mentee.split("-")[1] for one in found.plan.proposals} == {"food"}
    assert all("food" not in one.mentor for one in found.plan.proposals)
    assert "From your sentence" not in words_of(made, lead.plan.panel)


def test_a_cohort_takes_the_rules_of_a_sentence_when_it_is_planned_again(lead: LeadPage) -> None:
    planned(lead)
    there = brought(lead, "senior people outside food, at most one each")
    opened = lead.plan.choose(pressed("choose", on="Spring", kept=there.changes[lead.plan.panel]))
    assert "From your sentence" in words_of(opened, lead.plan.panel)
    form: dict[str, str | list[str]] = {"max_load": "1", "keep_mentors": "1", "no_repeat": "yes"}
    settled(lead, lead.plan.again(filled(lead, opened, "again", form)))
    rules = lead.plan.companion.lead_plans.open("Spring").rules
    assert ([one.field for one in rules.mentors], rules.max_load) == (["industry"], 1)


@pytest.mark.parametrize(
    ("rule", "setting", "said"),
    [
        ("max_load", 1, "Mentees of one mentor at most 1: why."),
        ("min_load", 3, "Mentees of one mentor at least 3: why."),
        ("cross_industry", "require", "Another industry than one's own: why."),
        ("shared_language", "require", "A language in common: why."),
        ("min_cross_industry_share", 0.5, "At least 50 of a hundred pairs across industries: why."),
        ("min_timezone_overlap_hours", 1.5, "Hours a day in common, at least 1.5: why."),
        ("max_load", None, "Mentees of one mentor: why."),
        ("min_cross_industry_share", None, "Pairs across industries: why."),
        ("min_timezone_overlap_hours", None, "Hours a day in common: why."),
        ("force", None, "A locked pair: why."),
        ("force and forbid", None, "Locked and left out: why."),
        ("no_repeat", None, "Nobody is planned with whom they had before: why."),
        ("mentors", None, "Who may be proposed: why."),
        (None, None, "why."),
    ],
)
def test_rules_in_the_way_are_named_as_the_form_names_them(rule: Any, setting: Any, said: str) -> None:
    assert in_form(Obstacle(rule=rule, setting=setting, why="why.")) == said


@pytest.mark.parametrize("rule", get_args(RuleKey))
def test_every_rule_has_a_name_on_the_page(rule: Any) -> None:
    found = in_form(Obstacle(rule=rule, setting=1, why="people's max_load = 1 stands as they wrote it."))
    assert "_" not in found.partition(":")[0]
    assert found.endswith("people's max_load = 1 stands as they wrote it.")


def test_no_key_of_a_rules_file_is_on_the_page(lead: LeadPage) -> None:
    answer = planned(lead, min_load="3", max_load="1")
    said = words_of(answer, lead.plan.panel)
    assert "No plan can be made like this" in said
    assert "max_load" not in said and "min_load" not in said
