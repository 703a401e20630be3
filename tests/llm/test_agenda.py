"""Blocks in a model's words, over a real socket: marks, consent, and what gives way to the template's."""

from __future__ import annotations

import json

import pytest

from companion.domain.agenda.agenda import AgendaKind
from tests.llm.made import FakeCalls, agenda_model, at, elsewhere
from tests.llm.server import Body, serving
from tests.sessions import ODILE, PROMISES, QUESTION, RUNE, agendas, person, request


def prepared(answer: Body, where=at, *, mentee: bool = True, mentor: bool = True, **given):
    calls = FakeCalls()
    consents = {"mentee": {"listed": True, "model": mentee}, "mentor": {"listed": True, "model": mentor}}
    people = person(ODILE, consent=consents["mentee"]), person(RUNE, consent=consents["mentor"])
    with serving(lambda body: answer) as server:
        writer = agenda_model(where(server.url), calls)
        plan = agendas(*people, model=lambda: writer).prepare(request(kind=AgendaKind.REGULAR, promises=PROMISES, **given))
    return plan, json.dumps([one["messages"] for one in server.requests]), calls


def blocks(**texts: str) -> Body:
    return {"blocks": [{"number": int(name[1:]), "text": text} for name, text in texts.items()]}


GOOD = "[mentee] names the ways first. Then the time [mentor] [deed]: what came before, and what was hard?"


def test_a_block_of_the_models_stands_where_every_rule_is_kept():
    plan, _, calls = prepared(blocks(b4=GOOD))
    assert plan.writer == "llm:made-up" and plan.fallback is None and plan.prompt.name == "agenda"
    assert plan.blocks[3].text.startswith("Odile names the ways first. Then the time Rune moved the night shift")
    assert plan.blocks[3].from_[0].source == "work[0].highlights[0]"
    assert plan.blocks[0].text.startswith("On the list:")
    assert QUESTION in plan.blocks[1].text and not plan.findings
    assert [call.task for call in calls.calls] == ["agenda"]


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("[deed]", "did it"), f"{GOOD} [goal]", f"{GOOD} “A line.”", f"{GOOD} In 2014.", f"{GOOD} Ask Bettina Kroll.",
        "word " * 100 + GOOD, "", f"{GOOD} You should apply.", f"{GOOD} Rate it on a scale.", f"{GOOD} It was sent: is sent.",
    ],
    ids=["no mark", "more marks", "quotation", "number", "name", "long", "empty", "advice", "rating", "sent"],
)  # fmt: skip
def test_a_block_that_breaks_a_rule_gives_way(text):
    plan, *_ = prepared(blocks(b4=text))
    assert plan.writer == "template" and plan.fallback
    assert "moved the night shift" in plan.blocks[3].text and plan.ready and not plan.findings


@pytest.mark.parametrize("answer", [{"blocks": []}, {"nothing": 1}, "no json"])
def test_a_model_that_fails_leaves_the_template_in_the_same_call(answer):
    plan, *_ = prepared(answer)
    assert plan.writer == "template" and plan.fallback.cause and plan.blocks and plan.views


@pytest.mark.parametrize(
    ("mentee", "mentor", "seen", "unseen"),
    [
        (True, True, ["apprentices", "night shift", "second board"], []),
        (True, False, ["apprentices", QUESTION[:30]], ["night shift", "second board"]),
        (False, True, ["night shift"], ["apprentices", QUESTION[:30], "second board"]),
    ],
)
def test_only_those_are_read_who_agreed(mentee, mentor, seen, unseen):
    _, sent, _ = prepared(blocks(b4=GOOD), elsewhere, mentee=mentee, mentor=mentor)
    assert all(text in sent for text in seen)
    assert not any(text in sent for text in [*unseen, "Odile", "Rune", "Marchand", "Falck"])


def test_where_nobody_agreed_nothing_is_asked():
    plan, sent, calls = prepared(blocks(b4=GOOD), elsewhere, mentee=False, mentor=False)
    assert sent == "[]" and not calls.calls and "has not agreed" in plan.fallback.cause


@pytest.mark.parametrize("side", ["mentee", "mentor"])
def test_notes_and_private_fields_never_reach_a_model(side):
    _, sent, _ = prepared(blocks(b4=GOOD), notes="NOTECANARY one.\nNOTECANARY two.", notes_of=side)
    assert "night shift" in sent and "CANARY" not in sent


def test_what_would_be_sent_can_be_read_beforehand():
    with serving(lambda body: {}) as server:
        writer = agenda_model(at(server.url))
        outgoing = agendas(model=lambda: writer).outgoing(request(kind=AgendaKind.MICRO))
    assert "One question, and only this one." in outgoing.text and not server.requests
