"""A fix that is offered removes its finding and brings up no other; where it would, it is not offered."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from companion.domain.outreach.outreach import Finding
from companion.web.mending import mended
from evals.outreach import CASES, tried_fixes, whole_case
from tests.domain.cases import BODY, found, with_sentence

ASK = "Twenty minutes by phone in the week of 18 January would be plenty."
NO = "If it does not suit, just say so."


def weak() -> list[dict[str, Any]]:
    """Whole weak messages; `python -m evals outreach` tries the fixes of all of them."""
    cases = yaml.safe_load((CASES / "outreach.yaml").read_text("utf-8"))["cases"]
    by_id = {case["id"]: case for case in cases}
    return [whole_case(case, by_id) for case in cases if case["half"] == "fresh" and case.get("fail")]


def test_every_fix_of_the_weak_messages_mends_and_breaks_nothing():
    assert [case["id"] for case in weak() if not all(tried_fixes(case))] == []


def one(body: str, rule: str) -> Finding:
    return next(finding for finding in found(body, rule) if finding.fix is not None)


@pytest.mark.parametrize(
    ("body", "rule", "expected"),
    [
        (BODY.replace(ASK, "Could we have a 45-minute call in January?"), "O6", "Could we have a 20-minute call in January?"),
        (BODY.replace(ASK, "Could we talk for an hour in January?"), "O6", "Could we talk for 20 minutes in January?"),
        (BODY.replace(ASK, "An hour by phone would be plenty."), "O6", "Twenty minutes by phone would be plenty."),
        (BODY.replace(ASK, "Could I ring you for ten minutes today?"), "O6", "for ten minutes whenever it suits you?"),
        (with_sentence("Pls tell me."), "O14", "Please tell me."),
        (with_sentence("It rained 🙏 all day."), "O14", "It rained all day."),
        (with_sentence("We baked! We sold!"), "O12", "We baked! We sold."),
        (BODY.replace(f" {NO}", ""), "O8", "If it does not suit, a short “no” is enough."),
        (BODY.replace("Dear Rune", "Dear Rudi"), "O15", "Dear Rune Falck,"),
    ],
)
def test_a_fix_says_it_as_the_sentence_needs_it(body, rule, expected):
    finding = one(body, rule)
    text = mended(body, finding)
    assert expected in text
    assert len(found(text, rule)) < len(found(body, rule))


def test_two_lone_letters_are_mended_at_once():
    body = with_sentence("Last week i baked and i slept.")
    finding = one(body, "O14")
    body = mended(body, finding)
    assert "Last week I baked and I slept." in body
    assert found(body, "O14") == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (BODY.replace(ASK, "I need twenty minutes by tomorrow."), "O6"),
        (
            BODY.replace(
                'your piece "The alarm nobody pressed" describes my back room', "you won a prize for the lamp in Bergen"
            ),
            "O16",
        ),
    ],
)
def test_no_fix_where_more_would_have_to_change(body, rule):
    """The only sentence about the reader is not taken out: the message would be about nobody in particular."""
    assert {finding.fix for finding in found(body, rule)} == {None}
