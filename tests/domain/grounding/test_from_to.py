"""Ways of figures: their order, their stations, and what was left told as what was reached."""

import pytest

from companion.domain.grounding.from_to import end_differs, order_differs

ORCHARD = "I looked after the orchard for nine years: from 300 trees to 80 and back to 210."
DATED = "Late trains were 14 a week in 2017 and 3 in 2021."


@pytest.mark.parametrize(
    ("claim", "line", "differs"),
    [
        ("saw an orchard shrink from 300 trees to 80", ORCHARD, False),
        ("brought it from 80 back to 210", ORCHARD, False),
        ("saw it go from 300 to 210", ORCHARD, False),
        ("saw it go from 80 trees to 300", ORCHARD, True),
        ("saw it go from 300 trees to 150", ORCHARD, True),
        ("brought late trains from 14 a week to 3", DATED, False),
        ("brought late trains from 3 a week to 14", DATED, True),
        ("cut the queue from nine to four", "Cut the queue from four to nine.", True),
    ],
)
def test_the_order_of_figures(claim: str, line: str, differs: bool) -> None:
    assert order_differs(claim, line) is differs


@pytest.mark.parametrize(
    ("claim", "differs"), [("came down to 80 trees", False), ("grew to 300 trees", True), ("rose to 210", False)]
)
def test_what_was_left_is_not_what_was_reached(claim: str, differs: bool) -> None:
    assert end_differs(claim, ORCHARD) is differs
