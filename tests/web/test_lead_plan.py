"""The lead's plans without a browser: planned, changed pair by pair, looked at, proposed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from companion.domain.access import LOCAL, Actor
from companion.errors import CompanionError, EmptyText
from companion.web.edge import Answer, Call
from companion.web.lead_words import instead
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
