"""The lead's sentence on the page: rules that are seen, changed, switched and tried."""

from __future__ import annotations

from typing import Any

import pytest

from companion.errors import EmptyText, UsageError
from companion.web.events import Answer
from companion.web.pages.lead import LeadPage
from companion.web.pages.lead_ask import AskDesk
from companion.web.pages.shell import Shell
from companion.web.panel import data_of
from tests.web import led
from tests.web.pages import html_of, pressed, words_of


@pytest.fixture(scope="module")
def lead(tmp_path_factory: pytest.TempPathFactory) -> LeadPage:
    """One page for all: asking changes nothing."""
    shell = Shell(led.companion(tmp_path_factory.mktemp("asking") / "home"))
    shell.build()
    return shell.lead


def asked(lead: LeadPage, text: str = "Senior people outside food, ideally in fishing") -> Answer:
    return lead.ask.ask(pressed("ask", text=text))


def again(lead: LeadPage, before: Answer, act: str, on: str = "", **fields: Any) -> Answer:
    """A press in the ask panel as it stands after an answer."""
    call = pressed(act, on=on, kept=before.changes[lead.ask.panel], **fields)
    handlers = {
        "strength": lead.ask.strength, "switch": lead.ask.switch, "drop": lead.ask.drop, "edit": lead.ask.edit,
        "add": lead.ask.add, "try": lead.ask.try_on, "more": lead.ask.more,
    }  # fmt: skip
    return handlers[act](call)


def rules(lead: LeadPage, answer: Answer) -> list[tuple[str, str, list[str], str, bool]]:
    desk = AskDesk.model_validate(data_of(answer.changes[lead.ask.panel]))
    return [(rule.field, rule.op, rule.value, rule.strength, rule.on) for rule in desk.query.rules]


def test_a_sentence_becomes_rules_and_people(lead: LeadPage) -> None:
    answer = asked(lead)
    assert answer.said == "18 people meet every required rule."
    said = words_of(answer, lead.ask.panel)
    for words in ("required senior", "not food", "Alone it leaves out", "18 of 24 meet every required rule"):
        assert words in said


def test_rules_are_changed_one_by_one(lead: LeadPage) -> None:
    answer = asked(lead, "Senior people outside food")
    wished = again(lead, answer, "strength", "1")
    assert [rule[3] for rule in rules(lead, wished)] == ["required", "preferred"]
    assert "24 of 24 meet every required rule" in words_of(wished, lead.ask.panel)
    off = again(lead, answer, "switch", "1")
    assert [rule[4] for rule in rules(lead, off)] == [True, False]
    edited = again(lead, answer, "edit", "1", op="in", value="maritime")
    assert rules(lead, edited)[1][:3] == ("industry", "in", ["maritime"])
    assert len(rules(lead, again(lead, answer, "drop", "0"))) == 1
    added = again(lead, answer, "add", field="topic", op="in", value="mending nets")
    assert rules(lead, added)[2][:3] == ("topic", "in", ["mending nets"])


def test_rules_are_tried_on_one_person(lead: LeadPage) -> None:
    answer = again(lead, asked(lead, "outside food"), "try", who="r-food-0")
    assert "Name-of-R-FOOD-0 is out." in words_of(answer, lead.ask.panel)


def test_a_rule_that_is_no_longer_there_is_a_stale_page(lead: LeadPage) -> None:
    with pytest.raises(UsageError):
        again(lead, asked(lead, "outside food"), "switch", "9")
    with pytest.raises(EmptyText):
        asked(lead, "")


def test_words_that_belong_with_a_human_first_stop(lead: LeadPage) -> None:
    answer = asked(lead, "I want to hurt myself, find me somebody")
    assert "boundary" in html_of(answer, lead.ask.panel)
    assert AskDesk.model_validate(data_of(answer.changes[lead.ask.panel])).query.text == ""


MATCHED = "match our apprentices in food with senior people outside food, not their manager, at most two each, free on Tuesdays"


def test_who_is_matched_and_how_is_seen_and_can_be_taken_out(lead: LeadPage) -> None:
    answer = asked(lead, MATCHED)
    said = words_of(answer, lead.ask.panel)
    for words in ("Who is to be matched", "apprentices", "at most 2 for each mentor"):
        assert words in said
    assert "no use found for it: free on Tuesdays" in said
    less = lead.ask.drop_mentee(pressed("drop-mentee", on="0", kept=answer.changes[lead.ask.panel]))
    less = lead.ask.drop_limit(pressed("drop-limit", on="0", kept=less.changes[lead.ask.panel]))
    desk = AskDesk.model_validate(data_of(less.changes[lead.ask.panel]))
    assert (len(desk.query.mentees), desk.query.limits) == (1, [])
    assert "at most 2" not in words_of(less, lead.ask.panel)


def test_the_rules_are_taken_to_a_plan(lead: LeadPage) -> None:
    kept = asked(lead, MATCHED).changes[lead.ask.panel]
    there = lead.ask.plan(pressed("plan", kept=kept))
    said = words_of(there, lead.plan.panel)
    for words in ("From your sentence", "What a plan cannot keep", "free on Tuesdays", "of their own reporting line", "not food"):
        assert words in said
    assert 'name="keep_mentors" value="1" checked' in html_of(there, lead.plan.panel)
    assert 'name="max_load" type="number" min="0" step="1" value="2"' in html_of(there, lead.plan.panel)
    turned_to = lead.plan.visited(pressed("", kept=there.changes[lead.plan.panel]))
    assert "From your sentence" in words_of(turned_to, lead.plan.panel)
    left = lead.plan.leave(pressed("leave", kept=there.changes[lead.plan.panel]))
    assert "From your sentence" not in words_of(left, lead.plan.panel)
