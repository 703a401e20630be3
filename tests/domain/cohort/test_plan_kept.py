"""Plans as they were stored: what was in the way is read back, whichever way it was kept."""

import pytest

from companion.domain.cohort.obstacles import Obstacle
from companion.domain.cohort.plan import Plan

LINES = ["max_load = 2: there are 4 places under it.", "Nobody speaks Frisian."]
NAMED = Obstacle(rule="max_load", setting=2, why="there are 4 places under it.")


@pytest.mark.parametrize(
    ("stored", "because", "in_the_way"),
    [
        ({"status": "infeasible", "because": LINES}, LINES, [Obstacle(why=line) for line in LINES]),
        ({"status": "infeasible", "in_the_way": [NAMED], "because": ["another"]}, [NAMED.in_file], [NAMED]),
        ({"status": "planned", "because": []}, [], []),
        ({"status": "planned"}, [], []),
    ],
)
def test_reasons_are_read_back(stored: dict[str, object], because: list[str], in_the_way: list[Obstacle]) -> None:
    plan = Plan.model_validate(stored)
    assert (plan.because, plan.in_the_way) == (because, in_the_way)
    assert Plan.model_validate_json(plan.model_dump_json()) == plan
