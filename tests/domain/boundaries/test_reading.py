"""From signs and leanings to what is met."""

import pytest

from companion.domain.boundaries.reading import (
    LEANS_A_LITTLE,
    LEANS_ALONE,
    LEANS_AWAY,
    LEANS_TO_ANOTHER,
    LEANS_TOO,
    Met,
    met_by,
    together,
)
from companion.domain.boundaries.signs import Sign

SURE = Sign("B2", "stop", ("hits me",), ())
MAYBE = Sign("B2", "stop", (), ("afraid",))
LEGAL = Sign("B5", "gentle", ("visa",), ())


@pytest.mark.parametrize(
    ("signs", "chances", "expected"),
    [
        ([SURE], {}, [Met("B2", True, ("hits me",))]),
        ([SURE], {"-": LEANS_AWAY}, []),
        ([MAYBE], {}, []),
        ([MAYBE], {"B2!": LEANS_TOO}, [Met("B2", True, ("afraid",))]),
        ([], {"B2!": LEANS_ALONE}, [Met("B2", True, ("The sentence.",))]),
        ([], {"B2!": LEANS_A_LITTLE}, [Met("B2", False, ("The sentence.",))]),
        ([], {"B2?": LEANS_A_LITTLE}, [Met("B2", False, ("The sentence.",))]),
        ([], {"B2!": LEANS_A_LITTLE - 0.01}, []),
        ([LEGAL], {}, [Met("B5", False, ("visa",))]),
        ([], {"-": 1.0}, []),
        ([], {"B9!": LEANS_TO_ANOTHER}, [Met("B9", True, ("The sentence.",))]),
        ([], {"B20?": LEANS_TO_ANOTHER}, [Met("B20", False, ("The sentence.",))]),
        ([], {"B9!": LEANS_TO_ANOTHER - 0.01}, []),
        ([], {"B9!": LEANS_TO_ANOTHER, "B2!": LEANS_A_LITTLE}, [Met("B2", False, ("The sentence.",))]),
    ],
)
def test_what_a_sentence_meets(signs: list[Sign], chances: dict[str, float], expected: list[Met]) -> None:
    assert met_by("The sentence. ", signs, chances) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], []),
        ([Met("B5", False, ("a",)), Met("B5", False, ("b", "a"))], [Met("B5", False, ("a", "b"))]),
        ([Met("B1", False, ("a",)), Met("B1", True, ("b",))], [Met("B1", True, ("b",))]),
        ([Met("B1", True, ("b",)), Met("B1", False, ("a",))], [Met("B1", True, ("b",))]),
        ([Met("B20", False, ("a",)), Met("B10", True, ("b",))], [Met("B10", True, ("b",)), Met("B20", False, ("a",))]),
        ([Met("B10", True, ("a",)), Met("B1", True, ("b",))], [Met("B1", True, ("b",))]),
    ],
)
def test_each_case_once_and_danger_alone(found: list[Met], expected: list[Met]) -> None:
    assert together(found) == expected
