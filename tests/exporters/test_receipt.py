"""A receipt by itself, and as services make it from drafts and calls."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from companion.domain.model_calls import ModelCall
from companion.domain.outreach.outreach import Channel, Draft, Evidence, Finding, MessageKind, PromptUsed, Sentence
from companion.exporters.receipt import LONG_QUOTE, HtmlReceipts, shortened
from companion.services.outreach.outreach import Request
from companion.services.outreach.receipts import Receipts, rule_results
from tests.domain.made import ODILE, RUNE, profile
from tests.fakes import FakePeople, FixedClock

HASH = "ab" * 32
CALL = ModelCall(
    at=datetime(2026, 11, 22, 9, 15, 30, tzinfo=UTC), task="draft", prompt=PromptUsed(name="draft", version=2, sha256=HASH),
    model="made-up", address="https://models.example/v1", milliseconds=900, outcome="answered", left_machine=True, about="d-1",
)  # fmt: skip
DRAFT = Draft(
    subject="The alarm <b>nobody</b> pressed",
    body="Dear Rune, …",
    writer="you",
    own_words_share=0.42,
    sentences=[
        Sentence(text="Dear Rune,", origin="courtesy"),
        Sentence(
            text="You wrote <script>alert(1)</script>.",
            origin="profile",
            evidence=[Evidence(who="mentor", source="publications[0].name", quote="The alarm {{ 7*7 }} & ${8*8}")],
        ),
        Sentence(
            text="My board is empty.", origin="own", evidence=[Evidence(who="own", source="own[1]", quote="My board is empty.")]
        ),
    ],
    findings=[
        Finding(rule="O6", severity="fail", message="There is no ask."),
        Finding(rule="O12", severity="fail", message="“legend” is praise.", confirmed=True),
        Finding(rule="O22", severity="warn", message="Many sentences begin with “I”."),
    ],
    own_left_out=["This was too long."],
)


class Calls:
    """The record of calls."""

    def __init__(self, *calls: ModelCall) -> None:
        self.calls = list(calls)

    def about(self, draft_id: str) -> list[ModelCall]:
        return [call for call in self.calls if call.about == draft_id]


def page(draft: Draft = DRAFT, *calls: ModelCall, about: str | None = "d-1", writer: str | None = None) -> str:
    people = FakePeople([profile(RUNE), profile(ODILE)])
    receipts = Receipts(people=people, calls=Calls(*calls), clock=FixedClock(), page=HtmlReceipts())  # type: ignore[arg-type]
    return receipts.of(draft, Request(mentee="odile", mentor="rune", about=about), writer=writer)


def text(html: str) -> str:
    """What a person reads."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)).split())


def test_it_loads_nothing_and_runs_nothing() -> None:
    html = page(DRAFT, CALL)
    assert html.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in html
    assert not re.search(r"<(?:script|img|link|iframe|object|form)\b|\b(?:src|href|action)=|url\(|@import", html)


def test_what_people_wrote_is_text_and_nothing_else() -> None:
    html = page()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "The alarm {{ 7*7 }} &amp; ${8*8}" in html
    assert "The alarm &lt;b&gt;nobody&lt;/b&gt; pressed" in html


def test_each_sentence_stands_beside_its_line_and_each_rule_beside_its_word() -> None:
    said = text(page())
    assert "Odile Marchand to Rune Falck" in said
    assert "from a profile Rune Falck’s profile, publications, 1st entry: The alarm" in said
    assert "My board is empty. your words your answer 2" in said
    assert "42 of 100 words are your own" in said
    assert "O6 One small ask (to mend): There is no ask." in said
    assert "O12 No flattery (kept by you): “legend” is praise." in said
    assert "O22 Not all about me (to consider)" in said
    assert "Passed: O1 Kept short" in said
    assert "This was too long." in said


@pytest.mark.parametrize(
    ("calls", "says"),
    [
        ((), "Nothing. No language model was asked."),
        ((CALL.model_copy(update={"about": "another"}),), "Nothing. No language model was asked."),
        ((CALL.model_copy(update={"left_machine": False}),), "Nothing. The language model that was asked runs on this machine."),
        ((CALL,), f"draft, 22 November 2026, 09:15:30: answered made-up at https://models.example/v1 (elsewhere) prompt draft, "
                  f"version 2, SHA-256 {HASH}"),
        ((CALL.model_copy(update={"left_machine": None}),), "(elsewhere)"),
        ((CALL, CALL.model_copy(update={"task": "revision", "outcome": "too slow"})), "revision, 22 November 2026, 09:15:30"),
    ],
)  # fmt: skip
def test_it_says_what_left_the_machine(calls: tuple[ModelCall, ...], says: str) -> None:
    assert says in text(page(DRAFT, *calls))


@pytest.mark.parametrize(
    ("writer", "says"),
    [
        (None, "Written by you."),
        ("template", "Written by the template writer, without a language model."),
        ("llm:made-up", "Written by the language model made-up."),
    ],
)
def test_it_says_who_wrote(writer: str | None, says: str) -> None:
    assert says in text(page(writer=writer))


def test_without_a_text_no_rule_has_passed() -> None:
    empty = Draft(
        subject=None, body="", writer="template", findings=[Finding(rule="O17", severity="fail", message="Answer first.")]
    )
    said = text(page(empty))
    assert "Nothing is written yet." in said
    assert "O17 Your own words (to mend): Answer first." in said
    assert "Passed" not in said


def test_the_rules_are_those_that_are_asked_of_such_a_message() -> None:
    results = {one.id: one.result for one in rule_results(DRAFT, Channel.NOTE, MessageKind.FIRST)}
    assert results["O12"] == "confirmed"
    assert results["O1"] == "passed"
    assert results["O6"] == "mend", "a finding is shown whatever the table says"
    assert "O2" not in results


LONG = f"{'The first sentence says little. ' * 8}What fell was the number of faults in May. And so on."


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Short.", "Short."),
        (LONG, "… What fell was the number of faults in May. …"),
        (f"The number of faults fell {'x' * 300}", f"The number of faults fell {'x' * 174}…"),
    ],
)
def test_a_long_line_is_cut_down_to_what_speaks_of_the_sentence(quote: str, shown: str) -> None:
    assert shortened(quote, "Your faults fell in May.") == shown
    assert len(shown) <= LONG_QUOTE + 4
