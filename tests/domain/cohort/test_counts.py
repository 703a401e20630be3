"""What a lead is told of answers: nothing below five, and nothing that subtraction brings out."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.cohort.changes import changes
from companion.domain.cohort.mended import mended
from companion.domain.cohort.plan import Choice, Plan, PlannedPair, Unmatched
from companion.domain.cohort.small_counts import LEAST, one_told, told

MOST = 28


def shown(*numbers):
    return [one.at_least for one in told({str(place): number for place, number in enumerate(numbers)})]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ((12, 7, 30), [10, 5, 30]), ((4, 7, 30), [None, None, 30]), ((30, 7, 4), [None, 5, None]), ((4, 4, 30), [None] * 3),
        ((0, 2, 30), [None] * 3), ((3,), [None]), ((30,), [30]), ((9, 9, 4), [None, 5, None]), ((0, 30), [None, None]),
        ((), []), ((2, 3, 9), [None, None, 5]), ((0, 0, 0), [None] * 3),
    ],
)  # fmt: skip
def test_counts_are_withheld_and_rounded(numbers, found):
    assert shown(*numbers) == found


@given(st.lists(st.integers(0, 40), min_size=1, max_size=5))
def test_nothing_small_can_be_had_by_subtraction(numbers):
    found = shown(*numbers)
    withheld = [number for number, each in zip(numbers, found, strict=True) if each is None]
    assert all(each is None or each >= LEAST for each in found)
    assert not withheld or len(withheld) == len(numbers) or (len(withheld) > 1 and sum(withheld) >= LEAST)


def test_whoever_knows_the_whole_cannot_tell_who_was_withheld():
    """Of every group of three with the same sum and the same answer, no withheld count is the same in all of them."""
    seen = {}
    for numbers in product(range(MOST), repeat=3):
        found = shown(*numbers)
        if sum(numbers) < MOST and None in found and any(found):
            seen.setdefault((sum(numbers), tuple(found)), []).append(numbers)
    for (_, found), possible in seen.items():
        for place, each in enumerate(found):
            assert each is not None or len({numbers[place] for numbers in possible}) > 1


@pytest.mark.parametrize(
    ("number", "among", "found"), [(4, 30, None), (5, 30, 5), (9, 30, 5), (27, 30, None), (0, 0, None), (25, 30, 25)]
)
def test_one_count_of_a_known_group(number, among, found):
    assert one_told(number, among=among) == found


def pair(mentee, mentor):
    return PlannedPair(
        mentee=mentee, mentor=mentor, mentee_name=mentee.upper(), mentor_name=mentor.upper(), similarity=0.5, fit=0.5, regret=0,
        place=1,
    )  # fmt: skip


def plan(*pairs, unmatched=(), idle=()):
    return Plan(
        status="planned", proposals=[pair(*one) for one in pairs], idle_mentors=list(idle),
        unmatched=[Unmatched(mentee=one, because="no place") for one in unmatched],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (None, plan(("a", "x")), []), (plan(("a", "x")), plan(("a", "x")), []),
        (plan(("a", "x")), plan(("a", "y")), ["A is planned with Y instead of X."]),
        (plan(), plan(("a", "y")), ["A is planned with Y; there was nobody before."]),
        (
            plan(("a", "x")), plan(unmatched=["a"], idle=["x"]),
            ["A is no longer planned with X.", "Without a match: 1 (before: 0).",
             "Mentors with nobody now who had somebody before: 1."],
        ),
    ],
)  # fmt: skip
def test_what_changed_in_words(before, after, lines):
    assert changes(before, after) == lines


@pytest.mark.parametrize(("moved", "line"), [(0, []), (4, []), (5, ["5 or more"]), (9, ["5 or more"]), (12, []), (17, [])])
def test_of_those_who_were_asked_only_many_are_told_of(moved, line):
    people = [f"m{number:02d}" for number in range(16)]
    before = plan(*((one, "x") for one in people))
    after = plan(*((one, "y" if place < moved else "x") for place, one in enumerate(people)), idle=["x"])
    found = changes(before, after, asked=frozenset(people))
    assert len(found) == len(line) and all(words in found[0] for words in line)


def test_of_those_who_are_without_only_whom_nobody_asked_are_counted():
    before, after = plan(("a", "x")), plan(unmatched=["a", "b"])
    assert changes(before, after, asked=frozenset({"a"})) == ["Without a match: 1 (before: 0)."]


def test_a_plan_of_a_few_is_put_beside_what_is_held():
    before = plan(("a", "x"), ("b", "y"), unmatched=["d"], idle=["z"])
    few = plan(("a", "z"), unmatched=["d"])
    found = mended(before, few, {("b", "y")})
    assert [(one.mentee, one.mentor) for one in found.proposals] == [("b", "y"), ("a", "z")]
    assert (found.idle_mentors, [one.mentee for one in found.unmatched]) == (["x"], ["d"])
    counts = found.totals
    assert (counts.similarity, counts.worst, counts.mentors_used, counts.unmatched, counts.top_three_share) == (
        1.0,
        0.5,
        2,
        1,
        1.0,
    )
    assert mended(before, plan(unmatched=["a"]), set()).totals.unmatched == 1


def test_accepted_pairs_were_not_weighed_and_move_no_figure_but_the_load():
    accepted = pair("b", "y").model_copy(update={"kept": "accepted", "similarity": 0.0, "fit": 0.0, "place": 0})
    before = plan(("a", "x")).model_copy(update={"proposals": [pair("a", "x"), accepted]})
    counts = mended(before, plan(("c", "z")), {("a", "x"), ("b", "y")}).totals
    assert (counts.worst, counts.worst_fit, counts.similarity, counts.own_first_share, counts.mentors_used) == (
        0.5, 0.5, 1.0, 1.0, 3,
    )  # fmt: skip


def test_a_plan_names_everybody_in_it():
    near = Choice(mentor="w", costs_others=0.0)
    one = pair("a", "x").model_copy(update={"runner_up": near, "choices": [Choice(mentor="v", costs_others=0.0)]})
    assert Plan(status="planned", proposals=[one], idle_mentors=["z"]).people == {"a", "x", "w", "v", "z"}
