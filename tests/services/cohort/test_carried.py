"""From a lead's sentence to the rules of a plan: every word is kept, holds anyway, or is named with why it cannot be kept."""

from __future__ import annotations

from typing import Any

import pytest

from companion.domain.cohort.carried import Carried, carried
from companion.domain.cohort.rules import PlanCondition, PlanRules, read_rules
from companion.domain.cohort.rules_file import written
from companion.domain.query.query import Rule
from tests.pools import LEXICON

CENTRAL = "match our juniors in finance with seniors outside finance, nobody their own manager, at most two each"


def read(text: str) -> Carried:
    return carried(LEXICON.read_query(text))


def conditions(some: tuple[PlanCondition, ...]) -> list[tuple[Any, ...]]:
    return [(one.field, one.op, one.value) if one.requires else (one.field, one.op, one.value, "preferred") for one in some]


SENTENCES: list[tuple[str, list[tuple[Any, ...]], list[tuple[Any, ...]], dict[str, Any]]] = [
    (
        CENTRAL,
        [("industry", "in", ["finance"]), ("stage", "in", ["early"])],
        [("stage", "in", ["senior"]), ("industry", "not_in", ["finance"])],
        {"max_load": 2},
    ),
    (
        "mentors for our nurses from another industry, at most three each, sharing a language",
        [("industry", "in", ["healthcare"])],
        [("industry", "not_in", ["healthcare"])],
        {"max_load": 3, "shared_language": "require"},
    ),
    (
        "Pair our apprentices with people in Europe, ideally from another field, not from their own organisation",
        [("stage", "in", ["early"])],
        [("region", "in", ["Europe"]), ("organisation", "not_in", ["own"])],
        {"cross_industry": "prefer"},
    ),
    (
        "Match interns with mentors outside their own company, each mentor at least one and at most two",
        [("stage", "in", ["early"])],
        [("organisation", "not_in", ["own"])],
        {"max_load": 2, "min_load": 1},
    ),
    (
        "people who speak Spanish, at least two hours a day in common; a common language would be a bonus",
        [],
        [("language", "in", ["Spanish"])],
        {"min_timezone_overlap_hours": 2.0, "shared_language": "prefer"},
    ),
    (
        "at least half of the pairs across industries, exactly two mentees each",
        [],
        [],
        {"min_cross_industry_share": 0.5, "cross_industry": "prefer", "max_load": 2, "min_load": 2},
    ),
    (
        "match our early-career people in technology with executives in other industries, Norwegian preferred",
        [("stage", "in", ["early"]), ("industry", "in", ["technology"])],
        [("stage", "in", ["executive"]), ("industry", "not_in", ["technology"]), ("language", "in", ["Norwegian"], "preferred")],
        {},
    ),
    ("nobody more than three mentees, fewer than four each", [], [], {"max_load": 3}),
]


@pytest.mark.parametrize(("text", "mentees", "mentors", "limits"), SENTENCES, ids=lambda value: str(value)[:24])
def test_a_sentence_becomes_the_rules_of_a_plan(text: str, mentees: Any, mentors: Any, limits: dict[str, Any]) -> None:
    found = read(text).rules
    assert conditions(found.mentees) == mentees
    assert conditions(found.mentors) == mentors
    plain = PlanRules()
    others = {key for key in PlanRules.model_fields if getattr(found, key) != getattr(plain, key)} - {"mentees", "mentors"}
    assert {key: getattr(found, key) for key in others} == limits


@pytest.mark.parametrize(
    ("text", "words", "because"),
    [
        ("senior women in engineering", "women", "by gender"),
        ("Everybody gets two mentors, one from another industry", "Everybody gets two mentors", "by parts"),
        ("match our new managers with people in Europe", "new managers", "No rule came"),
        ("retired people, free on Tuesday evenings", "Tuesday evenings", "No rule came"),
        ("time zones within two hours, senior people", "time zones within two hours", "No rule came"),
        ("fewer than one mentee each, senior people", "fewer than one mentee each", "without a match"),
        ("senior people, at most 0 each", "at most 0 each", "without a match"),
        ("senior people, at most one each, at least three each", "at least three each", "cannot both hold"),
        ("20 of the pairs across industries", "20 of the pairs across industries", "No rule came"),
        ("150 percent of pairs across industries", "150 percent of pairs", "No rule came"),
        ("match our early-career women with men", "women", "by gender"),
        ("match our early-career women with men", "men", "by gender"),
        ("match our young engineers with two or three experienced ladies in finance", "young", "by age"),
        ("match our young engineers with two or three experienced ladies in finance", "ladies", "by gender"),
        ("pair men with women who know accounting", "men", "by gender"),
        ("our women need mentors in finance", "women", "by gender"),
    ],
)
def test_what_a_plan_cannot_keep_is_said_with_why(text: str, words: str, because: str) -> None:
    left = read(text).left
    assert [one for one in left if words in one.words and because in one.because], left


@pytest.mark.parametrize("text", [CENTRAL, "not my manager, with places left", "one mentor each, senior people"])
def test_what_every_plan_keeps_to_is_said(text: str) -> None:
    found = read(text)
    assert found.always and not found.left


@pytest.mark.parametrize(
    ("rule", "kept", "left"),
    [
        (Rule(field="industry", op="not_in", value=["own"]), {"cross_industry": "require"}, 0),
        (Rule(field="industry", op="in", value=["own"]), {}, 1),
        (Rule(field="person", op="in", value=["manager"]), {}, 1),
        (Rule(field="stage", value=["senior"], on=False), {}, 1),
    ],
)
def test_rules_of_pairs(rule: Rule, kept: dict[str, Any], left: int) -> None:
    query = LEXICON.read_query("senior people").model_copy(update={"rules": [rule]})
    found = carried(query)
    assert {key: getattr(found.rules, key) for key in kept} == kept
    assert len(found.left) == left
    assert not found.rules.mentors


@pytest.mark.parametrize(
    "text", [one[0] for one in SENTENCES] + ['Quotes “"” and\n[[mentors]] \\ in\x7f finance, at most two each']
)
def test_the_file_says_the_same_again(text: str) -> None:
    found = read(text)
    assert read_rules(written(found)) == found.rules


def test_brought_rules_stand_over_those_of_a_cohort_and_leave_the_rest() -> None:
    before = PlanRules(max_load=5, no_repeat=False, forbid=(("a", "b"),), objective="worst-off")
    after = read(CENTRAL).over(before)
    assert (after.max_load, after.no_repeat, after.forbid, after.objective) == (2, False, (("a", "b"),), "worst-off")
    assert len(after.mentors) == 2


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("at most two each", set()),
        ("senior people, at most two each", {"mentors"}),
        ("match our juniors with people in Norway", {"mentees", "mentors"}),
        ("our apprentices with mentors from another industry", {"mentees"}),
    ],
)
def test_a_side_of_which_nothing_is_said_stays(text: str, replaced: set[str]) -> None:
    one = PlanCondition(field="language", value=["Sami"])
    before = PlanRules(mentees=(one,), mentors=(one,))
    after = read(text).over(before)
    assert {side for side in ("mentees", "mentors") if getattr(after, side) != (one,)} == replaced
