"""Two judges' grades: the lower counts, and the cases hold what counts."""

import pytest

from evals.judging import Pair, agreement, grades, read_pairs
from evals.matching import read_cases

CASES = read_cases()
PAIRS = read_pairs(CASES.version)


@pytest.mark.parametrize(("first", "second", "grade"), [(2, 2, 2), (2, 1, 1), (1, 2, 1), (1, 0, 0), (0, 0, 0)])
def test_the_lower_grade_counts(first: int, second: int, grade: int) -> None:
    assert Pair("n01", "p-0101", first, second).grade == grade


def test_the_cases_hold_the_grades_that_count() -> None:
    judged = grades(PAIRS)
    for case in (*CASES.needs, *CASES.profiles):
        assert case.people == {person: grade for person, grade in judged[case.id].items() if grade}


def test_every_pair_is_there_once_and_every_need_was_judged() -> None:
    assert len({(pair.need, pair.person) for pair in PAIRS}) == len(PAIRS)
    assert {pair.need for pair in PAIRS} == {case.id for case in (*CASES.needs, *CASES.profiles, *CASES.far)}


@pytest.mark.parametrize(
    ("graded", "alike", "kappa"),
    [
        ([(0, 0), (1, 1), (2, 2)], 1.0, 1.0),
        ([(0, 0), (0, 1), (1, 0), (1, 1)], 0.5, 0.0),
        ([(0, 1), (1, 0)], 0.0, -1.0),
    ],
)
def test_agreement_beyond_chance(graded: list[tuple[int, int]], alike: float, kappa: float) -> None:
    found = agreement([Pair("n01", f"p-{place}", *both) for place, both in enumerate(graded)])
    assert (found["alike"], found["kappa"]) == (alike, kappa)


def test_grades_further_apart_weigh_more() -> None:
    near = agreement([Pair("n01", f"p-{place}", *both) for place, both in enumerate([(0, 0), (1, 1), (2, 2), (1, 2)])])
    far = agreement([Pair("n01", f"p-{place}", *both) for place, both in enumerate([(0, 0), (1, 1), (2, 2), (0, 2)])])
    assert near["weighted"] > far["weighted"]
