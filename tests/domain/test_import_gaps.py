import pytest

from companion.domain.import_gaps import gaps
from companion.domain.imports import Loaded
from companion.domain.people import Profile


def person(number: int, **mentoring: object) -> Profile:
    return Profile.model_validate({"id": f"p-{number}", "basics": {"name": "Ada"}, "mentoring": mentoring})


def mentees(count: int, **mentoring: object) -> list[Profile]:
    return [person(number, roles=["mentee"], **mentoring) for number in range(count)]


@pytest.mark.parametrize(
    "people", [[], [person(1, roles=["mentor"])], [*mentees(3), person(9, roles=["mentee"], goal="To lead")]]
)
def test_nothing_is_missing(people: list[Profile]) -> None:
    assert list(gaps(Loaded(left_out={"Availability": (2, 4)}), people)) == []


@pytest.mark.parametrize(("count", "said"), [(1, "The mentee does not have a goal"), (12, "None of the 12 mentees has a goal")])
def test_no_mentee_has_a_goal(count: int, said: str) -> None:
    (sentence,) = gaps(Loaded(), mentees(count))
    assert sentence.startswith(said)
    assert sentence.endswith("under the heading Goal and bring the file in again.")


def test_columns_nobody_read() -> None:
    said = list(gaps(Loaded(unused=["My wish", "x" * 80]), mentees(2)))
    assert said == [
        "None of the 2 mentees has a goal, so there is nothing to match them by.",
        f"Not read: “My wish” and “{'x' * 59}…”. If they hold something of use, give each a heading such as Goal for what they "
        "want to learn, and bring the file in again.",
    ]


def test_many_columns_are_counted() -> None:
    (said,) = gaps(Loaded(unused=[f"Q{number}" for number in range(9)]), [])
    assert said.startswith("Not read: “Q0”, “Q1”, “Q2”, “Q3”, “Q4” and 4 more. ")


@pytest.mark.parametrize(("left_out", "said"), [((3, 3), "Nothing under"), ((3, 4), "Only 1 of 4 cells under")])
def test_most_of_a_column_left_out(left_out: tuple[int, int], said: str) -> None:
    (sentence,) = gaps(Loaded(left_out={"Availability": left_out}), [])
    assert sentence.startswith(f"{said} “Availability” could be read.")
