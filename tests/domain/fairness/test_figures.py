"""The figures of the audits."""

from xml.etree import ElementTree

import numpy as np
import pytest

from companion.domain.fairness.audits import Ranking, interval, kendall_tau, places_gained, shift
from companion.domain.fairness.exposure import exposure, gini
from companion.domain.fairness.exposure_plot import drawn


def ranking(order: list[int], people: int = 4) -> Ranking:
    total = np.full(people, -1.0, dtype=np.float32)
    total[order] = np.arange(len(order), 0, -1)
    return Ranking(np.array(order, dtype=np.int64), total)


@pytest.mark.parametrize(
    ("before", "after", "changed", "tau"),
    [
        ([0, 1, 2, 3], [0, 1, 2, 3], 0, 1.0),
        ([0, 1, 2, 3], [3, 2, 1, 0], 4, -1.0),
        ([0, 1, 2, 3], [1, 0, 2, 3], 2, 1 - 2 / 6),
        ([2, 0], [2, 0, 1], 1, 1.0),
        ([2], [2], 0, 1.0),
        ([], [], 0, 1.0),
    ],
)
def test_how_far_ranks_moved(before: list[int], after: list[int], changed: int, tau: float) -> None:
    one, other = ranking(before), ranking(after)
    assert shift([one], [other]).changed_ranks == changed
    assert kendall_tau(one, other) == pytest.approx(tau)
    assert one.same_as(other) is (changed == 0)


def test_a_score_that_differs_in_its_last_bit_is_not_the_same() -> None:
    one = ranking([0, 1])
    other = one._replace(total=np.nextafter(one.total, np.float32(9)))
    assert shift([one], [other]).changed_ranks == 0
    assert shift([one], [other]).largest_score_difference > 0
    assert not one.same_as(other)


def test_nothing_was_asked() -> None:
    assert shift([], []).ranks == 0
    assert interval([]) == (0.0, 0.0)


def test_places_gained_are_counted_for_some_people() -> None:
    people = np.array([False, True, False, True])
    assert places_gained(ranking([0, 1, 2, 3]), ranking([1, 0, 3, 2]), people) == 1.0
    assert places_gained(ranking([0]), ranking([0]), people) == 0.0


def test_an_interval_holds_its_mean_and_is_always_alike() -> None:
    low, high = interval([1.0, 2.0, 3.0, 4.0])
    assert low < 2.5 < high
    assert interval([1.0, 2.0, 3.0, 4.0]) == (low, high)


@pytest.mark.parametrize(
    ("times", "value"), [([1, 1, 1, 1], 0.0), ([0, 0, 0, 4], 0.75), ([1, 3], 0.25), ([0, 0], 0.0), ([], 0.0), ([5], 0.0)]
)
def test_gini(times: list[int], value: float) -> None:
    assert gini(times) == pytest.approx(value)


NAMES = {"a": "Ada <Holm>", "b": "Bo & Sons", "c": "Cy", "d": "Di"}


def test_how_suggestions_spread() -> None:
    found = exposure([["a", "b"], ["a"], [], ["a", "gone"]], NAMES, top=2)
    assert (found.needs, found.needs_without_suggestion, found.suggestions) == (4, 1, 4)
    assert found.most_suggested_share == 0.75
    assert (found.never_suggested, found.never_suggested_ids) == (2, ["c", "d"])
    assert [(one.person_id, one.times) for one in found.spread] == [("a", 3), ("b", 1), ("c", 0), ("d", 0)]


@pytest.mark.parametrize("answers", [[["a", "b"], ["a"]], [], [["a"]] * 40])
def test_the_picture_is_whole_and_names_each_bar(answers: list[list[str]]) -> None:
    picture = ElementTree.fromstring(drawn(exposure(answers, NAMES, top=2)))
    bars = [one for one in picture.iter() if one.get("class") == "bar"]
    assert len(bars) == len({who for answer in answers for who in answer})
    assert all(one.find("{*}title") is not None for one in bars)
    assert picture.get("aria-label")


def test_a_picture_of_nobody() -> None:
    assert ElementTree.fromstring(drawn(exposure([], {}, top=3))) is not None
