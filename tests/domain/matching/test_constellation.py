import numpy as np
import pytest

from companion.domain.matching.constellation import Candidate, choose, covered
from companion.domain.matching.pool import Facts

ASPECTS = ["pricing", "apprentices"]


def candidate(row, *chances, crossing=None, **rest):
    return Candidate(row, Facts(person_id=f"p{row}", name=f"P{row}", **rest), np.array(chances), crossing)


def rows(chosen):
    return [one.candidate.row for one in chosen]


def test_people_who_cover_different_aspects_go_before_the_second_best_on_one():
    candidates = [candidate(0, 0.95, 0.1), candidate(1, 0.94, 0.1), candidate(2, 0.1, 0.9)]
    assert rows(choose(candidates, ASPECTS, size=2)) == [0, 2]


def test_it_stops_when_the_next_would_add_too_little():
    same = [candidate(row, 0.95, 0.9, industries=("arts",)) for row in range(4)]
    assert rows(choose(same, ASPECTS)) == [0]


def test_a_view_from_another_industry_is_worth_something():
    candidates = [
        candidate(0, 0.95, 0.9, industries=("arts",)),
        candidate(1, 0.95, 0.9, industries=("arts",)),
        candidate(2, 0.8, 0.8, industries=("retail",)),
    ]
    chosen = choose(candidates, ASPECTS, size=2)
    assert rows(chosen) == [0, 2]
    assert chosen[1].role == "from another industry"
    assert chosen[1].adds == "Speaks of “pricing” and “apprentices” from retail, where the others do not work."


@pytest.mark.parametrize(
    ("one", "seeker", "role"),
    [
        ({"crossing": ("nurse", "analyst")}, None, "walked the same road"),
        ({"stage": "mid"}, {"stage": "early"}, "a step ahead"),
        ({"stage": "early"}, {"stage": "early"}, "a peer"),
        ({"stage": "executive"}, {"stage": "early"}, "knows this work"),
        ({"stage": "retired"}, {"stage": "retired"}, "knows this work"),
        ({"industries": ("arts",)}, {"industries": ("retail",)}, "from another industry"),
        ({"industries": ("arts",)}, None, "knows this work"),
    ],
)
def test_the_part_of_the_first(one, seeker, role):
    person = Facts(person_id="me", name="Me", **seeker) if seeker else None
    assert choose([candidate(0, 0.9, 0.9, **one)], ASPECTS, seeker=person)[0].role == role


def test_what_each_adds_is_said():
    chosen = choose([candidate(0, 0.95, 0.1), candidate(1, 0.1, 0.9, crossing=("cook", "coder"))], ASPECTS)
    assert {one.candidate.row: one.adds for one in chosen} == {
        0: "The only one of them who speaks of “pricing”.",
        1: "The only one of them who speaks of “apprentices”.",
    }
    alone = choose([candidate(0, 0.95, 0.9, crossing=("cook", "coder"))], ASPECTS)
    assert alone[0].adds == "Has made the crossing from cook to coder."
    assert choose([candidate(0, 0.95, 0.1)], ASPECTS)[0].adds == "Speaks of “pricing”."
    assert choose([candidate(0, 0.2, 0.1)], ASPECTS)[0].adds == "Comes near to what you ask as a whole."
    three = choose([candidate(0, 0.95, 0.9, 0.9)], ["pricing.", "apprentices", "leases"])
    assert three[0].adds == "Speaks of “pricing”, “apprentices” and “leases”."


def test_covered_is_what_somebody_chosen_meets():
    assert covered(choose([candidate(0, 0.95, 0.1)], ASPECTS), ASPECTS) == ["pricing"]


@pytest.mark.parametrize("size", [0, 1, 4])
def test_never_more_than_asked_for_and_none_from_nobody(size):
    candidates = [candidate(row, 0.9 * (row == 0), 0.9 * (row == 1), industries=(f"i{row}",)) for row in range(2)]
    assert len(choose(candidates, ASPECTS, size=size)) <= size
    assert choose([], ASPECTS, size=size) == []
